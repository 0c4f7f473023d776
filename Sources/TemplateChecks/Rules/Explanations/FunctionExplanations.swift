import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about functions.
    static func ofFunctions(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        default: nil
        }
    }
}
