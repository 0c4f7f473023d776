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

    /// The documents that are written into roles, with those of policies that are attached to them, by the role's logical ID.
    func findInlineDocuments() -> [String: [PolicyDocumentSite]] {
        var documents: [String: [PolicyDocumentSite]] = [:]
        for site in identityDocuments {
            let owner = site.owner
            switch owner.subject.typeName {
            case "AWS::IAM::Role": documents[owner.subject.logicalID, default: []].append(site)
            case "AWS::IAM::Policy", "AWS::IAM::RolePolicy":
                let isOfOne = owner.subject.typeName == "AWS::IAM::RolePolicy"
                let roles = isOfOne ? owner.values("RoleName") : owner.values("Roles", .items)
                for role in roles {
                    guard let resource = target(of: role, named: "AWS::IAM::Role").resource else { continue }
                    documents[resource.subject.logicalID, default: []].append(site)
                }
            default: continue
            }
        }
        return documents
    }

    /// The resources that statements of a role let do just one thing, and not all of a service.
    /// - Parameters:
    ///   - action: The action, `sqs:SendMessage`.
    ///   - other: An action of the same service that the statement's pattern must not cover.
    ///   - role: The role.
    /// - Returns: The resources that statements without conditions refer to, each once.
    func resources(onWhich action: String, not other: String, isAllowedTo role: ResourceView) -> [ResourceView] {
        let subject = PolicyPattern.Subject(SymbolicText(action), ignoringCase: true)
        let second = PolicyPattern.Subject(SymbolicText(other), ignoringCase: true)
        var seen: Set<String> = []
        var found: [ResourceView] = []
        for statement in policies(of: role).statements {
            guard statement.allows, statement.conditions == nil, !statement.isPartlyUnknown, !statement.excludesActions,
                !statement.excludesResources,
                statement.actions.contains(where: { $0.matches(subject) == .yes && $0.matches(second) == .no })
            else { continue }
            for value in session.evaluator.values(at: ["Resource", .itemsOrSelf], of: statement.value) {
                guard let resource = target(of: value).resource, seen.insert(resource.subject.logicalID).inserted else {
                    continue
                }
                found.append(resource)
            }
        }
        return found
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
