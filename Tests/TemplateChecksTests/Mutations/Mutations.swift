import TemplateModel

extension Mutation {
    /// The groups of rules about single values, of which one mutation each is enough: their own tests have the others.
    static let groupsOfValues: Set<String> = ["ACC", "CFN", "CON", "FUN", "POL", "REF", "RES", "SCH", "TPL"]

    static let all: [Mutation] =
        ofValues + ofQueues + ofQueueMappings + ofStreamMappings + ofFunctions + ofTables
        + ofEventRules + ofTopics + ofAlarms + ofPermissions + ofLogs + ofAPIs + ofDeliveries

    /// Why there is no mutation of these templates that a rule finds.
    static let reasons: [RuleID: String] = [:]
}
