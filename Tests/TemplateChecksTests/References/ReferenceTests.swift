import Testing

@Suite struct ReferenceTests {
    @Test(
        arguments: [
            (
                "!Ref Topc",
                "error[REF-02]: there is no resource, parameter or pseudo parameter 'Topc'; did you mean 'Topic'? [Ref]"
            ),
            (
                "!Ref AWS::Regoin",
                "error[REF-02]: there is no resource, parameter or pseudo parameter 'AWS::Regoin'; "
                    + "did you mean 'AWS::Region'? [Ref]"
            ),
            ("!GetAtt Tpic.TopicArn", "error[REF-02]: there is no resource 'Tpic'; did you mean 'Topic'? [Fn::GetAtt]"),
            (
                "!GetAtt Text.Arn",
                "error[REF-02]: there is no resource 'Text'; the name is that of a parameter [Fn::GetAtt]"
            ),
            (
                "!Sub '${Nothing} ${Nothing}'",
                "error[REF-02]: there is no resource, parameter or pseudo parameter 'Nothing' [Fn::Sub]"
            ),
            ("!Sub '${Nothing.Arn}'", "error[REF-02]: there is no resource 'Nothing' [Fn::Sub]"),
            (
                "!GetAtt Topic.Arn",
                "error[REF-03]: 'Arn' is no attribute of 'Topic' (AWS::SNS::Topic), which has 'ArchivePolicy', "
                    + "'ContentBasedDeduplication', 'DataProtectionPolicy', 'DeliveryStatusLogging', 'DisplayName', "
                    + "'FifoThroughputScope', 'FifoTopic', 'KmsMasterKeyId', 'MaximumMessageSize', 'SignatureVersion', "
                    + "'Subscription', 'Tags' and 3 more; did you mean 'TopicArn'? [Fn::GetAtt]"
            ),
            (
                "!Sub '${User.Urn}'",
                "error[REF-03]: 'Urn' is no attribute of 'User' (AWS::SQS::Queue), which has 'Arn', "
                    + "'ContentBasedDeduplication', 'DeduplicationScope', 'DelaySeconds', 'FifoQueue', "
                    + "'FifoThroughputLimit', 'KmsDataKeyReusePeriodSeconds', 'KmsMasterKeyId', 'MaximumMessageSize', "
                    + "'MessageRetentionPeriod', 'QueueName', 'QueueUrl' and 6 more; did you mean 'Arn'? [Fn::Sub]"
            ),
            ("!If [IsBg, 1, 2]", "error[CON-02]: there is no condition 'IsBg'; did you mean 'IsBig'? [Fn::If/0]"),
            (
                "!FindInMap [Size, a, b]",
                "error[REF-09]: there is no mapping 'Size'; did you mean 'Sizes'? [Fn::FindInMap/0]"
            ),
            (
                "!FindInMap [Sizes, smal, Count]",
                "error[REF-10]: mapping 'Sizes' has no key 'smal', but only 'small' and 'large'; did you mean 'small'? "
                    + "[Fn::FindInMap/1]"
            ),
            (
                "!FindInMap [Sizes, small, Size]",
                "error[REF-10]: 'small' of mapping 'Sizes' has no key 'Size', but only 'Count' and 'Names' [Fn::FindInMap/2]"
            ),
            (
                "!FindInMap [Sizes, !Ref AWS::Region, Name]",
                "error[REF-10]: mapping 'Sizes' has no key 'Name', but only 'Count' and 'Names'; did you mean 'Names'? "
                    + "[Fn::FindInMap/2]"
            ),
        ]
    )
    func namesMustExist(_ value: String, _ finding: String) throws {
        try expectValueFindings(value, [finding])
    }

    @Test func typesOfOthersHaveAnyAttribute() throws {
        try expectReferenceFindings(
            """
            Resources:
              A: {Type: Custom::Thing}
              B: {Type: AWS::CloudFormation::CustomResource}
              C: {Type: Vendor::Service::Type}
              D: {Type: Vendor::Service::Type::MODULE}
              E: {Type: AWS::CloudFormation::Stack}
              F: {Type: !Ref Unknown}
              G: {Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct}
            Outputs:
              Own:
                Value: !Sub >-
                  ${A.X} ${B.X.Y} ${C.X} ${D.Bucket.Arn} ${E.Outputs.X} ${F.X} ${DBucket.Arn} ${DTopic} ${G.Outputs.X}
              Bad:
                Value: !GetAtt E.Output
            """,
            [
                "error[REF-03]: 'Output' is no attribute of 'E' (AWS::CloudFormation::Stack), which has 'Outputs.*' and "
                    + "'StackId'; did you mean 'Outputs.*'? [Outputs/Bad/Value/Fn::GetAtt]"
            ]
        )
    }

