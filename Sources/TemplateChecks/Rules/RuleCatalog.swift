public import TemplateModel

/// All rules, to be listed and explained.
public enum RuleCatalog {
    /// Rules that concern one subject.
    public struct Group: Sendable {
        /// What the IDs of the rules start with.
        public let id: String
        /// The subject.
        public let title: String
        /// The rules, by their IDs.
        public let rules: [RuleEntry]
    }

    /// All groups: those of single values first, then those of relations.
    public static var groups: [Group] {
        let parts = Dictionary(grouping: Rule.ofParts.map(RuleEntry.init) + RuleEntry.ofSeveralTemplates) { $0.group }
        return subjects.map { id, title in
            Group(id: id, title: title, rules: unique(parts[id] ?? []))
        }
            + RuleGroup.ofRelations.map { group in
                Group(
                    id: group.id,
                    title: group.title,
                    rules: unique(group.rules.map(RuleEntry.init) + group.others())
                )
            }
    }

    /// All rules.
    public static var rules: [RuleEntry] { groups.flatMap(\.rules) }

    /// A rule by its ID; `nil` when there is none.
    public static func rule(_ id: RuleID) -> RuleEntry? { rules.first { $0.id == id } }

    /// What is wrong with the name of a rule that does not exist.
    /// - Parameter id: The name.
    /// - Returns: A sentence that ends in the name that was probably meant, or in the groups if none is near.
    public static func sentence(forUnknown id: String) -> String {
        let question = Suggestion.question(for: id, among: rules.map(\.id.rawValue))
        let groups = question.isEmpty ? "; the groups are " + groups.map(\.id).joined(separator: ", ") : ""
        return "unknown rule '\(id)'" + question + groups
    }

    private static let subjects = [
        ("ACC", "Accepted findings"), ("CFN", "CloudFormation's limits and names"), ("CON", "Conditions"),
        ("FUN", "Functions"), ("POL", "Policy documents"), ("REF", "References"), ("RES", "Single resources"),
        ("SCH", "Schemas of resource types"), ("TPL", "Sections and their entries"),
    ]

    /// The rules by their IDs; of two that have the same the worse one stays.
    private static func unique(_ rules: [RuleEntry]) -> [RuleEntry] {
        rules.sorted { ($0.id.rawValue, $0.severity) < ($1.id.rawValue, $1.severity) }
            .reduce(into: []) { rules, rule in
                if rules.last?.id != rule.id { rules.append(rule) }
            }
    }
}

extension RuleEntry {
    /// The letters that the ID starts with.
    var group: String { String(id.rawValue.prefix { $0 != "-" }) }
}
