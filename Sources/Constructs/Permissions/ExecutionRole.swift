package import AWSIAM
package import CloudFormation

/// The role that a resource runs with, and the permissions that were granted to it so far.
package final class ExecutionRole {
    package let role: Ref<IAM.Role>
    /// The policy that grants collect in.
    ///
    /// What needs the permissions at its creation depends on it.
    package let policy: Ref<IAM.Policy>
    private var statements: [Grant] = []

    package struct Grant: Hashable {
        package var actions: Set<String>
        package var resources: [Value<String>]
    }

    /// Attaches the role to what runs with it, and has the policy written when the app is synthesized.
    package init(_ role: Ref<IAM.Role>, policy: Ref<IAM.Policy>) {
        self.role = role
        self.policy = policy
        let graph = policy.graph
        graph.attach(self, to: role.element)
        graph.whenSynthesized { [self] in
            graph.setProperty("PolicyDocument", of: policy.element, document.expression)
        }
    }

    package func allow(_ actions: Set<String>, on resources: [Value<String>]) {
        statements.append(Grant(actions: actions, resources: resources))
    }

    /// One statement for each set of actions: first all actions on a resource come together, then all resources with the same actions.
    package var document: JSON {
        var actions: [(resource: Value<String>, actions: Set<String>)] = []
        var positions: [Value<String>: Int] = [:]
        for statement in statements {
            for resource in statement.resources {
                if let position = positions[resource] {
                    actions[position].actions.formUnion(statement.actions)
                } else {
                    positions[resource] = actions.count
                    actions.append((resource, statement.actions))
                }
            }
        }
        var merged: [(actions: [String], resources: [Value<String>])] = []
        for (resource, actions) in actions {
            let sorted = actions.sorted()
            if let position = merged.firstIndex(where: { $0.actions == sorted }) {
                merged[position].resources.append(resource)
            } else {
                merged.append((sorted, [resource]))
            }
        }
        // Grants come in the order of the program; a policy has an order of its own, so that moving a line changes no template.
        merged.sort { $0.actions.lexicographicallyPrecedes($1.actions) }
        return [
            "Version": "2012-10-17",
            "Statement": JSON(
                merged.map { statement in
                    [
                        "Effect": "Allow",
                        "Action": statement.actions.count == 1
                            ? JSON(statement.actions[0]) : JSON(statement.actions.map { JSON($0) }),
                        "Resource": statement.resources.count == 1
                            ? JSON(statement.resources[0]) : JSON(statement.resources.map { JSON($0) }),
                    ]
                }
            ),
        ]
    }
}

extension Ref where R: HasExecutionRole {
    /// The role that the resource runs with; reports a resource whose role the app does not know.
    package func executionRole(at location: SourceLocation) -> ExecutionRole? {
        if let role = graph.attachment(ExecutionRole.self, of: element) { return role }
        graph.scope(of: element)?.error(
            "cannot be granted permissions: the app does not know the role of '\(path)'; add it as a Function, or attach a policy to its role yourself",
            at: location
        )
        return nil
    }
}