    @Test func dependencies() throws {
        try expectReferenceFindings(
            """
            Resources:
              A:
                Type: AWS::SQS::Queue
                DependsOn: [B, Bb, A]
              B:
                Type: AWS::SQS::Queue
                DependsOn: Parameter
            Parameters:
              Parameter: {Type: String}
            """,
            [
                "error[REF-02]: there is no resource 'Bb'; did you mean 'B'? [Resources/A/DependsOn/1]",
                "error[REF-01]: 'A' depends on itself; remove it from 'DependsOn' [Resources/A/DependsOn/2]",
                "error[REF-02]: there is no resource 'Parameter'; the name is that of a parameter [Resources/B/DependsOn]",
                "warning[REF-06]: parameter 'Parameter' is not used; remove it [Parameters/Parameter]",
            ]
        )
    }

    @Test func exportsDoNotDependOnResources() throws {
        try expectReferenceFindings(
            """
            Parameters:
              Name: {Type: String}
            Resources:
              Queue: {Type: AWS::SQS::Queue}
              Other:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !ImportValue {'Fn::Sub': '${Queue}-name'}
            Outputs:
              Good:
                Value: !Ref Queue
                Export: {Name: !Sub '${AWS::StackName}-${Name}'}
              Bad:
                Value: !Ref Queue
                Export: {Name: !Join ['-', [!GetAtt Queue.QueueName, url]]}
            """,
            [
                "error[CFN-09]: the name that 'Fn::ImportValue' reads must not depend on resources, but refers to 'Queue' "
                    + "[Resources/Other/Properties/QueueName/Fn::ImportValue/Fn::Sub]",
                "error[CFN-09]: the name of the export of output 'Bad' must not depend on resources, but refers to 'Queue' "
                    + "[Outputs/Bad/Export/Name/Fn::Join/1/0/Fn::GetAtt]",
            ]
        )
    }

    @Test func resourcesOfOtherConditions() throws {
        try expectReferenceFindings(
            """
            Parameters:
              Stage: {Type: String, AllowedValues: [dev, test, prod]}
            Conditions:
              IsDev: !Equals [!Ref Stage, dev]
              IsProd: !Equals [!Ref Stage, prod]
              IsNotDev: !Not [!Condition IsDev]
            Resources:
              Prod: {Type: AWS::SQS::Queue, Condition: IsProd}
              NotDev: {Type: AWS::SQS::Queue, Condition: IsNotDev}
              Always:
                Type: AWS::SNS::Topic
                DependsOn: Prod
                Properties:
                  DisplayName: !GetAtt Prod.QueueName
                  TopicName: !If [IsProd, !GetAtt NotDev.QueueName, !Sub '${Prod}']
                  KmsMasterKeyId: !If [IsDev, !Ref Prod, !Ref NotDev]
              OnlyProd:
                Type: AWS::SNS::Topic
                Condition: IsProd
                Properties:
                  DisplayName: !GetAtt NotDev.QueueName
            Outputs:
              Good:
                Condition: IsProd
                Value: !Ref NotDev
              Bad:
                Condition: IsNotDev
                Value: !Ref Prod
            """,
            [
                "warning[REF-05]: 'Prod' exists only if condition 'IsProd' is true, but 'Always' refers to it also when it is "
                    + "false; use 'Fn::If' with 'IsProd' [Resources/Always/Properties/DisplayName/Fn::GetAtt]",
                "warning[REF-05]: 'Prod' exists only if condition 'IsProd' is true, but 'Always' refers to it also when it is "
                    + "false and 'IsDev' is true; use 'Fn::If' with 'IsProd' "
                    + "[Resources/Always/Properties/KmsMasterKeyId/Fn::If/1/Ref]",
                "warning[REF-05]: 'Prod' exists only if condition 'IsProd' is true, but output 'Bad' refers to it also when it is "
                    + "false and 'IsNotDev' is true; use 'Fn::If' with 'IsProd' [Outputs/Bad/Value/Ref]",
            ]
        )
    }

    @Test func serverlessTemplatesHaveMoreResources() throws {
        try expectReferenceFindings(
            """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Environment: {Variables: {TABLE: !Ref Tabel}}
            Resources:
              Work: {Type: AWS::Serverless::Function, DependsOn: [WorkRole, Missing]}
              Table: {Type: AWS::Serverless::SimpleTable}
            Outputs:
              Own: {Value: !Sub '${WorkRole.Arn} ${Work.Version} ${ServerlessRestApi} ${Work.Arn} ${Wrk.Arn}'}
            """,
            [
                "error[REF-02]: there is no resource, parameter or pseudo parameter 'Tabel'; did you mean 'Table'? "
                    + "[Globals/Function/Environment/Variables/TABLE/Ref]",
                "error[REF-02]: there is no resource 'Missing' [Resources/Work/DependsOn/1]",
                "error[REF-02]: there is no resource 'Wrk'; did you mean 'Work'? [Outputs/Own/Value/Fn::Sub]",
            ]
        )
    }

    @Test(arguments: ["Transform: Own", "Transform: {Name: AWS::Include}", "Fn::Transform: {Name: AWS::Include}"])
    func macrosMayAddEverything(_ transform: String) throws {
        try expectReferenceFindings(
            """
            \(transform)
            Parameters:
              Unused: {Type: String}
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                DependsOn: A
                Properties: [!Ref A, !GetAtt B.Arn, !Sub '${C}', !FindInMap [M, a, b], !If [D, 1, 2]]
            """,
            []
        )
    }

