import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about policy documents.
    static func ofPolicies(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        default: nil
        }
    }
}
