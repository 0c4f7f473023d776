import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about the limits and names of CloudFormation.
    static func ofLimits(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        default: nil
        }
    }
}
