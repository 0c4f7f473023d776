internal import TemplateChecks
internal import TemplateModel

/// The page of a group of rules in the documentation.
struct RulePage {
    private let group: RuleCatalog.Group

    init(_ group: RuleCatalog.Group) {
        self.group = group
    }

    /// The whole page.
    var markdown: String {
        let rows = group.rules.map { rule in
            let id = rule.hasSection ? "[\(rule.id)](#\(rule.id.rawValue.lowercased()))" : rule.id.rawValue
            let severity: String
            switch rule.status {
            case .checked: severity = rule.severity.rawValue
            case .foundBy(let others): severity = "found by " + others.map(\.rawValue).joined(separator: ", ")
            case .notChecked: severity = "not checked"
            }
            let title = rule.hasSection ? rule.title : "[\(rule.title)](\(rule.source))"
            return "| \(id) | \(severity) | \(title) |\n"
        }
        let examples =
            group.rules.contains { $0.explanation != nil }
            ? "Examples show what matters; required properties that do not are left out. They are the tests of the rules.\n\n"
            : ""
        return """
            <!-- Written by `scripts/record` from the texts of the rules. Do not edit. -->
            # \(group.id): \(group.title)

            \(examples)| rule | severity | what must hold |
            |---|---|---|
            \(rows.joined())
            """ + group.rules.filter(\.hasSection).map { "\n" + RuleDescription($0).markdown }.joined()
    }
}

extension RuleEntry {
    /// Whether there is more to say than a row of a table does.
    fileprivate var hasSection: Bool {
        if case .notChecked = status { return true }
        return explanation != nil
    }
}
