import CloudFormation
import TemplateModel
import Testing

@Suite struct DuplicateTests {
    @Test func aSecondUseOfANameIsOneDiagnosticWhateverIsBelow() {
        let app = App()
        let line: UInt = #line + 5
        app.add(
            "S",
            TestStack { scope in
                for _ in 0..<2 {
                    let table = scope.add(
                        "Orders",
                        Group { scope in
                            scope.warning("only the first counts")
                            let queue = scope.add("Queue", Resource(Test.Queue.self, .init(ratio: 0.5)))
                            scope.add("Queue", Resource<Test.Queue>.queue)
                            queue.configure { $0.deletionPolicy = .retain }
                            scope.export(queue.arn)
                            return scope.add("Table", Resource<Test.Table>.table)
                        }
                    )
                    _ = table
                }
            }
        )
        #expect(
            allDiagnostics(app).map(\.description) == [
                """
                \(#filePath):\(line): error: 'Orders' is already in 'S'; give one of the two another identifier [S/Orders]
                \(#filePath):\(line): note: the first 'Orders' is added here
                """,
                """
                \(#filePath):\(line): warning: only the first counts [S/Orders]
                \(#filePath):\(line - 4): note: 'S' is added here
                """,
                """
                \(#filePath):\(line + 5): error: 'Queue' is already in 'S/Orders'; give one of the two another identifier [S/Orders/Queue]
                \(#filePath):\(line + 4): note: the first 'Queue' is added here
                """,
            ]
        )
    }

    @Test func whatIsWrongInsideADuplicateIsReportedToo() {
        let app = App()
        app.add(
            "S",
            TestStack { scope in
                for count in [0, -3] {
                    scope.add("Orders", Group { $0.error("count must be at least 1, got \(count)") })
                }
            }
        )
        #expect(
            diagnostics(app) == [
                "error: 'Orders' is already in 'S'; give one of the two another identifier [S/Orders]",
                "error: count must be at least 1, got -3 [S/Orders]",
                "error: count must be at least 1, got 0 [S/Orders]",
            ]
        )
    }

    @Test func referencesIntoADuplicateStaySilent() {
        let app = App()
        let duplicate = app.add(
            "A",
            TestStack { scope in
                scope.add("Queue", Resource<Test.Queue>.queue)
                let stage = scope.add("Stage", Parameter.string())
                _ = scope.add("Stage", Parameter.string())
                let queue = scope.add("Queue", Resource<Test.Queue>.queue)
                let condition = scope.add("Queue", Condition.equals(stage, "x"))
                let options = ResourceOptions(condition: condition)
                scope.add(
                    "Other",
                    Resource(Test.Queue.self, .init(name: "x-\(queue.name)", target: queue.arn), options: options)
                )
                .configure { $0.depend(on: queue) }
                scope.export(queue.arn)
                return queue
            }
        )
        app.add("B", TestStack { $0.add("Queue", Resource(Test.Queue.self, .init(target: duplicate.arn))) })
        #expect(
            diagnostics(app) == [
                "error: 'Stage' is already in 'A'; give one of the two another identifier [A/Stage]",
                "error: 'Queue' is already in 'A'; give one of the two another identifier [A/Queue]",
                "error: 'Queue' is already in 'A'; give one of the two another identifier [A/Queue]",
            ]
        )
    }

    @Test func aDuplicateStackIsOneDiagnostic() {
        let app = App()
        app.add("S", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) })
        app.add(
            "S",
            TestStack(description: String(repeating: "x", count: 2000)) { $0.add("Topic", Resource<Test.Queue>.queue) }
        )
        #expect(
            diagnostics(app) == ["error: stack 'S' is already in the app; give one of the two another identifier [S]"]
        )
    }

    @Test func twoStacksCannotBeDeployedUnderOneName() {
        let app = App()
        app.add("A", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }, name: "orders")
        app.add("B", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }, name: "orders")
        #expect(
            diagnostics(app) == [
                "error: a deployed stack's name must differ from all others, but 'A' has the name 'orders' too [B]"
            ]
        )
    }
}
