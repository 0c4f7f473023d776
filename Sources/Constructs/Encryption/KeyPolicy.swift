internal import AWSKMS
public import CloudFormation
public import ResourceTypes

/// The statements that were added to the policy of a key so far.
///
/// Unlike other policies, that of a key is a property of it.
final class KeyPolicy {
    private var statements: [PolicyStatement] = []

    init(of key: Element, _ graph: Graph) {
        guard key.kind == .resource else { return }
        graph.whenSynthesized { [self] in
            let declared = graph.resource(key).flatMap { entry in
                if case .object(let properties) = entry.content.properties { properties["KeyPolicy"] } else { nil }
            }
            graph.setProperty("KeyPolicy", of: key, completed(declared))
        }
    }

    /// Adds a statement.
    /// - Parameter statement: The statement.
    /// - Returns: Whether it was not there yet.
    func add(_ statement: PolicyStatement) -> Bool {
        if statements.contains(statement) { return false }
        statements.append(statement)
        return true
    }

    /// The policy of a key that nothing was added to: what AWS KMS gives a key without one.
    ///
    /// <https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html>
    static var initial: JSON {
        [
            "Version": "2012-10-17",
            "Statement": [
                PolicyStatement(
                    sid: "Account",
                    principals: [.aws("arn:\(Pseudo.partition):iam::\(Pseudo.accountID):root")],
                    actions: ["kms:*"],
                    resources: ["*"]
                ).document
            ],
        ]
    }

    /// A declared policy with the statements that were added.
    private func completed(_ declared: Expression?) -> Expression {
        var policy = Members()
        if case .object(let members)? = declared { policy = members }
        let added = statements.inPolicyOrder.map(\.document.expression)
        switch policy["Statement"] {
        case .array(let elements)?: policy["Statement"] = .array(elements + added)
        case let statement?: policy["Statement"] = .array([statement] + added)
        case nil: return completed(Self.initial.expression)
        }
        return .object(policy)
    }
}

extension Ref where R == KMS.Key {
    /// Adds a statement to the policy of the key.
    ///
    /// Roles of the account need none: grant them what they need on the key, or on what it encrypts. A statement that is there already
    /// is not added again. The policy of an imported key cannot be changed: that is a warning that says what the policy must allow.
    /// - Parameters:
    ///   - statement: The statement, with `*` as its resource, which stands for this key. Where it names a resource that the key
    ///     encrypts, each of the two needs the other to be created first; name it by a pattern.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func addToKeyPolicy(_ statement: PolicyStatement, filePath: String = #filePath, line: UInt = #line) {
        addToKeyPolicy(statement, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Adds a statement on behalf of another line.
    func addToKeyPolicy(_ statement: PolicyStatement, at location: SourceLocation) {
        // There is no scope for what has been reported as a duplicate.
        guard let scope = graph.scope(of: element) else { return }
        let policy: KeyPolicy
        if let known = graph.attachment(KeyPolicy.self, of: element) {
            policy = known
        } else {
            policy = KeyPolicy(of: element, graph)
            graph.attach(policy, to: element)
        }
        if policy.add(statement), element.kind == .imported {
            scope.warning(
                "the policy of an imported key is not part of this app; make sure that it \(statement.summary)",
                at: location
            )
        }
    }
}
