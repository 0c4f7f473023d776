import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about accepted findings.
    static func ofAcceptances(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        default: nil
        }
    }
}
