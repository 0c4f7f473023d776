public import TemplateModel

/// A check: what it is called and how bad its findings are.
public struct Rule: Hashable, Sendable {
    /// The name by which findings are explained and accepted.
    public let id: RuleID
    /// How bad a finding is.
    public let severity: Diagnostic.Severity
    /// What must hold, in a few words.
    public let title: String
    /// The page that says so.
    public let source: String

    init(_ id: RuleID, _ severity: Diagnostic.Severity, _ title: String, source: String) {
        self.id = id
        self.severity = severity
        self.title = title
        self.source = source
    }

    /// A check whose findings are errors.
    init(_ id: RuleID, _ title: String, source: String) {
        self.init(id, .error, title, source: source)
    }
}
