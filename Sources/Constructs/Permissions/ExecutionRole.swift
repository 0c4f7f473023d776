package import AWSIAM
package import CloudFormation

/// The role that a resource runs with, and the permissions that were granted to it so far.
///
/// All grants collect in one policy, a child `Policy` of the construct that has the role. It is a resource of its own, not part of the
/// role: what a role may use often refers to what runs with the role, and that would be a circle.
package final class ExecutionRole {
    package let role: Ref<IAM.Role>
    /// The policy that grants collect in, `nil` before the first one: a policy without statements is invalid.
    ///
    /// What needs the permissions at its creation depends on it.
    package private(set) var policy: Ref<IAM.Policy>?
    private let scope: Scope
    /// The actions allowed on each resource.
    package private(set) var allowed: [(resource: Value<String>, actions: Set<String>)] = []
    private var usedByService: [Value<String>] = []

    /// Attaches the role to itself, so that it can be granted permissions.
    /// - Parameters:
    ///   - role: The role.
    ///   - scope: Where the policy is added.
    package init(_ role: Ref<IAM.Role>, in scope: Scope) {
        self.role = role
        self.scope = scope
        role.graph.attach(self, to: role.element)
    }

    /// Attaches the role to what runs with it.
    package func attach<R: HasExecutionRole>(to resource: Ref<R>) {
        resource.graph.attach(self, to: resource.element)
    }

    package func allow(_ actions: Set<String>, on resources: [Value<String>]) {
        if policy == nil { addPolicy() }
        for resource in resources {
            if let index = allowed.firstIndex(where: { $0.resource == resource }) {
                allowed[index].actions.formUnion(actions)
            } else {
                allowed.append((resource, actions))
            }
        }
    }

    /// Notes that the service uses a resource in the name of the role: a source that it polls, or a destination.
    /// - Parameter resource: The resource as permissions name it.
    package func noteUseByService(of resource: Value<String>) {
        usedByService.append(resource)
    }

    /// Whether the service uses a resource itself, so that what runs with the role need not.
    package func isUsedByService(_ resource: Value<String>) -> Bool { usedByService.contains(resource) }

    /// An action that is allowed on a resource.
    package struct AllowedAction: Hashable {
        package let action: String
        package let resource: Value<String>
    }

    /// All that is allowed so far.
    package var allowedActions: Set<AllowedAction> {
        Set(allowed.flatMap { resource, actions in actions.map { AllowedAction(action: $0, resource: resource) } })
    }

    private func addPolicy() {
        let policy = scope.add(
            "Policy",
            Resource(
                IAM.Policy.self,
                .init(policyDocument: [:], policyName: "Grants", roles: [role.name])
            ),
            at: scope.location
        )
        let graph = scope.graph
        if role.element.kind == .imported {
            // Another stack may have a policy for the same role, and of two with one name the last one stays.
            let name: Value<String> = "\(Pseudo.stackName)-\(Value<String>(expression: .logicalID(policy.element)))"
            graph.setProperty("PolicyName", of: policy.element, name.expression)
        }
        graph.whenSynthesized { [self] in
            graph.setProperty("PolicyDocument", of: policy.element, document.expression)
        }
        self.policy = policy
    }

    /// One statement for each set of actions: first all actions on a resource come together, then all resources with the same actions.
    ///
    /// Grants come in the order of the program; a policy has an order of its own, so that moving a line changes no template.
    package var document: JSON {
        // No action has a line break, and nothing sorts before one.
        let statements = Dictionary(grouping: allowed) { $0.actions.sorted().joined(separator: "\n") }
            .sorted { $0.key < $1.key }
            .map { (actions: $1[0].actions.sorted(), resources: $1.map(\.resource)) }
        return [
            "Version": "2012-10-17",
            "Statement": JSON(
                statements.map { actions, resources in
                    [
                        "Effect": "Allow",
                        "Action": Self.oneOrMore(actions.map { JSON($0) }),
                        "Resource": Self.oneOrMore(
                            resources
                                .map { (key: $0.expression.sortKey, resource: JSON($0)) }
                                .sorted { $0.key < $1.key }
                                .map(\.resource)
                        ),
                    ]
                }
            ),
        ]
    }

    private static func oneOrMore(_ values: [JSON]) -> JSON {
        values.count == 1 ? values[0] : JSON(values)
    }
}

extension Expression {
    /// A text that two different resources of a policy do not share, the same in every run.
    fileprivate var sortKey: String {
        switch self {
        case .null: ""
        case .bool(let truth): "\(truth)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text
        case .reference(let element, _), .logicalID(let element): element.sortKey
        case .attribute(let element, let name, _): "\(element.sortKey).\(name)"
        case .pseudo(let parameter): parameter.rawValue
        case .function(let name, let argument): "\(name) \(argument.sortKey)"
        case .array(let parts), .interpolation(let parts): parts.map(\.sortKey).joined(separator: " ")
        case .object(let members): members.entries.map { "\($0.key) \($0.value.sortKey)" }.joined(separator: " ")
        }
    }
}

extension Element {
    /// The stack and the logical ID, which regrouping constructs does not change.
    fileprivate var sortKey: String { "\(namePath.components.first ?? "") \(namePath.logicalID)" }
}

extension Ref where R: HasExecutionRole {
    /// The role that the resource runs with; reports a resource whose role the app does not know.
    package func executionRole(at location: SourceLocation) -> ExecutionRole? {
        graph.requireBuilding("\(location): '\(path)' is granted permissions in")
        if let role = graph.attachment(ExecutionRole.self, of: element) { return role }
        graph.scope(of: element)?.error(
            "cannot be granted permissions: the app does not know the role of '\(path)'; add it as a Function or a Role, import it with its role, or attach a policy to its role yourself",
            at: location
        )
        return nil
    }
}
