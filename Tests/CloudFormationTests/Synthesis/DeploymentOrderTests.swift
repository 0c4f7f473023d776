import CloudFormation
import TemplateModel
import Testing

@Suite struct DeploymentOrderTests {
    /// Adds stacks that all have a queue, then makes each read those that are named.
    private func app(_ stacks: [(id: String, reads: [String])], _ strength: ReferenceStrength = .strong) -> App {
        let app = App(crossStackReferences: strength)
        var scopes: [String: Scope] = [:]
        var queues: [String: Ref<Test.Queue>] = [:]
        for (id, _) in stacks {
            (scopes[id], queues[id]) = app.add(id, TestStack { ($0, $0.add("Queue", Resource<Test.Queue>.queue)) })
        }
        for (id, reads) in stacks {
            for other in reads {
                guard let queue = queues[other] else { continue }
                scopes[id]?.add("Reads\(other)", Resource(Test.Queue.self, .init(target: queue.arn)))
            }
        }
        return app
    }

    @Test func stacksKeepTheirOrderWhereNothingIsRead() throws {
        #expect(try app([("B", []), ("A", []), ("C", [])]).synthesize().stacks.map(\.id) == ["B", "A", "C"])
    }

    @Test(arguments: [ReferenceStrength.strong, .weak]) func aStackComesAfterThoseItReads(
        strength: ReferenceStrength
    ) throws {
        let assembly = try app([("A", ["C"]), ("B", []), ("C", ["D"]), ("D", [])], strength).synthesize()
        #expect(assembly.stacks.map(\.id) == ["D", "C", "A", "B"])
        #expect(assembly["A"]?.dependencies == ["C"])
        #expect(assembly["B"]?.dependencies == [])
    }

    @Test func dependenciesAreInDeploymentOrder() throws {
        let assembly = try app([("A", ["B", "C"]), ("B", ["C"]), ("C", [])]).synthesize()
        #expect(assembly["A"]?.dependencies == ["C", "B"])
        #expect(assembly["Z"] == nil)
    }

    @Test func twoStacksThatReadEachOtherAreReported() {
        let app = App()
        var first: (scope: Scope, queue: Ref<Test.Queue>)?
        let line: UInt = #line + 1
        app.add("A", TestStack { first = ($0, $0.add("Queue", Resource<Test.Queue>.queue)) })
        let second = app.add(
            "B",
            TestStack { scope -> Ref<Test.Queue>? in
                guard let first else { return nil }
                return scope.add("Reader", Resource(Test.Queue.self, .init(target: first.queue.arn)))
            }
        )
        if let second { first?.scope.add("Back", Resource(Test.Queue.self, .init(target: second.arn))) }
        #expect(
            allDiagnostics(app).map(\.description) == [
                """
                \(#filePath):\(line): error: stacks read from each other in a cycle: 'A' -> 'B' -> 'A'; move what they share into one of them [A]
                \(#filePath):\(line + 8): note: 'A/Back' reads from 'B'
                \(#filePath):\(line + 5): note: 'B/Reader' reads from 'A'
                """
            ]
        )
    }

    @Test func aCycleOfThreeStacksIsReportedWithAllItsLinks() {
        let found = allDiagnostics(app([("A", ["B"]), ("B", ["C"]), ("C", ["A"]), ("D", ["A"])]))
        #expect(
            found.map(\.message)
                == [
                    "stacks read from each other in a cycle: 'A' -> 'B' -> 'C' -> 'A'; move what they share into one of them"
                ]
        )
        #expect(
            found.first?.notes.map(\.message)
                == ["'A/ReadsB' reads from 'B'", "'B/ReadsC' reads from 'C'", "'C/ReadsA' reads from 'A'"]
        )
    }

    @Test func twoCyclesAreTwoDiagnostics() {
        #expect(diagnostics(app([("A", ["B"]), ("B", ["A"]), ("C", ["D"]), ("D", ["C"])])).count == 2)
    }
}
