public import CloudFormation

/// A resource type to which a policy can be attached, by a resource of another type.
public protocol HasResourcePolicy: ResourceType {
    /// The type that attaches the policy.
    ///
    /// Its property `PolicyDocument` takes the policy.
    associatedtype PolicyResource: ResourceType

    /// Attaches a policy.
    /// - Parameters:
    ///   - document: The policy.
    ///   - resource: The resource that the policy is about.
    /// - Returns: The properties of what attaches it.
    static func policyProperties(_ document: JSON, for resource: Ref<Self>) -> PolicyResource.Properties

    /// What the service allows while no policy is attached.
    ///
    /// An attached policy replaces that, so it starts with these statements.
    /// - Parameter resource: The resource that the policy is about.
    /// - Returns: The statements; none for most types.
    static func defaultStatements(for resource: Ref<Self>) -> [PolicyStatement]
}

extension HasResourcePolicy {
    /// Nothing: most resources allow nobody else anything without a policy.
    public static func defaultStatements(for resource: Ref<Self>) -> [PolicyStatement] { [] }
}

/// The policy that is attached to a resource, and the statements that were added to it so far.
///
/// There is one for each resource, because a second one would replace the first.
package final class ResourcePolicy {
    private var statements: [PolicyStatement] = []

    fileprivate init(writtenTo policy: Element, _ graph: Graph) {
        graph.whenSynthesized { [self] in
            graph.setProperty("PolicyDocument", of: policy, document.expression)
        }
    }

    fileprivate func add(_ statement: PolicyStatement) {
        if !statements.contains(statement) { statements.append(statement) }
    }

    private var document: JSON {
        ["Version": "2012-10-17", "Statement": JSON(statements.inPolicyOrder.map(\.document))]
    }
}

extension Ref where R: HasResourcePolicy {
    /// Adds a statement to the policy that is attached to the resource.
    ///
    /// The policy is part of the template as soon as it has a statement, and keeps what the service allows without one.
    /// A statement that is there already is not added again. The policy of an imported resource cannot be changed: that
    /// is a warning that says what the policy must allow.
    /// - Parameters:
    ///   - statement: The statement.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func addToResourcePolicy(_ statement: PolicyStatement, filePath: String = #filePath, line: UInt = #line) {
        addToResourcePolicy(statement, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Adds a statement on behalf of another line.
    package func addToResourcePolicy(_ statement: PolicyStatement, at location: SourceLocation) {
        // There is no scope for what has been reported as a duplicate.
        guard let scope = graph.scope(of: element) else { return }
        guard element.kind != .imported else {
            scope.warning(
                "the policy of an imported resource is not part of this app; make sure that it \(statement.summary)",
                at: location
            )
            return
        }
        if let policy = graph.attachment(ResourcePolicy.self, of: element) {
            policy.add(statement)
            return
        }
        let attached = scope.add(
            "Policy",
            Resource(R.PolicyResource.self, R.policyProperties([:], for: self)),
            at: scope.location
        )
        let policy = ResourcePolicy(writtenTo: attached.element, graph)
        for allowed in R.defaultStatements(for: self) { policy.add(allowed) }
        policy.add(statement)
        graph.attach(policy, to: element)
    }
}

extension [PolicyStatement] {
    /// The statements in an order that does not depend on the program's, so that moving a line changes no template.
    var inPolicyOrder: [PolicyStatement] {
        enumerated().sorted { first, second in
            let names = (first.element.sid ?? "", second.element.sid ?? "")
            guard names.0 == names.1 else { return names.0 < names.1 }
            guard first.element.actions == second.element.actions else {
                return first.element.actions.lexicographicallyPrecedes(second.element.actions)
            }
            return first.offset < second.offset
        }.map(\.element)
    }
}

extension PolicyStatement {
    /// What the statement does, for messages.
    var summary: String {
        let verb = effect == .allow ? "allows" : "denies"
        let names = principals.map { principal in
            switch principal {
            case .everyone: "everyone"
            case .service(let name), .aws(let name):
                Self.shown(name)
            }
        }
        return "\(verb) \(names.joined(separator: ", ")) \(actions.joined(separator: ", "))"
    }

    private static func shown(_ name: Value<String>) -> String {
        let texts: [String?] = name.parts.map { part in
            switch part {
            case .string(let text): text
            case .pseudo(let parameter): "${\(parameter.rawValue)}"
            default: nil
            }
        }
        return texts.contains(nil) ? "the principal" : texts.compactMap(\.self).joined()
    }
}
