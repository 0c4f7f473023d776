import Foundation
import Testing

@Suite("The page about workers") struct DocumentationTests {
    @Test("shows a worker that is built with the tests", arguments: ["NoteWriter.swift", "Handler.swift"])
    func example(file: String) throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: tests.deletingLastPathComponent().appending(path: "docs/workers.md"),
            encoding: .utf8
        )
        let source = try String(contentsOf: tests.appending(path: "Fixtures/NoteWriter/\(file)"), encoding: .utf8)
        #expect(page.contains("```swift\n\(source)```"))
    }
}
