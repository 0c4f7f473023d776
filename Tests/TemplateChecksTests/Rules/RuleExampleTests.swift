import Foundation
import TemplateModel
import Testing

@testable import TemplateChecks

/// The examples of the rules are their tests: each has what the rule finds in it, word for word.
@Suite("Examples of rules")
struct RuleExampleTests {
    struct Case: CustomTestStringConvertible {
        let rule: RelationRule
        let number: Int

        var example: RuleExplanation.Example { rule.explanation.examples[number] }
        var testDescription: String { "\(rule.rule.id), \(example.title)" }
    }

    private static let rules = RuleGroup.ofRelations.flatMap(\.rules)

    static let cases = rules.flatMap { rule in
        rule.explanation.examples.indices.map { Case(rule: rule, number: $0) }
    }

    @Test(arguments: cases)
    func findsWhatItSays(_ test: Case) throws {
        let template = try ParsedTemplate(parsing: test.example.template).template
        let findings = validate(template).filter { $0.rule == test.rule.rule.id }.map(\.description)
        #expect(findings == test.example.findings)
        if let path = ProcessInfo.processInfo.environment["RECORD_EXAMPLES"] {
            let entry = try JSONEncoder().encode(["\(test.rule.rule.id)", "\(test.number)"] + findings)
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.seekToEnd()
            try handle.write(contentsOf: entry + Data("\n".utf8))
        }
    }

    @Test(arguments: rules.map(\.rule.id))
    func showsWhatIsBadGoodAndUnknown(_ id: RuleID) throws {
        let rule = try #require(Self.rules.first { $0.rule.id == id })
        let examples = rule.explanation.examples
        for kind in [RuleExplanation.Example.Kind.bad, .good, .unknown] {
            #expect(examples.contains { $0.kind == kind })
        }
        for example in examples { #expect(example.findings.isEmpty == (example.kind != .bad)) }
    }

    @Test(arguments: rules.map(\.rule.id))
    func isInfoIfNothingConfirmsIt(_ id: RuleID) throws {
        let rule = try #require(Self.rules.first { $0.rule.id == id })
        if rule.explanation.evidence.contains(.unverified) { #expect(rule.rule.severity == .info) }
    }
}
