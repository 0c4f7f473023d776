import TemplateModel

/// A policy document of IAM.
struct PolicyDocumentSite {
    /// The resource that has it.
    let owner: ResourceView
    /// The document, which may be JSON in a text.
    let value: FoundValue

    /// The document as an object.
    var document: FoundValue { value.readingJSON }
    /// The fewest characters that it can have without white space.
    var minimumSize: Int { document.node.map(JSONDocument.minimumSize(of:)) ?? 0 }
}

extension Relations {
    /// The documents of roles, users, groups and policies; not those that say who may take a role.
    func findIdentityDocuments() -> [PolicyDocumentSite] {
        let paths: [(typeName: String, path: [ValueStep])] = [
            ("AWS::IAM::Role", ["Policies", .items, "PolicyDocument"]),
            ("AWS::IAM::User", ["Policies", .items, "PolicyDocument"]),
            ("AWS::IAM::Group", ["Policies", .items, "PolicyDocument"]),
            ("AWS::IAM::Policy", ["PolicyDocument"]), ("AWS::IAM::ManagedPolicy", ["PolicyDocument"]),
            ("AWS::IAM::RolePolicy", ["PolicyDocument"]), ("AWS::IAM::UserPolicy", ["PolicyDocument"]),
            ("AWS::IAM::GroupPolicy", ["PolicyDocument"]),
        ]
        return paths.flatMap { typeName, path in
            resources(of: typeName).flatMap { owner in
                owner.values(at: path).filter { $0.node != nil }.map { PolicyDocumentSite(owner: owner, value: $0) }
            }
        }
    }

    /// The documents that are written into a role, with those of policies that are attached to it.
    func inlineDocuments(of role: ResourceView) -> [PolicyDocumentSite] {
        let name = role.subject.logicalID
        return identityDocuments.filter { site in
            switch site.owner.subject.typeName {
            case "AWS::IAM::Role": site.owner.subject.logicalID == name
            case "AWS::IAM::Policy": attaches(site.owner, ["Roles", .items], to: name)
            case "AWS::IAM::RolePolicy": attaches(site.owner, ["RoleName"], to: name)
            default: false
            }
        }
    }

    private func attaches(_ policy: ResourceView, _ path: [ValueStep], to role: String) -> Bool {
        policy.values(at: path).contains { value in
            target(of: value, named: "AWS::IAM::Role").resource?.subject.logicalID == role
        }
    }

    /// Whether a role may do something because a statement says just that, and not all of a service.
    /// - Parameters:
    ///   - role: The role.
    ///   - action: The action, `sqs:SendMessage`.
    ///   - other: An action of the same service that the statement's pattern must not cover.
    ///   - resource: The resource.
    /// - Returns: Whether a statement without conditions certainly does.
    func names(_ role: ResourceView, _ action: String, not other: String, on resource: ResourceView) -> Bool {
        let subject = PolicyPattern.Subject(SymbolicText(action), ignoringCase: true)
        let second = PolicyPattern.Subject(SymbolicText(other), ignoringCase: true)
        let named = policies(of: role).statements.filter { statement in
            !statement.excludesActions
                && statement.actions.contains { $0.matches(subject) == .yes && $0.matches(second) == .no }
        }
        return allows(PolicySet(statements: named), action, on: resource, under: .none) == .yes
    }

    /// Which actions with a key neither the policies of a role nor that of the key allow.
    func missing(
        _ actions: [String],
        with key: ResourceView,
        for role: ResourceView,
        under choices: Choices
    ) -> [String] {
        actions.filter { action in
            allows(policies(of: role), action, on: key, under: choices) == .no
                && allows(resourcePolicies(of: key), action, on: key, under: choices, for: \.isAboutRole) == .no
        }
    }
}
