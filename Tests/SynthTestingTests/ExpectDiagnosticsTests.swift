import CloudFormation
import Synchronization
import SynthTesting
import Testing

@Suite struct ExpectDiagnosticsTests {
    private func app(_ problems: (Scope) -> Void = { _ in }) -> App {
        let app = App()
        withoutActuallyEscaping(problems) { problems in
            app.add("Orders", ProblemStack(problems: problems))
        }
        return app
    }

    private struct ProblemStack: Stack {
        let problems: (Scope) -> Void

        func build(in scope: Scope) {
            problems(scope)
            scope.add("Topic", Resource(Topic.self, [:]))
        }
    }

    @Test func whatIsExpectedPasses() throws {
        expectDiagnostics(of: app(), [])
        expectDiagnostics(of: app { $0.warning("it is large") }, ["warning: it is large [Orders]"])
        expectDiagnostics(
            of: app {
                $0.warning("it is large")
                $0.error("it is too large")
            },
            ["warning: it is large [Orders]", "error: it is too large [Orders]"]
        )
        try expectDiagnostics(["error: a stack must have at least one resource, got none [Stack]"]) { _ in }
    }

    @Test func theDifferenceIsShown() {
        let failures = failures {
            expectDiagnostics(of: app { $0.error("it is too large") }, ["error: it is large [Orders]"])
            expectDiagnostics(of: app(), ["error: it is large [Orders]"])
        }
        #expect(
            failures == [
                """
                the diagnostics are not those expected (- expected, + actual):
                @@ -1 +1 @@
                - error: it is large [Orders]
                + error: it is too large [Orders]
                """,
                """
                the diagnostics are not those expected (- expected, + actual):
                @@ -1 +1 @@
                - error: it is large [Orders]
                """,
            ]
        )
    }

    @Test func theFailureIsAtTheLineOfTheExpectation() {
        let place = Mutex<Testing.SourceLocation?>(nil)
        let line = #line + 2
        withKnownIssue {
            expectDiagnostics(of: app(), ["error: it is large [Orders]"])
        } matching: { issue in
            place.withLock { $0 = issue.sourceLocation }
            return true
        }
        #expect(place.withLock { $0?.line } == line)
        #expect(place.withLock { $0?.filePath } == #filePath)
    }
}
