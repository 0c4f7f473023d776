import TemplateModel

/// The policies that stand apart from the roles that they are attached to.
struct AttachedPolicies {
    /// The statements, by the role's logical ID.
    var byRole: [String: PolicySet] = [:]
    /// Whether one is attached to a role that is not known, so that it can be any.
    var hasUnknownRoles = false
}

extension Relations {
    /// The role of a function, if the template has it; with the choices of the question and of the function.
    func role(of function: ResourceView, under choices: Choices) -> (role: ResourceView, value: FoundValue)? {
        guard let value = function.values("Role", under: choices).only,
            let role = target(of: value, named: "AWS::IAM::Role").resource, role.subject.typeName == "AWS::IAM::Role"
        else { return nil }
        return (role, value)
    }

    /// Everything that the policies of a role allow and deny.
    func policies(of role: ResourceView) -> PolicySet {
        let name = role.subject.logicalID
        if let known = rolePolicies[name] { return known }
        var policies = attachedPolicies.byRole[name] ?? PolicySet()
        if attachedPolicies.hasUnknownRoles || mayHaveMore { policies.isComplete = false }
        for policy in role.values("Policies", .items) where !policy.isAbsent {
            for document in role.values("PolicyDocument", in: policy) {
                policies = policies + self.policies(in: document, of: role)
            }
        }
        for arn in role.values("ManagedPolicyArns", .items) where !arn.isAbsent {
            policies = policies + managedPolicies(arn)
        }
        rolePolicies[name] = policies
        return policies
    }

    private func managedPolicies(_ arn: FoundValue) -> PolicySet {
        let target = target(of: arn)
        if let policy = target.resource, policy.subject.typeName == "AWS::IAM::ManagedPolicy" {
            return documents(of: policy)
        }
        guard let name = ManagedPolicy.name(inARN: target.text), let grants = ManagedPolicy.grants[name] else {
            return PolicySet(isComplete: false)
        }
        return PolicySet(statements: grants.map { $0.statement(from: arn) })
    }

    private func documents(of policy: ResourceView) -> PolicySet {
        policy.values("PolicyDocument").reduce(PolicySet()) { $0 + policies(in: $1, of: policy) }
    }

    func findAttachedPolicies() -> AttachedPolicies {
        var attached = AttachedPolicies()
        let attachments: [(typeName: String, path: [ValueStep])] = [
            ("AWS::IAM::Policy", ["Roles", .items]), ("AWS::IAM::ManagedPolicy", ["Roles", .items]),
            ("AWS::IAM::RolePolicy", ["RoleName"]),
        ]
        for (typeName, path) in attachments {
            for policy in resources(of: typeName) {
                let documents = documents(of: policy)
                for value in policy.values(at: path) where !value.isAbsent {
                    guard let role = target(of: value, named: "AWS::IAM::Role").resource else {
                        attached.hasUnknownRoles = true
                        continue
                    }
                    let name = role.subject.logicalID
                    attached.byRole[name] = (attached.byRole[name] ?? PolicySet()) + documents
                }
            }
        }
        return attached
    }
}
