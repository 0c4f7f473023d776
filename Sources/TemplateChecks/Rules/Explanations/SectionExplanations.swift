import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about sections and their entries.
    static func ofSections(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        default: nil
        }
    }
}
