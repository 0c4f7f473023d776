import TemplateModel

/// What is known of lists by the names of the members that have them.
///
/// The schemas say that items are unique, but not which member tells them apart, nor whether their order counts.
enum ListFacts {
    /// The members that tell the items of a list apart, the more telling ones first.
    static let keys: [[String]] = [
        ["Key"], ["Sid"], ["AttributeName"], ["IndexName"], ["Id"], ["id"], ["PolicyName"], ["LogicalName"],
        ["ParameterKey"], ["Name"], ["name"], ["DeviceName"], ["properties", "title"],
    ]

    /// Whether the order of a list has no meaning.
    static func isSet(_ name: String) -> Bool { sets.contains(name) || name.hasSuffix("Tags") }

    /// Whether one item can be given in the place of a list.
    static func isItemOrList(_ name: String) -> Bool { itemsOrLists.contains(name) }

    private static let sets: Set<String> = [
        "Action", "AttributeDefinitions", "DependsOn", "GlobalSecondaryIndexes", "Groups",
        "LocalSecondaryIndexes", "ManagedPolicyArns", "NotAction", "NotPrincipal", "NotResource", "Policies",
        "Principal", "AWS", "Service", "Federated", "CanonicalUser", "Queues", "Resource", "Roles",
        "SecurityGroupEgress", "SecurityGroupIds", "SecurityGroupIngress", "SecurityGroups", "Statement", "SubnetIds",
        "Subnets", "Targets", "Topics", "Users", "VPCSecurityGroups", "VpcSecurityGroupIds",
    ]

    private static let itemsOrLists: Set<String> = [
        "Action", "AWS", "CanonicalUser", "DependsOn", "Federated", "NotAction", "NotResource", "Resource", "Service",
        "Statement",
    ]
}
