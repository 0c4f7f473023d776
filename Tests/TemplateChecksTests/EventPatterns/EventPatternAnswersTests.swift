import Foundation
import TemplateModel
import Testing

@testable import TemplateChecks

/// Answers that EventBridge itself gave, where they are at hand.
@Suite struct EventPatternAnswersTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let pattern: Node
        let event: Node
        let answer: String

        var testDescription: String { name }
    }

    /// The answers, in a folder beside the package.
    static let cases: [Case] = {
        var folder = URL(filePath: #filePath)
        while folder.pathComponents.count > 1 {
            folder = folder.deletingLastPathComponent()
            let file = folder.appending(path: "shared/corpora/event-patterns/aws-answers.json")
            guard let data = try? Data(contentsOf: file) else { continue }
            let text = "{\"cases\": \(String(decoding: data, as: UTF8.self))}"
            let cases = try? ParsedTemplate(parsing: text, format: .json).template.root["cases"]?.arrayValue
            return (cases ?? []).compactMap { entry in
                guard let name = entry["name"]?.stringValue, let pattern = entry["pattern"], let event = entry["event"],
                    let answer = entry["expect"]?.stringValue
                else { return nil }
                return Case(name: name, pattern: pattern, event: event, answer: answer)
            }
        }
        return []
    }()

    @Test(.enabled(if: !cases.isEmpty), arguments: cases)
    func agrees(_ test: Case) {
        let answer: String
        do {
            answer = try EventPatternMatcher(test.pattern).matches(test.event) ? "match" : "nomatch"
        } catch {
            answer = "error"
        }
        #expect(answer == test.answer)
    }
}
