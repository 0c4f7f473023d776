import Testing

@Suite("Attributes of resources")
struct ResourceAttributeTests {
    private func expectResourceFindings(
        _ resources: String,
        sections: String = "",
        _ expected: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try expectFindings(
            """
            \(sections)
            Conditions: {Never: !Equals [a, b]}
            Resources: {\(resources)}
            """,
            expected,
            sourceLocation: sourceLocation
        )
    }

    @Test(arguments: [
        "A: {Type: 'AWS::SNS::Topic', Condition: Never, DependsOn: B, Metadata: {a: b}}, B: {Type: 'AWS::SNS::Topic'}",
        "A: {Type: 'AWS::SNS::Topic', DependsOn: [B]}, B: {Type: 'AWS::SNS::Topic', DeletionPolicy: RetainExceptOnCreate}",
        "A: {Type: 'Custom::Thing', Version: '1.0', Properties: {ServiceToken: arn}}",
        "A: {Type: 'AWS::EC2::Volume', DeletionPolicy: Snapshot, UpdateReplacePolicy: Snapshot, Properties: {AvailabilityZone: a, Size: 1}}",
        "A: {Type: 'AWS::CloudFormation::WaitCondition', CreationPolicy: {ResourceSignal: {Count: '2', Timeout: PT1H30M}}}",
        "A: {Kind: topic, 'Fn::Transform': {Name: MyMacro}}",
    ])
    func aGoodResourceIsAccepted(_ resources: String) throws {
        try expectResourceFindings(resources, [])
    }

    @Test func attributesOfAnotherFormAreReported() throws {
        try expectResourceFindings(
            """
            A: {Type: 'AWS::SNS::Topic', Propertys: {}, Version: 1, Condition: false, Metadata: text, DependsOn: {a: b}},
            B: {Properties: []}, C: text, D: {Type: !Ref Type},
            E: {Type: 'AWS::SNS::Topic', DependsOn: [A, 3, !Ref A]}
            """,
            [
                """
                error[TPL-26]: 'A' (AWS::SNS::Topic) cannot have 'Propertys'; did you mean 'Properties'? \
                [Resources/A/Propertys]
                """,
                """
                error[TPL-26]: 'A' (AWS::SNS::Topic) cannot have 'Version', but only 'Condition', 'CreationPolicy', \
                'DeletionPolicy', 'DependsOn', 'Metadata', 'Properties', 'Type', 'UpdatePolicy' and 'UpdateReplacePolicy' \
                [Resources/A/Version]
                """,
                "error[TPL-26]: 'Condition' of 'A' (AWS::SNS::Topic) is false, but must be a string [Resources/A/Condition]",
                "error[TPL-26]: 'Metadata' of 'A' (AWS::SNS::Topic) is 'text', but must be an object [Resources/A/Metadata]",
                """
                error[TPL-26]: 'DependsOn' of 'A' (AWS::SNS::Topic) is an object, but must be the logical ID of a resource or \
                a list of such [Resources/A/DependsOn]
                """,
                """
                error[TPL-26]: 'Properties' of resource 'B' is an empty list, but must be an object [Resources/B/Properties]
                """,
                "error[TPL-26]: resource 'B' must have 'Type' [Resources/B]",
                "error[TPL-26]: resource 'C' is 'text', but must be an object [Resources/C]",
                "error[TPL-26]: 'Type' of resource 'D' is the function 'Ref', but must be a string [Resources/D/Type]",
                """
                error[TPL-26]: item 2 of 'DependsOn' of 'E' (AWS::SNS::Topic) is 3, but must be the logical ID of a resource \
                [Resources/E/DependsOn/1]
                """,
                """
                error[TPL-26]: item 3 of 'DependsOn' of 'E' (AWS::SNS::Topic) is the function 'Ref', but must be the logical \
                ID of a resource [Resources/E/DependsOn/2]
                """,
            ]
        )
    }

