import TemplateModel

/// A rule between resources: what is checked, how, and everything that is to be said of it.
///
/// Each has a file of its own, in which its examples are its tests and its documentation. Texts are made only when
/// somebody asks for them.
struct RelationRule: Sendable {
    /// The rule.
    let rule: Rule
    private let find: @Sendable (Relations, Rule) -> Void
    private let explain: @Sendable () -> RuleExplanation

    /// Describes a rule.
    /// - Parameters:
    ///   - id: The group and the number.
    ///   - severity: How bad a finding is; that of a rule that no source confirms is `info`.
    ///   - title: What must hold, in a few words.
    ///   - source: The page that says so.
    ///   - check: Reports what does not hold.
    ///   - explanation: Why, how to fix it, and examples.
    init(
        _ id: RuleID,
        _ severity: Diagnostic.Severity,
        _ title: String,
        source: String,
        check: @escaping @Sendable (Relations, Rule) -> Void,
        explanation: @escaping @Sendable () -> RuleExplanation
    ) {
        rule = Rule(id, severity, title, source: source)
        find = check
        explain = explanation
    }

    /// Reports what does not hold.
    func check(_ relations: Relations) { find(relations, rule) }

    /// Why, how to fix it, and examples.
    var explanation: RuleExplanation { explain() }
}
