import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about conditions.
    static func ofConditions(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        default: nil
        }
    }
}