    @Test func resourcesInLoopsAreChecked() throws {
        try expectResourceFindings(
            "'Fn::ForEach::Topics': [Name, [A, B], {'Topic${Name}': {Type: 'AWS::SNS::Topic', Propertys: {}}}]",
            sections: "Transform: AWS::LanguageExtensions",
            [
                """
                error[TPL-26]: 'Topic${Name}' (AWS::SNS::Topic) cannot have 'Propertys'; did you mean 'Properties'? \
                [Resources/Fn::ForEach::Topics/2/Topic${Name}/Propertys]
                """
            ]
        )
    }

    @Test func removalPoliciesThatDoNotExistAreReported() throws {
        try expectResourceFindings(
            """
            A: {Type: 'AWS::SNS::Topic', DeletionPolicy: Keep, UpdateReplacePolicy: RetainExceptOnCreate},
            B: {Type: 'AWS::SNS::Topic', DeletionPolicy: [Retain], UpdateReplacePolicy: !If [Never, Retain, Delete]}
            """,
            [
                """
                error[TPL-27]: 'DeletionPolicy' of 'A' (AWS::SNS::Topic) is 'Keep', but must be 'Delete', 'Retain', \
                'RetainExceptOnCreate' or 'Snapshot' [Resources/A/DeletionPolicy]
                """,
                """
                error[TPL-27]: 'UpdateReplacePolicy' of 'A' (AWS::SNS::Topic) is 'RetainExceptOnCreate', but must be \
                'Delete', 'Retain' or 'Snapshot' [Resources/A/UpdateReplacePolicy]
                """,
                """
                error[TPL-27]: 'DeletionPolicy' of 'B' (AWS::SNS::Topic) is a list, but must be 'Delete', 'Retain', \
                'RetainExceptOnCreate' or 'Snapshot' [Resources/B/DeletionPolicy]
                """,
                """
                error[TPL-27]: 'UpdateReplacePolicy' of 'B' (AWS::SNS::Topic) is the function 'Fn::If', which needs \
                'Transform: AWS::LanguageExtensions' [Resources/B/UpdateReplacePolicy]
                """,
            ]
        )
        try expectResourceFindings(
            "B: {Type: 'AWS::SNS::Topic', DeletionPolicy: !If [Never, Retain, Delete]}",
            sections: "Transform: [AWS::LanguageExtensions]",
            []
        )
    }

    @Test func snapshotsThatATypeDoesNotSupportAreReported() throws {
        try expectResourceFindings(
            "A: {Type: 'AWS::SNS::Topic', DeletionPolicy: Snapshot, UpdateReplacePolicy: Snapshot}",
            [
                """
                error[TPL-27]: 'DeletionPolicy' of 'A' (AWS::SNS::Topic) is 'Snapshot', which the type does not support; use \
                'Delete', 'Retain' or 'RetainExceptOnCreate' [Resources/A/DeletionPolicy]
                """,
                """
                warning[TPL-28]: 'UpdateReplacePolicy' of 'A' (AWS::SNS::Topic) is 'Snapshot', which the type does not \
                support, so that CloudFormation deletes the resource; use 'Delete' or 'Retain' \
                [Resources/A/UpdateReplacePolicy]
                """,
            ]
        )
    }

    @Test func creationPoliciesAreChecked() throws {
        try expectResourceFindings(
            """
            A: {Type: 'AWS::SNS::Topic', CreationPolicy: {}},
            B: {Type: 'AWS::CloudFormation::WaitCondition', CreationPolicy: {ResourceSignal: {Timeout: 15M, Count: many}}},
            C: {Type: 'AWS::CloudFormation::WaitCondition', CreationPolicy: {ResourceSignal: {Timeout: PT13H}, StartFleet: true}}
            """,
            [
                """
                error[TPL-29]: 'CreationPolicy' of 'A' (AWS::SNS::Topic) is not supported; only 'AWS::AppStream::Fleet', \
                'AWS::AutoScaling::AutoScalingGroup', 'AWS::CloudFormation::WaitCondition' and 'AWS::EC2::Instance' have one \
                [Resources/A/CreationPolicy]
                """,
                """
                error[TPL-29]: 'Timeout' of 'ResourceSignal' of 'CreationPolicy' of 'B' (AWS::CloudFormation::WaitCondition) \
                is '15M', but must be a time in the form 'PT1H30M10S' [Resources/B/CreationPolicy/ResourceSignal/Timeout]
                """,
                """
                error[TPL-29]: 'Count' of 'ResourceSignal' of 'CreationPolicy' of 'B' (AWS::CloudFormation::WaitCondition) is \
                'many', but must be an integer [Resources/B/CreationPolicy/ResourceSignal/Count]
                """,
                """
                error[TPL-29]: 'Timeout' of 'ResourceSignal' of 'CreationPolicy' of 'C' (AWS::CloudFormation::WaitCondition) \
                is 'PT13H', but must be at most 'PT12H' [Resources/C/CreationPolicy/ResourceSignal/Timeout]
                """,
                """
                error[TPL-29]: 'CreationPolicy' of 'C' (AWS::CloudFormation::WaitCondition) cannot have 'StartFleet', but \
                only 'ResourceSignal' [Resources/C/CreationPolicy/StartFleet]
                """,
            ]
        )
    }

