import CloudFormation
import TemplateModel
import Testing

@Suite struct LimitTests {
    private func problems(queues: Int, _ content: @escaping (Scope) -> Void = { _ in }) -> [String] {
        let app = App()
        app.add(
            "S",
            TestStack { scope in
                for index in 0..<queues { scope.add("Queue\(index)", Resource<Test.Queue>.queue) }
                content(scope)
            }
        )
        return diagnostics(app, checkingTemplates: true)
    }

    @Test func resources() {
        #expect(problems(queues: 400) == [])
        #expect(
            problems(queues: 401)
                == [
                    "warning: the template has 401 of at most 500 resources; plan to move some of them to another stack. All is Test::Unit::Queue (401 resources, 11 KB) [S]"
                ]
        )
        #expect(
            problems(queues: 500)
                == [
                    "warning: the template has 500 of at most 500 resources; plan to move some of them to another stack. All is Test::Unit::Queue (500 resources, 14 KB) [S]"
                ]
        )
        #expect(
            problems(queues: 501)
                == [
                    "error: the template has 501 resources, but must have at most 500; move some of them to another stack. All is Test::Unit::Queue (501 resources, 14 KB) [S]"
                ]
        )
    }

    @Test func aStackMustNotBeEmpty() {
        #expect(problems(queues: 0) == ["error: a stack must have at least one resource, got none [S]"])
    }

    @Test func aStackThatIsEmptyBecauseOfAMistakeIsNotReported() {
        #expect(problems(queues: 0) { $0.error("no queues are configured") } == ["error: no queues are configured [S]"])
    }

    @Test func parametersOutputsAndMappings() {
        func add(_ count: Int) -> (Scope) -> Void {
            { scope in
                for index in 0..<count {
                    let parameter = scope.add("Parameter\(index)", Parameter.string())
                    scope.add("Output\(index)", StackOutput(parameter))
                    _ = scope.add("Mapping\(index)", Mapping(["a": ["b": "c"]]))
                }
            }
        }
        func errors(_ count: Int) -> [String] {
            problems(queues: 1, add(count)).filter { $0.hasPrefix("error") }
        }
        #expect(errors(200) == [])
        #expect(
            errors(201) == [
                "error: the template has 201 mappings, but must have at most 200 [S]",
                "error: the template has 201 outputs, but must have at most 200 [S]",
                "error: the template has 201 parameters, but must have at most 200 [S]",
            ]
        )
    }

    @Test func sharedOutputsCount() {
        let app = App()
        let queues = app.add(
            "A",
            TestStack { scope in (0..<201).map { scope.add("Queue\($0)", Resource<Test.Queue>.queue) } }
        )
        app.add(
            "B",
            TestStack { $0.add("Reader", Resource(Test.Queue.self, .init(subnets: List(queues.map(\.name))))) }
        )
        #expect(
            diagnostics(app, checkingTemplates: true)
                == ["error: the template has 201 outputs, but must have at most 200 [A]"]
        )
    }

    @Test func theDescription() {
        func problems(_ description: String) -> [String] {
            let app = App()
            app.add("S", TestStack(description: description) { $0.add("Queue", Resource<Test.Queue>.queue) })
            return diagnostics(app, checkingTemplates: true)
        }
        #expect(problems(String(repeating: "x", count: 1024)) == [])
        #expect(
            problems(String(repeating: "ü", count: 513))
                == ["error: the description of the template has 1026 bytes, but must have at most 1024 [S]"]
        )
    }

    @Test func theText() throws {
        let app = App()
        app.add(
            "S",
            TestStack { scope in
                let text = Value(String(repeating: "x", count: 5000))
                for index in 0..<210 { scope.add("Queue\(index)", Resource(Test.Queue.self, .init(name: text))) }
            }
        )
        let stack = try #require(try app.synthesize()["S"])
        let size = stack.template.text(.json).utf8.count
        let error = #expect(throws: SynthesisError.self) { try stack.text(.json) }
        #expect(
            error?.diagnostics.map(\.message) == [
                "the template has \(size) bytes, but must have at most 1000000; move some resources to another stack. All is Test::Unit::Queue (210 resources, 1061 KB)"
            ]
        )
        #expect(error?.diagnostics.map(\.path.description) == ["S"])
        #expect(error?.diagnostics.map(\.location) == [stack.location])
    }

    @Test(arguments: ["", "1a", "-a", "a_b", "ä", String(repeating: "a", count: 129)]) func stackNames(name: String) {
        let app = App()
        app.add("S", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }, name: name)
        #expect(
            diagnostics(app) == [
                "error: a stack's name must be a letter followed by letters, digits and hyphens, at most 128 characters, got '\(name)' [S]"
            ]
        )
    }

    @Test(arguments: ["a", "A-1", String(repeating: "a", count: 128)]) func goodStackNames(name: String) throws {
        let app = App()
        app.add("S S", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }, name: name)
        #expect(try app.synthesize().stacks.map(\.name) == [name])
    }
}
