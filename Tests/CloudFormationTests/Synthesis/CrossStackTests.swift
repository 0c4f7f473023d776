import CloudFormation
import TemplateModel
import Testing

@Suite struct CrossStackTests {
    /// Synthesizes a producer `A` with one queue and a consumer `B` that reads values of it.
    private func assembly(
        _ app: App = App(),
        options: @escaping (Scope) -> ResourceOptions = { _ in ResourceOptions() },
        produce: @escaping (Scope, Ref<Test.Queue>) -> Void = { _, _ in },
        consume: @escaping (Scope, Ref<Test.Queue>) -> Void
    ) throws -> Assembly {
        let queue = app.add(
            "A",
            TestStack { scope in
                let queue = scope.add("Queue", Resource(Test.Queue.self, .init(), options: options(scope)))
                produce(scope, queue)
                return queue
            }
        )
        app.add("B", TestStack { consume($0, queue) })
        return try app.synthesize()
    }

    private func reads<T>(_ value: @escaping (Ref<Test.Queue>) -> Value<T>) -> (Scope, Ref<Test.Queue>) -> Void {
        { $0.add("Reader", Resource(Test.Queue.self, .init(document: JSON(value($1))))) }
    }

    private func read(_ assembly: Assembly) -> Node? {
        assembly["B"]?.template.resources["Reader"]?["Properties"]?["Document"]
    }

