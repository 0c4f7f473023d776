import Foundation
import Synchronization
import TemplateModel
import Testing

@testable import TemplateChecks

/// The examples of the rules are their tests: each has what the rule finds in it, word for word.
@Suite("Examples of rules")
struct RuleExampleTests {
    struct Case: CustomTestStringConvertible {
        let id: RuleID
        let example: RuleExplanation.Example

        var testDescription: String { "\(id), \(example.title)" }
    }

    private static let relations = RuleGroup.ofRelations.flatMap(\.rules).map(\.rule.id)

    /// Rules whose examples would be longer than anybody reads.
    private static let tooLongToShow: Set<RuleID> = [
        "CFN-01", "CFN-02", "CFN-03", "CFN-04", "CFN-05", "CFN-06", "CFN-13", "RES-17", "TPL-17",
    ]

    /// Holds back tests that write at the same time.
    private static let recording = Mutex(())

    private static let checked = RuleCatalog.rules.filter { rule in
        if case .checked = rule.status { true } else { false }
    }

    static let cases = checked.flatMap { rule in
        (rule.explanation?.examples ?? []).map { Case(id: rule.id, example: $0) }
    }

    @Test(arguments: cases)
    func findsWhatItSays(_ test: Case) throws {
        let template = try ParsedTemplate(parsing: test.example.template).template
        let findings = validate(template).filter { $0.rule == test.id }.map(\.description)
        #expect(findings == test.example.findings)
        if let path = ProcessInfo.processInfo.environment["RECORD_EXAMPLES"] {
            let entry = try JSONEncoder().encode(["\(test.id)", test.example.title] + findings)
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try Self.recording.withLock { _ in
                try handle.seekToEnd()
                try handle.write(contentsOf: entry + Data("\n".utf8))
            }
        }
    }

    @Test(arguments: checked.map(\.id))
    func showsWhatIsBadAndGood(_ id: RuleID) throws {
        let examples = try #require(RuleCatalog.rule(id)?.explanation, "\(id) has no explanation").examples
        guard !Self.tooLongToShow.contains(id) else { return }
        for kind in [RuleExplanation.Example.Kind.bad, .good] {
            #expect(examples.contains { $0.kind == kind })
        }
        for example in examples { #expect(example.findings.isEmpty == (example.kind != .bad)) }
    }

    @Test(arguments: relations)
    func showsWhatIsUnknown(_ id: RuleID) throws {
        #expect(try #require(RuleCatalog.rule(id)?.explanation).examples.contains { $0.kind == .unknown })
    }

    @Test(arguments: checked.map(\.id))
    func isInfoIfNothingConfirmsIt(_ id: RuleID) throws {
        let rule = try #require(RuleCatalog.rule(id))
        if rule.explanation?.evidence.contains(.unverified) == true { #expect(rule.severity == .info) }
    }
}
