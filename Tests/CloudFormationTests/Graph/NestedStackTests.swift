import CloudFormation
import TemplateModel
import Testing

@Suite struct NestedStackTests {
    /// The template of the stack `S`, and those of the stacks nested in it by their files.
    private func templates(
        _ app: App = App(),
        _ content: @escaping (Scope) -> Void
    ) throws -> (outer: Template, nested: [String: Template]) {
        app.add("S", TestStack(content))
        let stack = try #require(try app.synthesize(checkingTemplates: false)["S"])
        return (
            stack.template,
            Dictionary(uniqueKeysWithValues: stack.nestedTemplates.map { ($0.fileName, $0.template) })
        )
    }

    private func reader<T>(_ value: Value<T>) -> Resource<Test.Queue> {
        Resource(Test.Queue.self, .init(document: JSON(value)))
    }

    private func read(_ template: Template?, _ id: String = "Reader") -> Node? {
        template?.resources[id]?["Properties"]?["Document"]
    }

    private func queueStack() -> TestStack<Ref<Test.Queue>> {
        TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }
    }

    @Test func aNestedStackIsAResourceAndAFile() throws {
        let app = App()
        app.add(
            "S",
            TestStack { scope in
                let inner = TestStack(description: "inside") { scope in
                    scope.add("Queues", Group { $0.add("Queue", Resource<Test.Queue>.queue) })
                }
                scope.add("Group", Group { $0.add("Storage", NestedStack(inner)) })
            }
        )
        let line = #line - 3
        let stack = try #require(try app.synthesize(checkingTemplates: false)["S"])
        #expect(
            stack.template.resources == [
                "GroupStorage": [
                    "Type": "AWS::CloudFormation::Stack",
                    "DeletionPolicy": "Delete",
                    "UpdateReplacePolicy": "Delete",
                    "Properties": ["TemplateURL": "S.GroupStorage.template"],
                ]
            ]
        )
        let nested = try #require(stack.nestedTemplates.first)
        #expect(stack.nestedTemplates.count == 1)
        #expect(nested.fileName == "S.GroupStorage.template")
        #expect(nested.path.description == "S/Group/Storage")
        #expect(nested.location.line == line)
        #expect(nested.template.description == "inside")
        #expect(nested.template.resources.keys.map(\.self) == ["QueuesQueue"])
        #expect(nested.origins["QueuesQueue"]?.path.description == "S/Group/Storage/Queues/Queue")
        #expect(try nested.text(.yaml).contains("QueuesQueue:"))
    }

    @Test func aValueOfTheParentIsAParameter() throws {
        let (outer, nested) = try templates { scope in
            let queue = scope.add("Queue", Resource<Test.Queue>.queue)
            let stage = scope.add("Stage", Parameter.string(default: "x", .init(noEcho: true)))
            scope.add(
                "Inner",
                NestedStack(
                    TestStack { scope in
                        scope.add("Reader", self.reader("\(queue.arn) \(queue.arn) \(stage)" as Value<String>))
                        scope.add("Other", self.reader(queue.name))
                    }
                )
            )
        }
        let inner = nested["S.Inner.template"]
        #expect(
            outer.resources["Inner"]?["Properties"]?["Parameters"] == [
                "SharedQueue": ["Ref": "Queue"],
                "SharedQueueArn": ["Fn::GetAtt": ["Queue", "Arn"]],
                "SharedStage": ["Ref": "Stage"],
            ]
        )
        #expect(
            inner?.parameters == [
                "SharedQueue": ["Type": "String"], "SharedQueueArn": ["Type": "String"],
                "SharedStage": ["Type": "String", "NoEcho": true],
            ]
        )
        #expect(read(inner) == ["Fn::Sub": "${SharedQueueArn} ${SharedQueueArn} ${SharedStage}"])
        #expect(read(inner, "Other") == ["Ref": "SharedQueue"])
        #expect(outer.outputs.isEmpty)
    }

    @Test func aValueOfTheNestedStackIsAnOutput() throws {
        let (outer, nested) = try templates { scope in
            let queue = scope.add("Inner", NestedStack(self.queueStack()))
            scope.add("Reader", self.reader("x \(queue.arn)" as Value<String>))
        }
        #expect(nested["S.Inner.template"]?.outputs == ["SharedQueueArn": ["Value": ["Fn::GetAtt": ["Queue", "Arn"]]]])
        #expect(read(outer) == ["Fn::Sub": "x ${Inner.Outputs.SharedQueueArn}"])
        #expect(outer.outputs.isEmpty)
    }

    @Test func siblingsAreConnectedByTheirParent() throws {
        let (outer, nested) = try templates { scope in
            let queue = scope.add("A", NestedStack(self.queueStack()))
            scope.add("B", NestedStack(TestStack { $0.add("Reader", self.reader(queue.name)) }))
        }
        #expect(nested["S.A.template"]?.outputs == ["SharedQueue": ["Value": ["Ref": "Queue"]]])
        #expect(
            outer.resources["B"]?["Properties"]?["Parameters"]
                == ["SharedAQueue": ["Fn::GetAtt": ["A", "Outputs.SharedQueue"]]]
        )
        #expect(read(nested["S.B.template"]) == ["Ref": "SharedAQueue"])
    }

    @Test func valuesCrossSeveralLevels() throws {
        let (outer, nested) = try templates { scope in
            let queue = scope.add("Queue", Resource<Test.Queue>.queue)
            let deep = scope.add(
                "A",
                NestedStack(
                    TestStack { scope in
                        scope.add(
                            "B",
                            NestedStack(
                                TestStack { scope in
                                    scope.add("Reader", self.reader(queue.name))
                                    return scope.add("Deep", Resource<Test.Queue>.queue)
                                }
                            )
                        )
                    }
                )
            )
            scope.add("Reader", self.reader(deep.arn))
        }
        let (middle, inner) = (nested["S.A.template"], nested["S.A.B.template"])
        #expect(read(outer) == ["Fn::GetAtt": ["A", "Outputs.SharedBDeepArn"]])
        #expect(middle?.outputs == ["SharedBDeepArn": ["Value": ["Fn::GetAtt": ["B", "Outputs.SharedDeepArn"]]]])
        #expect(inner?.outputs == ["SharedDeepArn": ["Value": ["Fn::GetAtt": ["Deep", "Arn"]]]])
        #expect(outer.resources["A"]?["Properties"]?["Parameters"] == ["SharedQueue": ["Ref": "Queue"]])
        #expect(middle?.resources["B"]?["Properties"]?["Parameters"] == ["SharedQueue": ["Ref": "SharedQueue"]])
        #expect(middle?.resources["B"]?["Properties"]?["TemplateURL"] == "S.A.B.template")
        #expect(read(inner) == ["Ref": "SharedQueue"])
    }

    @Test(arguments: [ReferenceStrength.strong, .weak])
    func anotherStackOfTheAppReadsThroughTheOutermost(_ strength: ReferenceStrength) throws {
        let app = App(environment: "dev", crossStackReferences: strength)
        let queue = app.add("P", TestStack { $0.add("Inner", NestedStack(queueStack())) })
        app.add(
            "C",
            TestStack { $0.add("Inner", NestedStack(TestStack { $0.add("Reader", self.reader(queue.name)) })) }
        )
        let assembly = try app.synthesize(checkingTemplates: false)
        #expect(assembly.stacks.map(\.id) == ["P", "C"])
        #expect(assembly["C"]?.dependencies == ["P"])
        var output: Node = ["Value": ["Fn::GetAtt": ["Inner", "Outputs.SharedQueue"]]]
        var argument: Node = [
            "Fn::GetStackOutput": ["StackName": "P-dev", "OutputName": "SharedInnerQueue"]
        ]
        if strength == .strong {
            output = [
                "Value": ["Fn::GetAtt": ["Inner", "Outputs.SharedQueue"]], "Export": ["Name": "P-dev:InnerQueue"],
            ]
            argument = ["Fn::ImportValue": "P-dev:InnerQueue"]
        }
        #expect(assembly["P"]?.template.outputs == ["SharedInnerQueue": output])
        #expect(
            assembly["C"]?.template.resources["Inner"]?["Properties"]?["Parameters"]
                == ["SharedPInnerQueue": argument]
        )
        #expect(read(assembly["C"]?.nestedTemplates.first?.template) == ["Ref": "SharedPInnerQueue"])
    }

    @Test func anExportIsPinnedInTheOutermost() throws {
        let (outer, nested) = try templates { scope in
            scope.add(
                "Inner",
                NestedStack(TestStack { $0.export($0.add("Queue", Resource<Test.Queue>.queue).name) })
            )
        }
        #expect(
            outer.outputs == [
                "SharedInnerQueue": [
                    "Value": ["Fn::GetAtt": ["Inner", "Outputs.SharedQueue"]], "Export": ["Name": "S:InnerQueue"],
                ]
            ]
        )
        #expect(nested["S.Inner.template"]?.outputs == ["SharedQueue": ["Value": ["Ref": "Queue"]]])
    }

    @Test func parametersOfTheNestedStackAreSetFromOutside() throws {
        let (outer, nested) = try templates { scope in
            scope.add(
                "A",
                NestedStack(
                    TestStack { scope in
                        scope.add(
                            "B",
                            NestedStack(
                                TestStack { scope in
                                    let stage = scope.add(
                                        "Stage",
                                        Parameter.string(default: "x", .init(label: "The stage"))
                                    )
                                    scope.add("Names", Parameter.commaDelimitedList(default: ["a", "b"]))
                                    scope.add("Image", Parameter.parameterStoreValue(default: "/image"))
                                    scope.add("Reader", self.reader(stage))
                                }
                            )
                        )
                    }
                )
            )
        }
        let (middle, inner) = (nested["S.A.template"], nested["S.A.B.template"])
        #expect(read(inner) == ["Ref": "Stage"])
        #expect(inner?.parameters["Image"]?["Type"] == "AWS::SSM::Parameter::Value<String>")
        #expect(
            middle?.resources["B"]?["Properties"]?["Parameters"] == [
                "Image": ["Ref": "BImage"], "Names": ["Fn::Join": [",", ["Ref": "BNames"]]], "Stage": ["Ref": "BStage"],
            ]
        )
        #expect(
            outer.resources["A"]?["Properties"]?["Parameters"] == [
                "BImage": ["Ref": "ABImage"], "BNames": ["Fn::Join": [",", ["Ref": "ABNames"]]],
                "BStage": ["Ref": "ABStage"],
            ]
        )
        #expect(
            outer.parameters == [
                "ABImage": ["Type": "String", "Default": "/image"],
                "ABNames": ["Type": "CommaDelimitedList", "Default": "a,b"],
                "ABStage": ["Type": "String", "Default": "x"],
            ]
        )
        #expect(
            outer.metadata["AWS::CloudFormation::Interface"]
                == ["ParameterLabels": ["ABStage": ["default": "The stage"]]]
        )
    }

    @Test func whatIsSharedInAStackIsPassedToNestedOnes() throws {
        struct Location {
            let bucket: Value<String>
        }
        func function(_ scope: Scope) -> Resource<Test.Queue> {
            reader(scope.shared { Location(bucket: $0.add("CodeBucket", Parameter.string())) }.bucket)
        }
        let (outer, nested) = try templates { scope in
            scope.add("Inner", NestedStack(TestStack { $0.add("Reader", function($0)) }))
            scope.add("Reader", function(scope))
        }
        #expect(outer.parameters == ["CodeBucket": ["Type": "String"]])
        #expect(outer.resources["Inner"]?["Properties"]?["Parameters"] == ["SharedCodeBucket": ["Ref": "CodeBucket"]])
        #expect(read(nested["S.Inner.template"]) == ["Ref": "SharedCodeBucket"])
    }

    @Test func tagsAndPoliciesReachNestedStacks() throws {
        let app = App()
        app.addTag("A", "b")
        app.setDefaultRemovalPolicy(.retain)
        let (outer, nested) = try templates(app) { scope in
            scope.add("Inner", NestedStack(TestStack { $0.add("Table", Resource(Real.Table.self)) }))
            scope.add("Other", Resource(Real.NestedStack.self))
        }
        let tags: Node = [["Key": "A", "Value": "b"]]
        #expect(outer.resources["Inner"]?["Properties"]?["Tags"] == tags)
        #expect(outer.resources["Inner"]?["DeletionPolicy"] == "Delete")
        #expect(outer.resources["Other"]?["DeletionPolicy"] == "Retain")
        let table = nested["S.Inner.template"]?.resources["Table"]
        #expect(table?["Properties"]?["Tags"] == tags)
        #expect(table?["DeletionPolicy"] == "Retain")
    }

    @Test func optionsAreThoseOfTheResource() throws {
        let (outer, _) = try templates { scope in
            let condition = scope.add("IsX", Condition.equals(Pseudo.region, "x"))
            let options = ResourceOptions(condition: condition, deletionPolicy: .retain)
            scope.add("Inner", NestedStack(self.queueStack(), options: options))
        }
        #expect(outer.resources["Inner"]?["Condition"] == "IsX")
        #expect(outer.resources["Inner"]?["DeletionPolicy"] == "Retain")
    }

    @Test func aNestedStackCannotReadFromItsReader() {
        let app = App()
        let line: UInt = #line
        app.add(
            "S",
            TestStack { scope in
                let queue = scope.add("Queue", Resource<Test.Queue>.queue)
                let inner = TestStack { scope in
                    scope.add("Reader", self.reader(queue.name))
                    return scope.add("Queue", Resource<Test.Queue>.queue)
                }
                let other = scope.add("Inner", NestedStack(inner))
                queue.override("Document", JSON(other.name))
            }
        )
        let diagnostics = allDiagnostics(app, checkingTemplates: true).filter { $0.message.contains("Inner") }
        #expect(
            diagnostics.map(\.description) == [
                """
                \(#filePath):\(line + 9): error: a nested stack is deployed as a whole, so it cannot read from what reads from it: 'S/Inner' -> 'S/Queue' -> 'S/Inner'; move what they share out of it, or what reads it into it [S/Inner]
                \(#filePath):\(line + 6): note: 'S/Inner/Reader' reads from 'S/Queue'
                \(#filePath):\(line + 4): note: 'S/Queue' reads from 'S/Inner'
                """
            ]
        )
    }

    @Test func siblingsCannotReadFromEachOther() {
        #expect(
            diagnostics { scope in
                var second: Ref<Test.Queue>?
                let first = scope.add(
                    "A",
                    NestedStack(TestStack { scope in (scope, scope.add("Queue", Resource<Test.Queue>.queue)) })
                )
                scope.add(
                    "B",
                    NestedStack(
                        TestStack { scope in
                            second = scope.add("Queue", Resource<Test.Queue>.queue)
                            scope.add("Reader", self.reader("\(first.1.name)" as Value<String>))
                        }
                    )
                )
                if let second { first.0.add("Reader", self.reader("\(second.arn)" as Value<String>)) }
            } == [
                "error: a nested stack is deployed as a whole, so it cannot read from what reads from it: 'S/A' -> 'S/B' -> 'S/A'; move what they share out of it, or what reads it into it [S/A]"
            ]
        )
    }

    @Test func whatOnlyOneTemplateKnowsStaysThere() {
        #expect(
            diagnostics { scope in
                let condition = scope.add("IsX", Condition.equals(Pseudo.region, "x"))
                let names = scope.add("Names", Parameter.commaDelimitedList())
                let queue = scope.add("Queue", Resource<Test.Queue>.queue)
                scope.add(
                    "Inner",
                    NestedStack(
                        TestStack { scope in
                            scope.add("A", Resource(Test.Queue.self, .init(), options: .init(condition: condition)))
                            scope.add("B", Resource(Test.Queue.self, .init(subnets: names)))
                            scope.add("C", Resource<Test.Queue>.queue).configure { $0.depend(on: queue) }
                        }
                    )
                )
            } == [
                "error: refers to 'S/IsX' of another stack, but conditions are known only in their own stack; declare it in this stack too [S/Inner/A]",
                "error: refers to 'S/Names' of another stack, but stacks can share only texts and numbers, no lists; declare the parameter in this stack too [S/Inner/B]",
                "error: cannot depend on 'S/Queue' of another stack; pass a value of it, which orders the deployments [S/Inner/C]",
            ]
        )
    }

    @Test func namesOfPassedParametersMustBeFree() {
        #expect(
            diagnostics { scope in
                let queue = scope.add("Queue", Resource<Test.Queue>.queue)
                scope.add(
                    "Inner",
                    NestedStack(
                        TestStack { scope in
                            scope.add("SharedQueue", self.reader(queue.name))
                            scope.add("Stage", Parameter.string())
                        }
                    )
                )
                scope.add("InnerStage", Resource<Test.Queue>.queue)
            } == [
                "error: 'SharedQueue' is the name of a parameter that a nested stack is passed; give one of the two another identifier [S/Inner/SharedQueue]",
                "error: 'InnerStage' is the name of a parameter that a nested stack is passed; give one of the two another identifier [S/InnerStage]",
            ]
        )
    }

    @Test func eachTemplateAndTheWholeHaveLimits() {
        func problems(_ stacks: Int, _ count: Int) -> [String] {
            let app = App()
            app.add(
                "S",
                TestStack { scope in
                    for stack in 0..<stacks {
                        scope.add(
                            "N\(stack)",
                            NestedStack(
                                TestStack { scope in
                                    for number in 0..<count { scope.add("Q\(number)", Resource<Test.Queue>.queue) }
                                }
                            )
                        )
                    }
                }
            )
            return diagnostics(app, checkingTemplates: true)
        }
        #expect(problems(1, 400) == [])
        #expect(
            problems(1, 501) == [
                """
                error: the template has 501 resources, but must have at most 500; move some of them to another stack. All \
                is Test::Unit::Queue (501 resources, 14 KB) [S/N0]
                """
            ]
        )
        #expect(problems(1, 0) == ["error: a stack must have at least one resource, got none [S/N0]"])
        #expect(problems(6, 400) == [])
        #expect(
            problems(7, 357) == [
                "error: a stack and those nested in it must have at most 2500 resources, got 2506; make some of them stacks of the app [S]"
            ]
        )
    }

    @Test func aDuplicateIsOneDiagnostic() {
        #expect(
            diagnostics { scope in
                scope.add("Inner", NestedStack(self.queueStack()))
                let second = scope.add("Inner", NestedStack(self.queueStack()))
                scope.add("Reader", self.reader(second.name))
            } == ["error: 'Inner' is already in 'S'; give one of the two another identifier [S/Inner]"]
        )
    }
}
