import CloudFormation
import TemplateModel
import Testing

@Suite struct ResourceOptionsTests {
    private func resource(_ options: @escaping (Scope) -> ResourceOptions) throws -> Node {
        let template = try template { scope in
            let options = options(scope)
            scope.add("Subject", Resource(Test.Queue.self, .init(), options: options))
        }
        return try #require(template.resources["Subject"])
    }

    @Test func aResourceWithoutAnythingHasOnlyItsType() throws {
        #expect(try resource { _ in ResourceOptions() } == ["Type": "Test::Unit::Queue"])
    }

    @Test func dependenciesAreSortedAndEachNamedOnce() throws {
        func dependsOn(_ ids: [String]) throws -> Node? {
            try resource { scope in
                let queues = ["B", "A", "C"].map { scope.add($0, Resource<Test.Queue>.queue) }
                var options = ResourceOptions()
                for id in ids {
                    for queue in queues where queue.path.components.last == id { options.depend(on: queue) }
                }
                return options
            }["DependsOn"]
        }
        #expect(try dependsOn([]) == nil)
        #expect(try dependsOn(["B"]) == "B")
        #expect(try dependsOn(["C", "A", "B"]) == ["A", "B", "C"])
        #expect(try dependsOn(["B", "B"]) == "B")
    }

