import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about the schemas of resource types.
    static func ofSchemas(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        default: nil
        }
    }
}