    @Test func sectionsMayBeOpen() throws {
        try expectReferenceFindings(
            """
            Parameters:
              Stage: {Type: String}
            Mappings:
              Fn::Transform: {Name: AWS::Include}
              Open: {Fn::Transform: {Name: AWS::Include}}
              Half:
                a: {Fn::Transform: {Name: AWS::Include}}
            Conditions:
              Fn::Transform: {Name: AWS::Include}
            Resources:
              Fn::Transform: {Name: AWS::Include}
              Queue:
                Type: AWS::SQS::Queue
                Metadata: [!Ref A, !GetAtt B.Arn, !FindInMap [Open, a, b], !FindInMap [Half, a, b], !If [D, 1, 2]]
            """,
            []
        )
    }

    @Test func keysOfParameters() throws {
        try expectReferenceFindings(
            """
            Parameters:
              Size: {Type: String, AllowedValues: [small, large, huge]}
              Kind: {Type: String, AllowedValues: [x, y]}
              Place: {Type: String, Default: here}
              Free: {Type: String}
              Stored: {Type: AWS::SSM::Parameter::Value<String>, Default: /size}
            Mappings:
              Sizes:
                small: {Count: 1}
                large: {Count: 2}
            Conditions:
              IsHuge: !Equals [!Ref Size, huge]
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Metadata:
                  - !FindInMap [Sizes, !Ref Size, Count]
                  - !FindInMap [Sizes, !Ref Kind, Count]
                  - !FindInMap [Sizes, !Ref Place, Count]
                  - !FindInMap [Sizes, small, !Ref Place]
                  - !FindInMap [Sizes, !Ref Free, Count]
                  - !FindInMap [Sizes, !Ref Stored, Count]
                  - !If [IsHuge, 1, !FindInMap [Sizes, !Ref Size, Count]]
                  - !If [IsHuge, !FindInMap [Sizes, !Ref Size, Count], 1]
            """,
            [
                "warning[REF-11]: mapping 'Sizes' has no key 'huge', which is allowed for parameter 'Size', but only 'small' and "
                    + "'large' [Resources/Queue/Metadata/0/Fn::FindInMap/1]",
                "error[REF-10]: mapping 'Sizes' has no key 'x' and 'y', which are allowed for parameter 'Kind', but only 'small' "
                    + "and 'large' [Resources/Queue/Metadata/1/Fn::FindInMap/1]",
                "warning[REF-11]: mapping 'Sizes' has no key 'here', which is the default of parameter 'Place', but only 'small' "
                    + "and 'large' [Resources/Queue/Metadata/2/Fn::FindInMap/1]",
                "warning[REF-11]: 'small' of mapping 'Sizes' has no key 'here', which is the default of parameter 'Place', but "
                    + "only 'Count' [Resources/Queue/Metadata/3/Fn::FindInMap/2]",
                "warning[REF-11]: mapping 'Sizes' has no key 'huge', which is allowed for parameter 'Size', but only 'small' and "
                    + "'large' [Resources/Queue/Metadata/7/Fn::If/1/Fn::FindInMap/1]",
            ]
        )
    }

    @Test func whatIsDeclaredIsUsed() throws {
        try expectReferenceFindings(
            """
            Parameters:
              InRef: {Type: String}
              InSub: {Type: String}
              InMapOfSub: {Type: String}
              InRule: {Type: String}
              InNothing: {Type: String}
            Rules:
              Rule: {Assertions: [{Assert: !Equals [!Ref InRule, a]}]}
            Mappings:
              Used: {a: {b: c}}
              Unused: {a: {b: c}}
            Conditions:
              OfResource: !Equals [!Ref InRef, a]
              OfOutput: !Equals [!Ref InRef, b]
              OfIf: !Equals [!Ref InSub, c]
              OfCondition: !Equals [!Ref InRef, d]
              OfNothing: !Not [!Condition OfCondition]
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Condition: OfResource
                Metadata: [!Sub '${InSub}', !Sub ['${A}', {A: !Ref InMapOfSub}], !FindInMap [Used, a, b], !If [OfIf, 1, 2]]
            Outputs:
              Own: {Condition: OfOutput, Value: 1}
            """,
            [
                "warning[REF-06]: parameter 'InNothing' is not used; remove it [Parameters/InNothing]",
                "warning[REF-07]: mapping 'Unused' is not used; remove it [Mappings/Unused]",
                "warning[REF-08]: condition 'OfNothing' is not used; remove it [Conditions/OfNothing]",
            ]
        )
    }

    @Test func computedNamesMayUseEverything() throws {
        try expectReferenceFindings(
            """
            Transform: AWS::LanguageExtensions
            Parameters:
              InNothing: {Type: String}
            Mappings:
              Unused: {a: {b: c}}
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Metadata:
                  Ref: !Sub 'In${AWS::Region}'
            """,
            []
        )
    }
}
