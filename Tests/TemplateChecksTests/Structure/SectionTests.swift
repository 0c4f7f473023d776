import Testing

@Suite("Sections")
struct SectionTests {
    @Test func everySectionIsAccepted() throws {
        try expectFindings(
            """
            AWSTemplateFormatVersion: 2010-09-09
            Description: All sections
            Metadata: {Owner: {Team: orders}}
            Parameters: {Stage: {Type: String}}
            Rules: {Stages: {Assertions: [{Assert: !Equals [!Ref Stage, prod]}]}}
            Mappings: {Sizes: {prod: {Size: 3}}}
            Conditions: {IsProd: !Equals [!Ref Stage, prod]}
            Transform: AWS::LanguageExtensions
            Hooks: {Shift: {Type: 'AWS::CodeDeploy::BlueGreen', Properties: {ServiceRole: role}}}
            Resources: {Topic: {Type: 'AWS::SNS::Topic', Condition: IsProd}}
            Outputs: {Size: {Value: !FindInMap [Sizes, prod, Size]}}
            """,
            []
        )
    }

    @Test func anUnknownSectionIsReported() throws {
        try expectFindings(
            """
            Parameter: {}
            Notes: {}
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            [
                "error[TPL-01]: a template cannot have a section 'Parameter'; did you mean 'Parameters'? [Parameter]",
                """
                error[TPL-01]: a template cannot have a section 'Notes', but only 'AWSTemplateFormatVersion', 'Conditions', \
                'Description', 'Globals', 'Hooks', 'Mappings', 'Metadata', 'Outputs', 'Parameters', 'Resources', 'Rules' \
                and 'Transform' [Notes]
                """,
            ]
        )
    }

    @Test func whatAMacroReadsIsAccepted() throws {
        try expectFindings(
            """
            Transform: [MyMacro]
            Notes: {}
            Parameters: {Stage: {Type: String, Label: x}}
            Resources: {Topic: {Count: 3, Type: 'AWS::SNS::Topic', UpdatePolicy: }}
            """,
            [
                """
                error[TPL-30]: 'UpdatePolicy' of 'Topic' (AWS::SNS::Topic) is not supported; only 'AWS::AppStream::Fleet', \
                'AWS::AutoScaling::AutoScalingGroup', 'AWS::ElastiCache::ReplicationGroup', 'AWS::Elasticsearch::Domain', \
                'AWS::Lambda::Alias' and 'AWS::OpenSearchService::Domain' have one [Resources/Topic/UpdatePolicy]
                """
            ]
        )
    }

    @Test(arguments: ["[]", "text", "3"])
    func aSectionOfAnotherFormIsReported(_ value: String) throws {
        let summary = ["[]": "an empty list", "text": "'text'", "3": "3"][value] ?? ""
        try expectFindings(
            """
            Parameters: \(value)
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            [
                """
                error[TPL-02]: section 'Parameters' is \(summary), but must be an object of parameters by their logical IDs \
                [Parameters]
                """
            ]
        )
    }

    @Test func anotherFormatVersionIsReported() throws {
        try expectFindings(
            """
            AWSTemplateFormatVersion: '2012-10-17'
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            [
                """
                error[TPL-03]: 'AWSTemplateFormatVersion' is '2012-10-17', but must be '2010-09-09' \
                [AWSTemplateFormatVersion]
                """
            ]
        )
    }

    @Test func aComputedDescriptionIsReported() throws {
        try expectFindings(
            """
            Description: !Sub '${AWS::StackName}'
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            ["error[TPL-04]: 'Description' is the function 'Fn::Sub', but must be a string [Description]"]
        )
    }

    @Test func aTemplateWithoutResourcesIsReported() throws {
        try expectFindings(
            "Description: Nothing",
            ["error[TPL-05]: the template must have a section 'Resources'"]
        )
        try expectFindings(
            "Resources: {}",
            ["error[TPL-05]: section 'Resources' is empty, but must have at least one resource [Resources]"]
        )
        try expectFindings("Transform: {Name: AWS::Include, Parameters: {Location: 's3://bucket/key'}}", [])
    }

    @Test func aTransformOfAnotherFormIsReported() throws {
        try expectFindings(
            """
            Transform: [AWS::LanguageExtensions, {Nam: AWS::Include}, 3]
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            [
                "error[TPL-06]: item 2 of 'Transform' cannot have 'Nam'; did you mean 'Name'? [Transform/1/Nam]",
                "error[TPL-06]: item 2 of 'Transform' must have 'Name' [Transform/1]",
                """
                error[TPL-06]: item 3 of 'Transform' is 3, but must be the name of a macro or an object with 'Name' \
                [Transform/2]
                """,
            ]
        )
        try expectFindings(
            """
            Transform: !Ref Macro
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            [
                """
                error[TPL-06]: 'Transform' is the function 'Ref', but must be the name of a macro or an object with 'Name' \
                [Transform]
                """
            ]
        )
    }

    @Test func aNullIsReportedOnce() throws {
        let message = "the value is null, which templates cannot have; give it a value or remove it"
        try expectFindings(
            """
            Parameters:
            Metadata: {Owner: [null]}
            Resources:
              Topic: {Type: 'AWS::SNS::Topic', DependsOn: [~]}
              Other:
            Outputs:
              Name:
                Value:
            """,
            [
                "error[TPL-07]: \(message) [Parameters]",
                "error[TPL-07]: \(message) [Metadata/Owner/0]",
                "error[TPL-07]: \(message) [Resources/Topic/DependsOn/0]",
                "error[TPL-07]: \(message) [Resources/Other]",
                "error[TPL-07]: \(message) [Outputs/Name/Value]",
            ]
        )
    }

    @Test func aHookWithoutTypeIsReported() throws {
        try expectFindings(
            """
            Hooks: {Shift: {Properties: {}}}
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            ["error[TPL-08]: hook 'Shift' must have 'Type' [Hooks/Shift]"]
        )
    }

    @Test func whatServerlessTemplatesHaveIsAccepted() throws {
        try expectFindings(
            """
            Transform: AWS::Serverless-2016-10-31
            Globals: {Function: {Timeout: !Ref Timeout}}
            Parameters: {Timeout: {Type: Number}}
            Resources:
              Topic: {Type: 'AWS::SNS::Topic', Connectors: {Read: {Properties: {}}}}
              Function: {Type: 'AWS::Serverless::Function', IgnoreGlobals: '*', Unknown: ignored}
            """,
            []
        )
    }

    @Test func unknownGlobalsAreReported() throws {
        try expectFindings(
            """
            Transform: AWS::Serverless-2016-10-31
            Globals: {Functions: {Timeout: 3}}
            Resources: {Topic: {Type: 'AWS::SNS::Topic'}}
            """,
            ["error[TPL-09]: section 'Globals' cannot have 'Functions'; did you mean 'Function'? [Globals/Functions]"]
        )
    }

    @Test func serverlessPartsWithoutTheTransformAreReported() throws {
        try expectFindings(
            """
            Globals: {Function: {Timeout: 3}}
            Resources: {Topic: {Type: 'AWS::SNS::Topic', Connectors: {}}}
            """,
            [
                """
                error[TPL-10]: section 'Globals' is one of AWS SAM; add 'Transform: AWS::Serverless-2016-10-31' [Globals]
                """,
                """
                error[TPL-10]: 'Connectors' of 'Topic' (AWS::SNS::Topic) is an attribute of AWS SAM; add 'Transform: \
                AWS::Serverless-2016-10-31' [Resources/Topic/Connectors]
                """,
            ]
        )
    }
}
