import CloudFormation
import TemplateModel
import Testing

@Suite struct LogicalIDTests {
    private func ids(_ content: @escaping (Scope) -> Void) throws -> [String] {
        try template(content).resources.keys.sorted()
    }

    @Test func anIDIsTheJoinedPathInPascalCase() throws {
        #expect(
            try ids { scope in
                scope.add("user-events", Group { $0.add("dead letters", Resource<Test.Queue>.queue) })
                scope.add("v2_orders", Resource<Test.Queue>.queue)
                scope.add("ordersÜber", Resource<Test.Queue>.queue)
                scope.add("2nd", Resource<Test.Queue>.queue)
            } == ["2nd", "OrdersBer", "UserEventsDeadLetters", "V2Orders"]
        )
    }

    @Test func anIDCanBeGiven() throws {
        #expect(
            try ids { $0.add("Queue", Resource(Test.Queue.self, .init(), options: ResourceOptions(logicalID: "Old"))) }
                == ["Old"]
        )
        let template = try template { scope in
            let queue = scope.add("Queue", Resource<Test.Queue>.queue)
            queue.configure { $0.logicalID = "Old" }
            scope.add("Other", Resource(Test.Queue.self, .init(target: queue.arn)))
        }
        #expect(template.resources["Other"]?["Properties"]?["Target"] == ["Fn::GetAtt": ["Old", "Arn"]])
    }

    @Test func aGivenIDMustBeValid() {
        func problems(_ id: String) -> [String] {
            diagnostics { $0.add("Queue", Resource(Test.Queue.self, .init(), options: ResourceOptions(logicalID: id))) }
        }
        #expect(
            problems("my-queue") == [
                "error: a logical ID must have 1 to 255 ASCII letters and digits and nothing else, got 'my-queue' [S/Queue]"
            ]
        )
        #expect(problems("").count == 1)
        #expect(problems(String(repeating: "x", count: 255)) == [])
        #expect(problems(String(repeating: "x", count: 256)).count == 1)
    }

    @Test func namesWithoutASCIIAreReportedOnceEach() {
        #expect(
            diagnostics { scope in
                scope.add("注文", Resource<Test.Queue>.queue)
                scope.add("配送", Resource<Test.Queue>.queue)
            } == [
                "error: '注文' has no ASCII letter or digit to make a logical ID of [S/注文]",
                "error: '配送' has no ASCII letter or digit to make a logical ID of [S/配送]",
            ]
        )
    }

    @Test func anIDHasALimit() {
        let long = String(repeating: "x", count: 128)
        let name = "X" + long.dropFirst() + "X" + long.dropFirst()
        #expect(
            diagnostics { scope in scope.add(long, Group { $0.add(long, Resource<Test.Queue>.queue) }) } == [
                "error: the logical ID '\(name)' must have at most 255 characters, got 256; shorten a part of the path [S/\(long)/\(long)]"
            ]
        )
    }

    @Test func twoPathsWithOneIDCollide() {
        let app = App()
        let line: UInt = #line + 3
        app.add(
            "S",
            TestStack { scope in
                scope.add("A-B", Resource<Test.Queue>.queue)
                scope.add("AB", Resource<Test.Queue>.queue)
            }
        )
        let found = allDiagnostics(app)
        #expect(found.map(\.message) == ["has the same logical ID 'AB' as 'S/A-B'; rename one of them"])
        #expect(found.map(\.path.description) == ["S/AB"])
        #expect(found.map(\.location?.line) == [line + 2])
        #expect(
            found.first?.notes == [
                Diagnostic.Note(
                    message: "'S/A-B' is added here",
                    location: SourceLocation(filePath: #filePath, line: line + 1)
                ),
                Diagnostic.Note(
                    message: "'S' is added here",
                    location: SourceLocation(filePath: #filePath, line: line - 2)
                ),
            ]
        )
    }

    /// The mistake is one name, however much is below it.
    @Test func collidingGroupsAreReportedOnce() {
        let app = App()
        let pipeline = Group { scope in
            scope.add("Queue", Resource<Test.Queue>.queue)
            scope.add("Table", Resource<Test.Table>.table)
            _ = scope.add("IsOn", Condition.equals("a", "b"))
        }
        let line: UInt = #line + 1
        app.add(
            "S",
            TestStack { scope in
                scope.add("user-events", pipeline)
                scope.add("userEvents", pipeline)
            }
        )
        let found = allDiagnostics(app)
        #expect(
            found.map(\.description) == [
                """
                \(#filePath):\(line + 4): error: what it consists of has the same logical IDs as 'S/user-events', 'UserEventsQueue' for example; rename one of them [S/userEvents]
                \(#filePath):\(line + 3): note: 'S/user-events' is added here
                \(#filePath):\(line): note: 'S' is added here
                """
            ]
        )
    }

    @Test func aGivenIDCollidesByItself() {
        #expect(
            diagnostics { scope in
                for id in ["a-b", "aB"] {
                    scope.add(
                        id,
                        Group {
                            $0.add(
                                "Queue\(id)",
                                Resource(Test.Queue.self, .init(), options: ResourceOptions(logicalID: "X"))
                            )
                        }
                    )
                }
            } == ["error: has the same logical ID 'X' as 'S/a-b/Queuea-b'; rename one of them [S/aB/QueueaB]"]
        )
    }

    @Test func parametersAndResourcesShareNames() {
        #expect(
            diagnostics { scope in
                scope.add("Queue", Group { $0.add("Name", Resource<Test.Queue>.queue) })
                _ = scope.add("QueueName", Parameter.string())
            } == ["error: has the same logical ID 'QueueName' as 'S/QueueName'; rename one of them [S/Queue/Name]"]
        )
    }

    @Test func otherSectionsHaveNamesOfTheirOwn() {
        #expect(
            diagnostics { scope in
                scope.add("A", Group { $0.add("B", Resource<Test.Queue>.queue) })
                _ = scope.add("AB", Condition.equals("a", "b"))
                _ = scope.add("A_B", Mapping(["a": ["b": "c"]]))
                scope.add("A.B", StackOutput("x"))
                scope.add("A B", ParameterRule(assertions: [.init(.equals("a", "b"))]))
            } == []
        )
    }

    @Test func stacksHaveNamesOfTheirOwn() throws {
        let app = App()
        for id in ["A", "B"] { app.add(id, TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }) }
        #expect(try app.synthesize().stacks.map { Array($0.template.resources.keys) } == [["Queue"], ["Queue"]])
    }

    @Test func aStackIsNoResource() {
        let app = App()
        app.add("S", TestStack { _ = Resource<Test.Queue>.queue.build(in: $0) })
        #expect(
            diagnostics(app) == [
                "error: a stack is not a resource itself; add what it consists of to its scope [S]"
            ]
        )
    }

    @Test func anIDWithoutLettersIsReportedEvenWhereOthersHaveSome() {
        let app = App()
        app.add("S", TestStack { scope in scope.add("…", Group { $0.add("Queue", Resource<Test.Queue>.queue) }) })
        #expect(diagnostics(app) == ["error: '…' has no ASCII letter or digit to make a logical ID of [S/…]"])
    }
}
