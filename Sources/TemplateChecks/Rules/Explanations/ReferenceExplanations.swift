import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about references.
    static func ofReferences(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        default: nil
        }
    }
}