    @Test func aStrongReferenceIsAnExportAndAnImport() throws {
        let byReference = try assembly(consume: reads { $0.name })
        #expect(read(byReference) == ["Fn::ImportValue": "A:Queue"])
        #expect(
            byReference["A"]?.template.outputs == [
                "SharedQueue": ["Value": ["Ref": "Queue"], "Export": ["Name": "A:Queue"]]
            ]
        )
        let byAttribute = try assembly(consume: reads { $0.arn })
        #expect(read(byAttribute) == ["Fn::ImportValue": "A:Queue-Arn"])
        #expect(
            byAttribute["A"]?.template.outputs
                == ["SharedQueueArn": ["Value": ["Fn::GetAtt": ["Queue", "Arn"]], "Export": ["Name": "A:Queue-Arn"]]]
        )
    }

    @Test func attributesWithDotsFitInNames() throws {
        let value: (Ref<Test.Queue>) -> Value<String> = { $0.attribute("Endpoint.Address") }
        let assembly = try assembly(consume: reads(value))
        #expect(read(assembly) == ["Fn::ImportValue": "A:Queue-Endpoint-Address"])
        #expect(
            assembly["A"]?.template.outputs == [
                "SharedQueueEndpointAddress": [
                    "Value": ["Fn::GetAtt": ["Queue", "Endpoint.Address"]],
                    "Export": ["Name": "A:Queue-Endpoint-Address"],
                ]
            ]
        )
    }

    @Test func aWeakReferenceIsAnOutputAndItsName() throws {
        let assembly = try assembly(consume: reads { $0.referenced(.weak).arn })
        #expect(read(assembly) == ["Fn::GetStackOutput": ["StackName": "A", "OutputName": "SharedQueueArn"]])
        #expect(assembly["A"]?.template.outputs == ["SharedQueueArn": ["Value": ["Fn::GetAtt": ["Queue", "Arn"]]]])
        #expect(assembly["B"]?.dependencies == ["A"])
    }

    @Test func aReferenceChoosesOverTheApp() throws {
        let weak = try assembly(App(crossStackReferences: .weak), consume: reads { $0.name })
        #expect(read(weak) == ["Fn::GetStackOutput": ["StackName": "A", "OutputName": "SharedQueue"]])
        let strong = try assembly(App(crossStackReferences: .weak), consume: reads { $0.referenced(.strong).name })
        #expect(read(strong) == ["Fn::ImportValue": "A:Queue"])
    }

    @Test func strongAndWeakReadersShareAnOutput() throws {
        let assembly = try assembly { scope, queue in
            let (strong, weak) = (queue.name, queue.referenced(.weak).name)
            scope.add("Reader", Resource(Test.Queue.self, .init(document: [JSON(weak), JSON(strong), JSON(weak)])))
        }
        #expect(
            assembly["A"]?.template.outputs == [
                "SharedQueue": ["Value": ["Ref": "Queue"], "Export": ["Name": "A:Queue"]]
            ]
        )
    }

    @Test func theEnvironmentIsInTheNames() throws {
        let strong = try assembly(App(environment: "prod"), consume: reads { $0.arn })
        #expect(strong.stacks.map(\.name) == ["A-prod", "B-prod"])
        #expect(strong.stacks.map(\.id) == ["A", "B"])
        #expect(read(strong) == ["Fn::ImportValue": "A-prod:Queue-Arn"])
        let weak = try assembly(App(environment: "prod"), consume: reads { $0.referenced(.weak).arn })
        #expect(read(weak) == ["Fn::GetStackOutput": ["StackName": "A-prod", "OutputName": "SharedQueueArn"]])
    }

    @Test func aGivenStackNameIsInTheNames() throws {
        let app = App(environment: "prod")
        let queue = app.add("A", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }, name: "orders")
        app.add("B", TestStack { $0.add("Reader", Resource(Test.Queue.self, .init(document: JSON(queue.name)))) })
        #expect(read(try app.synthesize()) == ["Fn::ImportValue": "orders:Queue"])
    }

    @Test func constructsKnowTheEnvironment() {
        var seen: [String?] = []
        App(environment: "prod").add("S", TestStack { seen.append($0.environment) })
        App().add("S", TestStack { seen.append($0.environment) })
        #expect(seen == ["prod", nil])
        #expect(App(environment: "prod").environment == "prod")
    }

    @Test func anImportStandsInTextsAsAVariable() throws {
        let assembly = try assembly(consume: reads { "\($0.arn)/*" as Value<String> })
        #expect(read(assembly) == ["Fn::Sub": ["${Value1}/*", ["Value1": ["Fn::ImportValue": "A:Queue-Arn"]]]])
    }

    @Test func aWeakValueStandsInTextsByJoin() throws {
        let assembly = try assembly(
            consume: reads { "${x} \($0.referenced(.weak).arn)/\(Pseudo.region)" as Value<String> }
        )
        let output: Node = ["Fn::GetStackOutput": ["StackName": "A", "OutputName": "SharedQueueArn"]]
        #expect(read(assembly) == ["Fn::Join": ["", ["${x} ", output, "/", ["Ref": "AWS::Region"]]]])
    }

    @Test func aPinnedExportStaysWithoutReaders() throws {
        let pinned = try assembly(produce: { $0.export($1.arn) }, consume: reads { _ in "x" as Value<String> })
        #expect(
            pinned["A"]?.template.outputs
                == ["SharedQueueArn": ["Value": ["Fn::GetAtt": ["Queue", "Arn"]], "Export": ["Name": "A:Queue-Arn"]]]
        )
        #expect(pinned["B"]?.dependencies == [])
    }

    @Test(arguments: [ReferenceStrength.strong, .weak]) func aPinnedExportThatIsUsedIsOneOutput(
        strength: ReferenceStrength
    ) throws {
        let pinned = try assembly(
            produce: { scope, queue in
                scope.export(queue.arn)
                scope.export(queue.referenced(.weak).arn)
            },
            consume: reads { $0.referenced(strength).arn }
        )
        #expect(
            pinned["A"]?.template.outputs
                == ["SharedQueueArn": ["Value": ["Fn::GetAtt": ["Queue", "Arn"]], "Export": ["Name": "A:Queue-Arn"]]]
        )
    }

    @Test func onlyValuesOfTheStackAreExported() {
        let sentence =
            "error: only a reference to, or an attribute of, a resource of this stack can be exported; use a StackOutput with an export name for other values"
        let app = App()
        let queue = app.add("A", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) })
        app.add(
            "B",
            TestStack { scope in
                scope.export(queue.arn)
                scope.add("Queue", Group { $0.export("x-\(Pseudo.region)") })
                scope.add("Other", Resource<Test.Queue>.queue)
            }
        )
        #expect(diagnostics(app) == ["\(sentence) [B]", "\(sentence) [B/Queue]"])
    }

    @Test func aParameterOfAnotherStackIsRead() throws {
        let app = App()
        let stage = app.add(
            "A",
            TestStack { scope in
                scope.add("Queue", Resource<Test.Queue>.queue)
                return scope.add("Stage", Parameter.string())
            }
        )
        app.add("B", TestStack { $0.add("Reader", Resource(Test.Queue.self, .init(document: JSON(stage)))) })
        let assembly = try app.synthesize()
        #expect(read(assembly) == ["Fn::ImportValue": "A:Stage"])
        #expect(
            assembly["A"]?.template.outputs == [
                "SharedStage": ["Value": ["Ref": "Stage"], "Export": ["Name": "A:Stage"]]
            ]
        )
    }

    @Test func aListOfAnotherStackIsRefused() {
        for parameter in [
            Parameter.commaDelimitedList(), .existing(listOf: .subnetID), .parameterStoreValues(),
        ] {
            let app = App()
            let list = app.add(
                "A",
                TestStack { scope in
                    scope.add("Queue", Resource<Test.Queue>.queue)
                    return scope.add("Names", parameter)
                }
            )
            app.add("B", TestStack { $0.add("Reader", Resource(Test.Queue.self, .init(subnets: list))) })
            #expect(
                diagnostics(app) == [
                    "error: refers to 'A/Names' of another stack, but stacks can share only texts and numbers, no lists; declare the parameter in this stack too [B/Reader]"
                ]
            )
        }
    }

    @Test func conditionsAndMappingsAreKnownOnlyInTheirStack() {
        let app = App()
        let (condition, mapping, subnets) = app.add(
            "A",
            TestStack { scope in
                scope.add("Queue", Resource<Test.Queue>.queue)
                return (
                    scope.add("IsProd", Condition.equals("a", "b")), scope.add("Limits", Mapping(["a": ["b": "c"]])),
                    scope.add("Subnets", Parameter.existing(listOf: .subnetID))
                )
            }
        )
        app.add(
            "B",
            TestStack { scope in
                scope.add("One", Resource(Test.Queue.self, .init(), options: ResourceOptions(condition: condition)))
                scope.add("Two", Resource(Test.Queue.self, .init(name: .if(condition, then: "a", else: "b"))))
                scope.add("Three", Resource(Test.Queue.self, .init(name: mapping.value("a", "b"))))
                scope.add("Four", StackOutput("x", condition: condition))
                _ = scope.add("Five", !condition)
                let rule = RuleCondition.contains(.values(of: "VpcId", for: subnets), "x")
                scope.add("Six", ParameterRule(assertions: [.init(rule)]))
            }
        )
        func sentence(_ path: String, _ kind: String) -> String {
            "error: refers to '\(path)' of another stack, but \(kind) are known only in their own stack; declare it in this stack too"
        }
        #expect(
            diagnostics(app) == [
                sentence("A/IsProd", "conditions") + " [B/One]", sentence("A/IsProd", "conditions") + " [B/Two]",
                sentence("A/Limits", "mappings") + " [B/Three]", sentence("A/IsProd", "conditions") + " [B/Four]",
                sentence("A/IsProd", "conditions") + " [B/Five]",
                "error: a rule cannot use 'A/Subnets' of another stack; allowed are parameters, mappings and pseudo parameters [B/Six]",
            ]
        )
    }

    @Test func aResourceCannotDependOnOneOfAnotherStack() {
        let app = App()
        let queue = app.add("A", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) })
        app.add("B", TestStack { $0.add("Queue", Resource<Test.Queue>.queue).configure { $0.depend(on: queue) } })
        #expect(
            diagnostics(app) == [
                "error: cannot depend on 'A/Queue' of another stack; pass a value of it, which orders the deployments [B/Queue]"
            ]
        )
    }

    @Test func theOutputOfAConditionalResourceIsConditional() throws {
        let assembly = try assembly(
            options: { ResourceOptions(condition: $0.add("IsProd", Condition.equals("a", "b"))) },
            consume: reads { $0.arn }
        )
        #expect(
            assembly["A"]?.template.outputs == [
                "SharedQueueArn": [
                    "Condition": "IsProd", "Value": ["Fn::GetAtt": ["Queue", "Arn"]], "Export": ["Name": "A:Queue-Arn"],
                ]
            ]
        )
    }

    @Test func anOutputOfTheUserMustNotHaveTheNameOfASharedOne() {
        let app = App()
        let queue = app.add(
            "A",
            TestStack { scope in
                scope.add("SharedQueue", StackOutput("x"))
                return scope.add("Queue", Resource<Test.Queue>.queue)
            }
        )
        app.add("B", TestStack { $0.add("Reader", Resource(Test.Queue.self, .init(name: queue.name))) })
        #expect(
            diagnostics(app)
                == [
                    "error: output 'SharedQueue' has the name of an output that other stacks read; rename it [A/SharedQueue]"
                ]
        )
    }

    /// The attribute `Arn` of `Queue` and the reference to `QueueArn` would be one output.
    @Test func twoValuesCannotBeOneOutput() {
        let app = App()
        let (queue, table) = app.add(
            "A",
            TestStack { ($0.add("Queue", Resource<Test.Queue>.queue), $0.add("QueueArn", Resource<Test.Table>.table)) }
        )
        app.add(
            "B",
            TestStack { scope in
                scope.add("One", Resource(Test.Queue.self, .init(target: queue.arn)))
                scope.add("Two", Resource(Test.Queue.self, .init(name: table.name)))
            }
        )
        #expect(
            diagnostics(app) == [
                "error: output 'SharedQueueArn' of 'A' would be both the attribute Arn of 'A/Queue' and 'A/QueueArn'; give one of the two constructs another identifier [B/Two]"
            ]
        )
    }
}
