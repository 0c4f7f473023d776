import CloudFormation
import TemplateModel
import Testing

@Suite struct StabilityTests {
    /// Resources that refer to each other, for one entry of a configuration.
    private struct Pipeline: Construct {
        func build(in scope: Scope) {
            let table = scope.add("Table", Resource<Test.Table>.table)
            let queue = scope.add("Queue", Resource(Test.Queue.self, .init(name: "q-\(table.name)")))
            scope.add("Copy", Resource(Test.Queue.self, .init(target: queue.arn))).configure { $0.depend(on: table) }
        }
    }

    private func text(_ ids: [String]) throws -> String {
        try template { scope in for id in ids { scope.add(id, Pipeline()) } }.text(.yaml)
    }

    @Test func theOrderOfTheProgramDoesNotShow() throws {
        #expect(try text(["orders", "users", "payments"]) == text(["payments", "orders", "users"]))
    }

    @Test func furtherResourcesChangeNoOthers() throws {
        func resources(_ ids: [String]) throws -> Object {
            try template { scope in for id in ids { scope.add(id, Pipeline()) } }.resources
        }
        let before = try resources(["orders", "users"])
        let after = try resources(["audit", "orders", "payments", "users"])
        #expect(before.count == 6)
        #expect(before.filter { after[$0.key] != $0.value }.isEmpty)
    }

    @Test func regroupingChangesNothing() throws {
        let flat = try template { scope in
            let table = scope.add("OrdersStoreTable", Resource<Test.Table>.table)
            scope.add("OrdersStoreQueue", Resource(Test.Queue.self, .init(name: table.endpoint)))
        }
        let grouped = try template { scope in
            scope.add(
                "Orders",
                Group { scope in
                    let table = scope.add("Store", Group { $0.add("Table", Resource<Test.Table>.table) })
                    scope.add("StoreQueue", Resource(Test.Queue.self, .init(name: table.endpoint)))
                }
            )
        }
        #expect(flat.text(.yaml) == grouped.text(.yaml))
    }

    @Test func synthesisCanBeRepeated() throws {
        let app = App()
        let queue = app.add("A", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) })
        app.add("B", TestStack { $0.add("Queue", Resource(Test.Queue.self, .init(target: queue.arn))) })
        #expect(try app.synthesize() == app.synthesize())
    }

    /// However deep the first construct is that asks for it.
    @Test func whatAStackHasInCommonIsMadeOnce() throws {
        func text(_ first: String, _ second: String) throws -> String {
            try template { scope in
                for id in [first, second] {
                    scope.add(
                        id,
                        Group { scope in
                            let bucket = scope.shared { $0.add("Bucket", Parameter.string()) }
                            scope.add("Queue", Resource(Test.Queue.self, .init(name: bucket)))
                        }
                    )
                }
            }.text(.yaml)
        }
        #expect(try text("A", "B") == text("B", "A"))
        #expect(try text("A", "B").contains("\n  Bucket:\n"))
    }
}
