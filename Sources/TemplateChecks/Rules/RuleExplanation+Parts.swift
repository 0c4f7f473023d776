import TemplateModel

extension RuleExplanation {
    /// What is to be said of a rule about parts of a template.
    static func ofPart(_ id: RuleID) -> RuleExplanation? {
        switch id.group {
        case "ACC": ofAcceptances(id)
        case "CFN": ofLimits(id)
        case "CON": ofConditions(id)
        case "FUN": ofFunctions(id)
        case "POL": ofPolicies(id)
        case "REF": ofReferences(id)
        case "RES": ofResources(id)
        case "SCH": ofSchemas(id)
        case "TPL": ofSections(id)
        default: nil
        }
    }
}
