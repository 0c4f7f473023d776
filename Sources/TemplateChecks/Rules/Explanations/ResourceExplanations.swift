import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about single resources.
    static func ofResources(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        default: nil
        }
    }
}
