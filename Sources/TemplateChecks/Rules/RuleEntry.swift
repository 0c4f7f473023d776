public import TemplateModel

/// What is known of a rule.
public struct RuleEntry: Sendable {
    /// Who checks a rule.
    public enum Status: Sendable {
        /// It is checked in every template.
        case checked
        /// Findings of other rules say it already.
        case foundBy([RuleID])
        /// No template shows it, for a reason.
        case notChecked(String)
    }

    /// The name by which findings are explained and accepted.
    public let id: RuleID
    /// How bad findings are.
    public let severity: Diagnostic.Severity
    /// What must hold, in a few words.
    public let title: String
    /// The page that says so.
    public let source: String
    /// Who checks it.
    public let status: Status
    private let explain: @Sendable () -> RuleExplanation?

    /// Why, how to fix it, and examples; `nil` for a rule that others find, or that no template shows.
    public var explanation: RuleExplanation? { explain() }

    /// Describes a rule that other rules find, or that no template shows.
    init(_ id: RuleID, _ severity: Diagnostic.Severity, _ title: String, source: String, _ status: Status) {
        self.id = id
        self.severity = severity
        self.title = title
        self.source = source
        self.status = status
        explain = { nil }
    }

    init(_ rule: Rule) {
        id = rule.id
        severity = rule.severity
        title = rule.title
        source = rule.source
        status = .checked
        explain = { RuleExplanation.ofPart(rule.id) }
    }

    init(_ rule: RelationRule) {
        id = rule.rule.id
        severity = rule.rule.severity
        title = rule.rule.title
        source = rule.rule.source
        status = .checked
        explain = { rule.explanation }
    }
}
