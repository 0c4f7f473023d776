import CloudFormation
import TemplateModel
import Testing

@Suite struct DiagnosticTests {
    private struct Checked: Construct {
        let number: Int

        func build(in scope: Scope) {
            scope.add("Queue", Resource<Test.Queue>.queue)
            if number < 1 { scope.error("number must be at least 1, got \(number)") }
        }
    }

    @Test func theLineIsThatOfTheUser() {
        let app = App()
        let line: UInt = #line + 1
        app.add("S", TestStack { $0.add("A", Checked(number: 0)) })
        #expect(allDiagnostics(app).map(\.location) == [SourceLocation(filePath: #filePath, line: line)])
        #expect(allDiagnostics(app).map(\.notes) == [[]])
    }

    @Test func theEnclosingConstructsAreNotes() {
        let app = App()
        let line: UInt = #line + 1
        let inner = Group { scope in
            scope.add("C", Checked(number: 0))
        }
        let middle = Group { scope in
            scope.add("B", inner)
        }
        app.add(
            "S",
            TestStack { scope in
                scope.add("A", middle)
            }
        )
        #expect(
            allDiagnostics(app).map(\.description) == [
                """
                \(#filePath):\(line + 1): error: number must be at least 1, got 0 [S/A/B/C]
                \(#filePath):\(line + 4): note: 'S/A/B' is added here
                \(#filePath):\(line + 9): note: 'S/A' is added here
                \(#filePath):\(line + 6): note: 'S' is added here
                """
            ]
        )
    }

    @Test func anotherLineCanBeNamed() {
        let app = App()
        let entry = SourceLocation(filePath: "/app/Config.swift", line: 7)
        let line: UInt = #line + 4
        app.add(
            "S",
            TestStack { scope in
                scope.add("A", Group { $0.error("is wrong", at: entry) })
                scope.add("B", Checked(number: 0), at: entry)
                scope.add("Queue", Resource<Test.Queue>.queue)
            }
        )
        #expect(
            allDiagnostics(app).map(\.description) == [
                """
                /app/Config.swift:7: error: is wrong [S/A]
                \(#filePath):\(line): note: 'S/A' is added here
                \(#filePath):\(line - 3): note: 'S' is added here
                """,
                """
                /app/Config.swift:7: error: number must be at least 1, got 0 [S/B]
                \(#filePath):\(line - 3): note: 'S' is added here
                """,
            ]
        )
    }

    @Test func pathsCanBeShownRelativeToAFolder() {
        let location = SourceLocation(filePath: "/app/stacks/Orders.swift", line: 3)
        let elsewhere = SourceLocation(filePath: "/application/Other.swift", line: 4)
        let diagnostic = Diagnostic(
            severity: .warning,
            message: "is large",
            path: "S/A",
            location: location,
            notes: [Diagnostic.Note(message: "see here", location: elsewhere)]
        )
        let relative = "stacks/Orders.swift:3: warning: is large [S/A]\n/application/Other.swift:4: note: see here"
        #expect(diagnostic.description(relativeTo: "/app") == relative)
        #expect(diagnostic.description(relativeTo: "/app/") == relative)
        #expect(diagnostic.description == "/app/" + relative)
    }

    @Test func severalMistakesAreReportedTogetherInSourceOrder() {
        let app = App()
        func at(_ line: UInt) -> CloudFormation.SourceLocation {
            SourceLocation(filePath: "/app/Config.swift", line: line)
        }
        app.add(
            "S",
            TestStack { scope in
                scope.add("C", Checked(number: -1), at: at(30))
                scope.add("-", Resource<Test.Queue>.queue, at: at(20))
                scope.add("A", Resource(Test.Queue.self, .init(ratio: Value(Double.nan))), at: at(10))
                scope.add("A", Resource(Test.Queue.self, .init(ratio: Value(Double.nan))), at: at(11))
                scope.add("W", Group { $0.warning("is large") }, at: at(9))
                _ = scope.add("P", Parameter.integer(default: 0, minimum: 1), at: at(100))
                scope.add("B", Checked(number: 0), at: SourceLocation(filePath: "/app/A.swift", line: 50))
            }
        )
        #expect(
            allDiagnostics(app).map { "\($0.location?.description ?? "nowhere"): \($0.severity): \($0.message)" } == [
                "/app/A.swift:50: error: number must be at least 1, got 0", "/app/Config.swift:9: warning: is large",
                "/app/Config.swift:10: error: a number must be finite, got nan",
                "/app/Config.swift:11: error: 'A' is already in 'S'; give one of the two another identifier",
                "/app/Config.swift:20: error: '-' has no ASCII letter or digit to make a logical ID of",
                "/app/Config.swift:30: error: number must be at least 1, got -1",
                "/app/Config.swift:100: error: default must be at least 1, got 0",
            ]
        )
    }

    @Test func aMistakeThatShowsTwiceIsReportedOnce() {
        #expect(
            diagnostics { scope in
                scope.add("Queue", Resource(Test.Queue.self, .init(document: [JSON(Double.nan), JSON(Double.nan)])))
            } == ["error: a number must be finite, got nan [S/Queue]"]
        )
    }

    @Test func warningsLetTheTemplateBeWritten() throws {
        let app = App()
        app.add(
            "S",
            TestStack { scope in
                scope.warning("is large")
                scope.add("Queue", Resource<Test.Queue>.queue)
            }
        )
        let assembly = try app.synthesize()
        #expect(assembly.warnings.map(\.message) == ["is large"])
        #expect(assembly.warnings.map(\.severity) == [.warning])
        #expect(assembly.stacks.count == 1)
    }

    @Test func anErrorShowsAllDiagnostics() throws {
        let app = App()
        app.add(
            "S",
            TestStack { scope in
                scope.warning("is large")
                scope.error("is wrong")
            }
        )
        let error = #expect(throws: SynthesisError.self) { try app.synthesize() }
        #expect(error?.diagnostics.map(\.message) == ["is large", "is wrong"])
        #expect(error?.description == error?.diagnostics.map(\.description).joined(separator: "\n"))
    }

    @Test func errorsAreWorseThanWarnings() {
        #expect(Diagnostic.Severity.error < .warning)
        #expect(!(Diagnostic.Severity.warning < .error))
    }

    private struct Unreadable: Error, Equatable {
        let file: String
    }

    private struct Packaged: Construct {
        func build(in scope: Scope) throws(Unreadable) -> Ref<Test.Queue> { throw Unreadable(file: "a.zip") }
    }

    @Test func whatAConstructThrowsArrivesTyped() {
        func unreadableFile(_ scope: Scope) -> String? {
            do {
                try scope.add("Queue", Packaged())
                return nil
            } catch {
                return error.file
            }
        }
        #expect(App().add("S", TestStack { unreadableFile($0) }) == "a.zip")
    }
}
