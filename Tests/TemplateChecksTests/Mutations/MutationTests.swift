import Foundation
import TemplateChecks
import TemplateModel
import Testing

/// The templates of this package, broken in every way that a rule names: each is told, and nothing else.
///
/// `scripts/mutate` prints what is found.
@Suite("Mutations of the package's own templates")
struct MutationTests {
    @Test(arguments: OwnTemplate.names)
    func nothingIsFoundInWholeTemplates(_ name: String) throws {
        let findings = try OwnTemplate.named(name).findings
        #expect(findings.filter { $0.severity != .info }.map(\.description) == [])
    }

    @Test(arguments: Mutation.all)
    func whatIsBrokenIsFound(_ mutation: Mutation) throws {
        let (expected, others) = try mutation.findings()
        #expect(!expected.isEmpty, "found instead: \(others.map(\.description))")
        let errors = others.filter { finding in
            finding.severity == .error && finding.rule.map(mutation.alsoFound.contains) != true
        }
        #expect(errors.map(\.description) == [])
        for rule in mutation.alsoFound { #expect(others.contains { $0.rule == rule }, "\(rule) finds nothing") }
    }

    /// Every rule is the subject of a mutation, or there is a reason why these templates have nothing to break.
    @Test(arguments: RuleCatalog.groups.map(\.id))
    func rulesHaveMutations(_ id: String) throws {
        let group = try #require(RuleCatalog.groups.first { $0.id == id })
        let mutated = Set(Mutation.all.map(\.rule))
        if Mutation.groupsOfValues.contains(id) {
            #expect(group.rules.contains { mutated.contains($0.id) })
            return
        }
        for rule in group.rules {
            if case .notChecked = rule.status {
                #expect(!mutated.contains(rule.id) && Mutation.reasons[rule.id] == nil, "\(rule.id) is not checked")
            } else {
                #expect(
                    mutated.contains(rule.id) != (Mutation.reasons[rule.id] != nil),
                    "\(rule.id) takes a mutation, or else a reason why there is none: \(rule.title)"
                )
            }
        }
    }

    @Test func reasonsAreThoseOfRules() {
        for id in Mutation.reasons.keys { #expect(RuleCatalog.rule(id) != nil, "\(id)") }
    }

    /// Writes the table that `scripts/mutate` prints; by one test, as those of the mutations run at the same time.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["RECORD_MUTATIONS"] != nil))
    func tableIsWritten() throws {
        let path = try #require(ProcessInfo.processInfo.environment["RECORD_MUTATIONS"])
        let rows = try Mutation.all.map { mutation in
            let found = try mutation.findings().expected.first?.description ?? "MISSED"
            return [mutation.rule.rawValue, mutation.file, mutation.change, found].joined(separator: "\t") + "\n"
        }
        try rows.joined().write(toFile: path, atomically: true, encoding: .utf8)
    }
}
