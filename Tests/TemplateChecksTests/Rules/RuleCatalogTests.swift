import Foundation
import TemplateChecks
import TemplateModel
import Testing

@Suite struct RuleCatalogTests {
    private static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/TemplateChecks")

    /// The IDs of all rules that the sources declare.
    private static func declared() throws -> Set<String> {
        let pattern = #/Rule(?:Entry)?\(\s*"([A-Z]+-[0-9]+)"/#
        var ids: Set<String> = []
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            ids.formUnion(text.matches(of: pattern).map { String($0.1) })
        }
        return ids
    }

    @Test func everyRuleCanBeExplained() throws {
        #expect(Set(RuleCatalog.rules.map(\.id.rawValue)) == (try Self.declared()))
    }

    @Test func noTwoRulesHaveTheSameID() {
        let ids = RuleCatalog.rules.map(\.id.rawValue)
        #expect(ids.count == Set(ids).count)
    }

    @Test func rulesAreInTheGroupOfTheirID() {
        for group in RuleCatalog.groups {
            #expect(!group.rules.isEmpty)
            for rule in group.rules { #expect(rule.id.rawValue.hasPrefix(group.id + "-")) }
        }
    }

    /// Numbers from 1, without gaps, so that none is given to two rules on two branches.
    @Test(arguments: ["SQS", "ESQ", "EVB", "SNS", "CWA", "IAM", "KMS", "LOG", "API"]) func numbersAreDense(
        _ id: String
    ) throws {
        let group = try #require(RuleCatalog.groups.first { $0.id == id })
        let numbers = group.rules.compactMap { Int($0.id.rawValue.dropFirst(id.count + 1)) }
        #expect(numbers == Array(1...numbers.count))
    }

    @Test func whatAnotherRuleFindsIsARule() {
        for rule in RuleCatalog.rules {
            guard case .foundBy(let others) = rule.status else { continue }
            for other in others { #expect(RuleCatalog.rule(other) != nil) }
        }
    }

    @Test func sourcesArePages() {
        for rule in RuleCatalog.rules {
            #expect(rule.source.hasPrefix("https://") && !rule.source.contains(" "), "\(rule.id)")
            for source in rule.explanation?.sources ?? [] { #expect(source.hasPrefix("https://")) }
        }
    }
}
