import CloudFormation
import TemplateModel
import Testing

/// Constructs that were regrouped keep what they consist of.
@Suite struct MoveTests {
    private func ids(_ content: @escaping (Scope) -> Void) throws -> [String] {
        try template(content).resources.keys.sorted()
    }

    /// One of everything that has a name.
    private func parts(_ scope: Scope) -> Ref<Test.Queue> {
        let stage = scope.add("Stage", Parameter.string(default: "dev"))
        let limits = scope.add("Limits", Mapping(["dev": ["delay": "1"]]))
        let delay: Value<String> = limits.value(stage, "delay")
        let isProduction = scope.add("IsProduction", Condition.equals(stage, "prod"))
        scope.add("StageRule", ParameterRule(assertions: [.init(.equals(stage, "dev"))]))
        let queue = scope.add(
            "Queue",
            Resource(
                Test.Queue.self,
                .init(name: stage, document: ["Delay": JSON(delay)]),
                options: ResourceOptions(condition: isProduction)
            )
        )
        scope.add("Topic", ForEach(in: ["a"]) { name in Resource(Test.Queue.self, .init(name: name)) })
        var options = ResourceOptions()
        options.depend(on: queue)
        let reader = Resource(Test.Queue.self, .init(name: "\(queue.arn)", target: queue.arn), options: options)
        scope.add("Readers", Group { $0.add("First", reader) })
        let pair = TestStack { scope in
            let depth = scope.add("Depth", Parameter.string())
            scope.add("Inner", Resource(Test.Queue.self, .init(name: depth, target: queue.arn)))
            return scope.add("Source", Resource<Test.Queue>.queue)
        }
        let inner = scope.add("Pair", NestedStack(pair))
        scope.add("QueueName", StackOutput(inner.name, condition: isProduction))
        return queue
    }

    @Test func everythingKeepsItsName() throws {
        func assembly(_ content: @escaping (Scope) -> Ref<Test.Queue>) throws -> [Template] {
            let app = App()
            let queue = app.add("S", TestStack(content))
            app.add("T", TestStack { $0.add("Reader", Resource(Test.Queue.self, .init(target: queue.arn))) })
            let stacks = try app.synthesize(checkingTemplates: false).stacks
            return stacks.flatMap { [$0.template] + $0.nestedTemplates.map(\.template) }
        }
        let before = try assembly { scope in scope.add("Old", Group { $0.add("Parts", Group(parts)) }) }
        let regrouped = try assembly { scope in
            scope.add(
                "New",
                Group { $0.add("Inside", Group { $0.add("Things", Group(parts).moved(from: "Old/Parts")) }) }
            )
        }
        #expect(regrouped == before)
        let fromInside = try assembly { scope in
            let group = Group { scope in
                scope.moved(from: "Old")
                return scope.add("Parts", Group(parts))
            }
            return scope.add("New", group)
        }
        #expect(fromInside == before)
        #expect(before.count == 3)
        #expect(before[0].resources.keys.contains("OldPartsReadersFirst"))
    }

    /// A stack that is nested in another one passes its values through places that may have moved.
    @Test func namesThatCrossNestedStacksStay() throws {
        func templates(_ move: Bool) throws -> [Template] {
            let app = App()
            app.add(
                "S",
                TestStack { scope in
                    let inner = NestedStack(
                        TestStack { scope in
                            let storage = NestedStack(TestStack { $0.add("Queue", Resource<Test.Queue>.queue) })
                            if move { return scope.add("Moved", storage.moved(from: "Storage")) }
                            return scope.add("Storage", storage)
                        }
                    )
                    let queue =
                        move
                        ? scope.add("Group", Group { $0.add("Outer", inner.moved(from: "Inner")) })
                        : scope.add("Inner", inner)
                    let reader = TestStack { $0.add("Reader", Resource(Test.Queue.self, .init(target: queue.arn))) }
                    scope.add("Beside", NestedStack(reader))
                }
            )
            let stack = try #require(try app.synthesize(checkingTemplates: false)["S"])
            return [stack.template] + stack.nestedTemplates.map(\.template)
        }
        let before = try templates(false)
        #expect(try templates(true) == before)
        #expect(before[0].resources["Inner"]?["Properties"]?["TemplateURL"] == "S.Inner.template")
    }