    @Test func updatePoliciesAreChecked() throws {
        let group = """
            Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: '1', MaxSize: '2', AvailabilityZones: [a], \
            LaunchConfigurationName: x}
            """
        try expectResourceFindings(
            """
            A: {\(group), UpdatePolicy: {AutoScalingRollingUpdate: {MinSuccessfulInstancesPercent: 101, SuspendProcesses: [Lunch], WaitOnResourceSignals: !Ref Wait}}},
            B: {\(group), UpdatePolicy: {AutoScalingRollingUpdate: {}, AutoScalingInstanceRefresh: {Strategy: Rolling}}},
            C: {\(group), UpdatePolicy: {AutoScalingReplacingUpdate: {WillReplace: maybe}}}
            """,
            sections: "Parameters: {Wait: {Type: String}}",
            [
                """
                error[TPL-30]: 'MinSuccessfulInstancesPercent' of 'AutoScalingRollingUpdate' of 'UpdatePolicy' of 'A' \
                (AWS::AutoScaling::AutoScalingGroup) is 101, but must be from 0 to 100 \
                [Resources/A/UpdatePolicy/AutoScalingRollingUpdate/MinSuccessfulInstancesPercent]
                """,
                """
                error[TPL-30]: item 1 of 'SuspendProcesses' of 'AutoScalingRollingUpdate' of 'UpdatePolicy' of 'A' \
                (AWS::AutoScaling::AutoScalingGroup) is 'Lunch', but must be 'AZRebalance', 'AddToLoadBalancer', \
                'AlarmNotification', 'HealthCheck', 'InstanceRefresh', 'Launch', 'ReplaceUnhealthy', 'ScheduledActions' or \
                'Terminate' [Resources/A/UpdatePolicy/AutoScalingRollingUpdate/SuspendProcesses/0]
                """,
                """
                error[TPL-30]: 'UpdatePolicy' of 'B' (AWS::AutoScaling::AutoScalingGroup) has 'AutoScalingInstanceRefresh' \
                and 'AutoScalingRollingUpdate'; remove one of them [Resources/B/UpdatePolicy]
                """,
                """
                error[TPL-30]: 'WillReplace' of 'AutoScalingReplacingUpdate' of 'UpdatePolicy' of 'C' \
                (AWS::AutoScaling::AutoScalingGroup) is 'maybe', but must be true or false \
                [Resources/C/UpdatePolicy/AutoScalingReplacingUpdate/WillReplace]
                """,
            ]
        )
    }

    @Test func namesOfAnotherFormAreReported() throws {
        try expectResourceFindings(
            "my-topic: {Type: 'AWS::SNS::Topic'}, Stage: {Type: 'AWS::SNS::Topic'}",
            sections: "Parameters: {Stage: {Type: String}}",
            [
                """
                error[CFN-07]: the name of resource 'my-topic' must consist of ASCII letters and digits only \
                [Resources/my-topic]
                """,
                """
                error[CFN-07]: resource 'Stage' has the name of a parameter; rename one of them [Resources/Stage]
                """,
            ]
        )
    }
}