    @Test func conditionAndPolicies() throws {
        let node = try resource { scope in
            ResourceOptions(
                condition: scope.add("IsProd", Condition.equals("a", "b")),
                deletionPolicy: .snapshot,
                updateReplacePolicy: .delete
            )
        }
        #expect(
            node == [
                "Type": "Test::Unit::Queue", "Condition": "IsProd", "DeletionPolicy": "Snapshot",
                "UpdateReplacePolicy": "Delete",
            ]
        )
    }

    @Test func theRemovalPolicySetsBoth() throws {
        func policies(_ policy: ResourceOptions.RemovalPolicy) throws -> [Node?] {
            let node = try resource { _ in
                var options = ResourceOptions()
                options.setRemovalPolicy(policy)
                return options
            }
            return [node["DeletionPolicy"], node["UpdateReplacePolicy"]]
        }
        #expect(try policies(.retain) == ["Retain", "Retain"])
        #expect(try policies(.delete) == ["Delete", "Delete"])
        #expect(try policies(.retainExceptOnCreate) == ["RetainExceptOnCreate", "Retain"])
    }

    @Test func retainExceptOnCreateIsNoPolicyOfReplacement() {
        #expect(
            diagnostics {
                let options = ResourceOptions(updateReplacePolicy: .retainExceptOnCreate)
                $0.add("Queue", Resource(Test.Queue.self, .init(), options: options))
            } == ["error: updateReplacePolicy must be delete, retain or snapshot, got retainExceptOnCreate [S/Queue]"]
        )
    }

    @Test func creationPolicies() throws {
        func policy(_ policy: CreationPolicy) throws -> Node? {
            try resource { _ in ResourceOptions(creationPolicy: policy) }["CreationPolicy"]
        }
        #expect(
            try policy(CreationPolicy(signalCount: 2, signalTimeout: "PT15M", minimumSuccessfulInstancesPercent: 50))
                == [
                    "ResourceSignal": ["Count": 2, "Timeout": "PT15M"],
                    "AutoScalingCreationPolicy": ["MinSuccessfulInstancesPercent": 50],
                ]
        )
        #expect(try policy(CreationPolicy(startsFleet: true)) == ["StartFleet": true])
    }

    @Test func updatePolicies() throws {
        func policy(_ policy: UpdatePolicy) throws -> Node? {
            try resource { _ in ResourceOptions(updatePolicy: policy) }["UpdatePolicy"]
        }
        #expect(
            try policy(
                .rolling(
                    .init(
                        maximumBatchSize: 2,
                        minimumInstancesInService: 1,
                        minimumSuccessfulInstancesPercent: 80,
                        pauseTime: "PT5M",
                        suspendedProcesses: ["AlarmNotification"],
                        waitsOnResourceSignals: true
                    )
                )
            ) == [
                "AutoScalingRollingUpdate": [
                    "MaxBatchSize": 2, "MinInstancesInService": 1, "MinSuccessfulInstancesPercent": 80,
                    "PauseTime": "PT5M",
                    "SuspendProcesses": ["AlarmNotification"], "WaitOnResourceSignals": true,
                ]
            ]
        )
        #expect(try policy(.rolling(.init())) == ["AutoScalingRollingUpdate": [:]])
        #expect(try policy(.replacing) == ["AutoScalingReplacingUpdate": ["WillReplace": true]])
        #expect(
            try policy(.keepingScheduledSizes) == [
                "AutoScalingScheduledAction": ["IgnoreUnmodifiedGroupSizeProperties": true]
            ]
        )
        #expect(
            try policy(
                .shiftingAliasTraffic(application: "app", deploymentGroup: "group", beforeHook: "b", afterHook: "a")
            ) == [
                "CodeDeployLambdaAliasUpdate": [
                    "ApplicationName": "app", "DeploymentGroupName": "group", "BeforeAllowTrafficHook": "b",
                    "AfterAllowTrafficHook": "a",
                ]
            ]
        )
        #expect(try policy(.upgradingVersionInPlace) == ["EnableVersionUpgrade": true])
        #expect(try policy(.reshardingOnline) == ["UseOnlineResharding": true])
    }

    @Test func metadataMayUseValues() throws {
        let node = try resource { scope in
            let table = scope.add("Table", Resource<Test.Table>.table)
            return ResourceOptions(metadata: ["b": ["table": JSON(table.arn)], "a": "\(Pseudo.region)-x"])
        }
        #expect(
            node["Metadata"] == [
                "a": ["Fn::Sub": "${AWS::Region}-x"], "b": ["table": ["Fn::GetAtt": ["Table", "Arn"]]],
            ]
        )
    }

    @Test func optionsChangeAfterTheResourceIsAdded() throws {
        let template = try template { scope in
            let queue = scope.add("Queue", Resource<Test.Queue>.queue)
            let table = scope.add("Table", Resource<Test.Table>.table)
            queue.configure {
                $0.deletionPolicy = .retain
                $0.depend(on: table)
            }
        }
        #expect(
            template.resources["Queue"] == [
                "Type": "Test::Unit::Queue", "DependsOn": "Table", "DeletionPolicy": "Retain",
            ]
        )
    }

    @Test func overridesReplaceAndComplete() throws {
        let template = try template { scope in
            let queue = scope.add(
                "Queue",
                Resource(Test.Queue.self, .init(name: "a", delay: 1), overrides: ["Delay": 2, "New": ["x": 1]])
            )
            queue.override("Name", JSON(Pseudo.stackName))
            queue.override("Later", true)
        }
        #expect(
            template.resources["Queue"]?["Properties"]
                == ["Name": ["Ref": "AWS::StackName"], "Delay": 2, "New": ["x": 1], "Later": true]
        )
    }

    @Test func propertiesOfAFunctionCannotBeOverridden() {
        #expect(
            diagnostics { scope in
                let properties = Test.Queue.Properties.transform("Macro", parameters: [:])
                scope.add("Queue", Resource(Test.Queue.self, properties, overrides: ["Delay": 2]))
            } == [
                "error: property 'Delay' cannot be overridden, because a function gives all properties; write the properties out [S/Queue]"
            ]
        )
    }

    @Test func aResourceCannotDependOnAnImportedOne() {
        let app = App()
        let imported = app.add(
            "A",
            TestStack { scope in
                let table = scope.add("Table", Imported(Test.Table.self, reference: "orders"))
                scope.add("Queue", Resource<Test.Queue>.queue).configure { $0.depend(on: table) }
                return table
            }
        )
        app.add("B", TestStack { $0.add("Queue", Resource<Test.Queue>.queue).configure { $0.depend(on: imported) } })
        #expect(
            diagnostics(app) == [
                "error: cannot depend on 'A/Table', which is not a resource of the app; it exists already [A/Queue]",
                "error: cannot depend on 'A/Table', which is not a resource of the app; it exists already [B/Queue]",
            ]
        )
    }
}
