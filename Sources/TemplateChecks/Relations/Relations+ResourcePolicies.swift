import TemplateModel

/// The policies that resources have themselves.
struct ResourcePolicies {
    /// The statements, by the logical ID of the resource.
    var byResource: [String: PolicySet] = [:]
    /// The types of which a resource that is not known has a policy, so that it can be any.
    var typesWithUnknown: Set<String> = []
}

extension Relations {
    /// A type whose resources are policies of others, or have one themselves.
    private struct PolicyProperty {
        /// The type with the document.
        let typeName: String
        /// The document.
        let document: ValueStep
        /// The property that says whose policy it is; `nil` for the resource's own.
        var owners: [ValueStep]?
        /// The type of the owners.
        let ownerType: String
    }

    private static let properties = [
        PolicyProperty(
            typeName: "AWS::SQS::QueuePolicy",
            document: "PolicyDocument",
            owners: ["Queues", .items],
            ownerType: "AWS::SQS::Queue"
        ),
        PolicyProperty(
            typeName: "AWS::SQS::QueueInlinePolicy",
            document: "PolicyDocument",
            owners: ["Queue"],
            ownerType: "AWS::SQS::Queue"
        ),
        PolicyProperty(
            typeName: "AWS::SNS::TopicPolicy",
            document: "PolicyDocument",
            owners: ["Topics", .items],
            ownerType: "AWS::SNS::Topic"
        ),
        PolicyProperty(
            typeName: "AWS::SNS::TopicInlinePolicy",
            document: "PolicyDocument",
            owners: ["TopicArn"],
            ownerType: "AWS::SNS::Topic"
        ),
        PolicyProperty(
            typeName: "AWS::S3::BucketPolicy",
            document: "PolicyDocument",
            owners: ["Bucket"],
            ownerType: "AWS::S3::Bucket"
        ),
        PolicyProperty(typeName: "AWS::KMS::Key", document: "KeyPolicy", ownerType: "AWS::KMS::Key"),
        PolicyProperty(
            typeName: "AWS::Events::EventBusPolicy",
            document: "Statement",
            owners: ["EventBusName"],
            ownerType: "AWS::Events::EventBus"
        ),
    ]

    /// What the policy of a resource itself allows and denies.
    ///
    /// Incomplete when the template may have further policies for it.
    func resourcePolicies(of resource: ResourceView) -> PolicySet {
        var policies = resourcePolicies.byResource[resource.subject.logicalID] ?? PolicySet()
        if mayHaveMore || resourcePolicies.typesWithUnknown.contains(resource.subject.typeName) {
            policies.isComplete = false
        }
        return policies
    }

    func findResourcePolicies() -> ResourcePolicies {
        var found = ResourcePolicies()
        for property in Self.properties {
            for policy in resources(of: property.typeName) {
                let documents = policy.values(property.document).reduce(PolicySet()) { set, document in
                    set + policies(in: document, of: policy)
                }
                guard let owners = property.owners else {
                    found.add(documents, to: policy.subject.logicalID)
                    continue
                }
                for owner in policy.values(at: owners) where !owner.isAbsent {
                    let resource = target(of: owner, named: property.ownerType).resource
                    if let resource, resource.subject.typeName == property.ownerType {
                        found.add(documents, to: resource.subject.logicalID)
                    } else if resource == nil {
                        found.typesWithUnknown.insert(property.ownerType)
                    }
                }
            }
        }
        addPermissions(to: &found)
        return found
    }

    /// The statements that `AWS::Lambda::Permission` adds to the policies of functions.
    private func addPermissions(to found: inout ResourcePolicies) {
        for permission in resources(of: "AWS::Lambda::Permission") {
            for name in permission.values("FunctionName") {
                guard let function = functionTarget(of: name).resource else {
                    found.typesWithUnknown.insert("AWS::Lambda::Function")
                    continue
                }
                let choices = name.value.choices
                let principals = permission.values("Principal", under: choices).compactMap { SymbolicText($0.value) }
                let actions = permission.values("Action", under: choices).compactMap { SymbolicText($0.value) }
                let limits = ["SourceArn", "SourceAccount", "PrincipalOrgID", "EventSourceToken"]
                let conditions = limits.lazy.flatMap { permission.values(.key($0), under: choices) }
                let statement = PolicyStatement(
                    allows: true,
                    actions: actions.map { PolicyPattern($0, ignoringCase: true) },
                    excludesActions: false,
                    resources: [.everything],
                    excludesResources: false,
                    principals: principals.map(Self.principal),
                    conditions: conditions.first { !$0.isAbsent },
                    value: name,
                    permission: permission
                )
                found.add(PolicySet(statements: [statement]), to: function.subject.logicalID)
            }
        }
    }

    /// Whether a principal is a service, `sns.amazonaws.com`.
    static func isService(_ principal: SymbolicText) -> Bool {
        guard case .literal(let end)? = principal.parts.last else { return false }
        return end.hasSuffix(".amazonaws.com") || end.hasSuffix(".amazon.com")
    }

    private static func principal(_ text: SymbolicText) -> PolicyStatement.Principal {
        if text.literal == "*" { return .everyone }
        if isService(text) { return .service(text) }
        let isAccount = text.reference == ValueReference(name: "AWS::AccountId", attribute: nil)
        return text.literal != nil || isAccount || ARNText(text) != nil ? .identity(text) : .unknown
    }
}

extension ResourcePolicies {
    fileprivate mutating func add(_ policies: PolicySet, to logicalID: String) {
        byResource[logicalID] = (byResource[logicalID] ?? PolicySet()) + policies
    }
}