    @Test func oneResourceMoves() throws {
        let template = try template { scope in
            let queue = scope.add(
                "Shop",
                Group { $0.add("Mail", Resource<Test.Queue>.queue.moved(from: "Orders/Queue")) }
            )
            scope.add("Reader", Resource(Test.Queue.self, .init(target: queue.arn)))
        }
        #expect(template.resources.keys.sorted() == ["OrdersQueue", "Reader"])
        #expect(
            template.resources["Reader"]?["Properties"]?["Target"] == ["Fn::GetAtt": ["OrdersQueue", "Arn"]]
        )
    }

    /// A place and a logical ID say the same.
    @Test func aPlaceCanBeItsLogicalID() throws {
        #expect(try ids { $0.add("New", Resource<Test.Queue>.queue.moved(from: "OrdersQueue")) } == ["OrdersQueue"])
        #expect(try ids { $0.add("New", Resource<Test.Queue>.queue.moved(from: "orders/queue")) } == ["OrdersQueue"])
    }

    @Test func theInnermostMoveCounts() throws {
        let group = Group { scope in
            scope.add("Queue", Resource<Test.Queue>.queue)
            scope.add("Archive", Group { $0.add("Table", Resource<Test.Table>.table) }.moved(from: "Legacy/Files"))
        }
        #expect(try ids { $0.add("Shop", group.moved(from: "Store")) } == ["LegacyFilesTable", "StoreQueue"])
    }

    @Test func aGivenLogicalIDStays() throws {
        let queue = Resource(Test.Queue.self, .init(), options: ResourceOptions(logicalID: "Mine"))
        #expect(try ids { $0.add("New", queue.moved(from: "Old")) } == ["Mine"])
    }

    /// Two halves of what was one construct.
    @Test func aConstructCanBeTakenApart() throws {
        #expect(
            try ids { scope in
                scope.add("Queues", Group { $0.add("Queue", Resource<Test.Queue>.queue) }.moved(from: "Orders"))
                scope.add("Tables", Group { $0.add("Table", Resource<Test.Table>.table) }.moved(from: "Orders"))
                scope.add("Orders", Group { $0.add("Other", Resource<Test.Table>.table) })
            } == ["OrdersOther", "OrdersQueue", "OrdersTable"]
        )
    }

    // MARK: What goes by the new place

    @Test func originsAndDiagnosticsHaveTheNewPlace() throws {
        let app = App()
        app.add(
            "S",
            TestStack { $0.add("New", Group { $0.add("Queue", Resource<Test.Queue>.queue) }.moved(from: "Old")) }
        )
        let stack = try #require(try app.synthesize(checkingTemplates: false)["S"])
        #expect(stack.origins["OldQueue"]?.path.description == "S/New/Queue")
        #expect(
            diagnostics { $0.add("New", Group { $0.warning("careful") }.moved(from: "Old")) }
                == ["warning: careful [S/New]"]
        )
    }

    @Test func tagsGoByTheNewPlace() throws {
        let template = try template { scope in
            let group = Group { scope in
                scope.addTag("Owner", "Shop")
                scope.add("Mail", Resource(Real.Queue.self).moved(from: "Post/Queue"))
            }
            scope.add("Shop", group)
        }
        #expect(
            template.resources["PostQueue"]?["Properties"]?["Tags"] == [["Key": "Owner", "Value": "Shop"]]
        )
    }

    /// Findings are accepted for a construct, wherever it was.
    @Test func findingsOfTheTemplateHaveTheNewPlace() {
        let bad = Resource(Real.Queue.self, ["DelaySeconds": 901])
        let app = App()
        app.add("S", TestStack { $0.add("New", Group { $0.add("Queue", bad) }.moved(from: "Old")) })
        let found = diagnostics(app, checkingTemplates: true)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("[S/New/Queue]") == true)
    }

    // MARK: Mistakes

    @Test func twoThatWantOneNameAreOneMistake() {
        let app = App()
        let pipeline = Group { scope in
            scope.add("Queue", Resource<Test.Queue>.queue)
            scope.add("Table", Resource<Test.Table>.table)
        }
        let line: UInt = #line + 1
        app.add(
            "S",
            TestStack { scope in
                scope.add(
                    "Shop",
                    Group { scope in
                        scope.add(
                            "Orders",
                            pipeline
                                .moved(from: "Orders")
                        )
                    }
                )
                scope.add("Orders", pipeline)
            }
        )
        #expect(
            allDiagnostics(app).map(\.description) == [
                """
                \(#filePath):\(line + 9): error: what it consists of has the same logical IDs as 'S/Orders', 'OrdersQueue' for example, being moved from 'Orders'; rename 'S/Orders', or remove moved(from:) [S/Shop/Orders]
                \(#filePath):\(line + 13): note: 'S/Orders' is added here
                \(#filePath):\(line): note: 'S' is added here
                \(#filePath):\(line + 6): note: 'S/Shop/Orders' is added here
                \(#filePath):\(line + 3): note: 'S/Shop' is added here
                """
            ]
        )
    }

    @Test func twoMovedFromOnePlaceAreOneMistake() {
        let app = App()
        let line: UInt = #line + 1
        app.add(
            "S",
            TestStack { scope in
                scope.add("A", Resource<Test.Queue>.queue.moved(from: "Old"))
                scope.add("B", Resource<Test.Queue>.queue.moved(from: "Old"))
            }
        )
        #expect(
            allDiagnostics(app).map(\.description) == [
                """
                \(#filePath):\(line + 4): error: has the same logical ID 'Old' as 'S/A', being moved from 'Old'; rename 'S/A', or remove moved(from:) [S/B]
                \(#filePath):\(line + 3): note: 'S/A' is added here
                \(#filePath):\(line): note: 'S' is added here
                \(#filePath):\(line + 3): note: 'S/A' is moved from 'Old' here
                """
            ]
        )
    }

    @Test(arguments: ["", "/Orders", "Orders/", "Orders//Queue", "/"])
    func aPlaceMustBeIdentifiersAndSlashes(_ path: String) {
        let app = App()
        let line: UInt = #line + 1
        app.add("S", TestStack { $0.add("New", Resource<Test.Queue>.queue.moved(from: path)) })
        #expect(
            allDiagnostics(app).map(\.description) == [
                """
                \(#filePath):\(line): error: the place that something is moved from must be its identifiers below the stack, joined by slashes, as in 'Orders/Queue'; got '\(path)' [S/New]
                """
            ]
        )
    }

    @Test func aPlaceMustHaveNames() {
        #expect(
            diagnostics { $0.add("New", Resource<Test.Queue>.queue.moved(from: "Orders/注文")) } == [
                "error: the place that something is moved from must be made of identifiers with ASCII letters or digits, got '注文' in 'Orders/注文' [S/New]"
            ]
        )
    }

    @Test func aMoveToTheSamePlaceIsAWarning() throws {
        let sentence = { (path: String) in
            "warning: being moved from '\(path)' changes nothing, because the logical IDs are those anyway; remove moved(from:)"
        }
        #expect(
            diagnostics { scope in
                let queue = Resource<Test.Queue>.queue
                scope.add("Shop", Group { $0.add("Orders", queue.moved(from: "ShopOrders")) })
                scope.add("New", Group { $0.add("Orders", queue.moved(from: "Old/Orders")) }.moved(from: "Old"))
            }.sorted() == [sentence("Old/Orders") + " [S/New/Orders]", sentence("ShopOrders") + " [S/Shop/Orders]"]
        )
    }

    @Test func aConstructIsMovedFromOnePlace() {
        let app = App()
        let group = Group { scope in
            scope.moved(from: "Old")
            scope.add("Queue", Resource<Test.Queue>.queue)
        }
        let line: UInt = #line + 1
        app.add("S", TestStack { $0.add("New", group.moved(from: "Older")) })
        #expect(
            allDiagnostics(app).map(\.description) == [
                """
                \(#filePath):\(line - 4): error: is moved from 'Old', but from 'Older' too; remove one of the two [S/New]
                \(#filePath):\(line): note: 'S/New' is added here
                \(#filePath):\(line): note: it is moved from 'Older' here
                """
            ]
        )
    }

    @Test func whatIsThereAlreadyCannotMove() {
        let app = App()
        let line: UInt = #line + 6
        app.add(
            "S",
            TestStack { scope in
                let group = Group { scope in
                    scope.add("Queue", Resource<Test.Queue>.queue)
                    scope.moved(from: "Old")
                    scope.add("Table", Resource<Test.Table>.table)
                }
                scope.add("New", group)
            }
        )
        let found = allDiagnostics(app)
        #expect(
            found.map(\.message) == [
                "moved(from:) must come before what it moves, but 'S/New/Queue' is there already; call it first"
            ]
        )
        #expect(found.map(\.location?.line) == [line])
    }

    @Test func aStackIsNotMoved() {
        let inner = TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }
        let app = App()
        app.add("S", inner.moved(from: "Old"))
        #expect(
            diagnostics(app) == [
                "error: moved(from:) is for what a stack consists of; to keep a deployed stack under another identifier, give its name when it is added to the app [S]"
            ]
        )
        #expect(
            diagnostics { $0.add("Inner", NestedStack(inner.moved(from: "Old"))) } == [
                "error: moved(from:) is for what a stack consists of; to move a nested stack, add NestedStack(…).moved(from:) [S/Inner]"
            ]
        )
    }

    @Test func aSecondConstructOfOneNameIsOneMistake() {
        #expect(
            diagnostics { scope in
                scope.add("New", Resource<Test.Queue>.queue)
                scope.add("New", Resource<Test.Queue>.queue.moved(from: ""))
            } == ["error: 'New' is already in 'S'; give one of the two another identifier [S/New]"]
        )
    }
}
