internal import AWSKMS
public import CloudFormation
package import ResourceTypes

/// A resource type on which permissions are granted.
public protocol GrantTarget: ResourceType {
    /// The resource type whose actions are granted: usually the type itself.
    associatedtype ActionResource: ResourceType = Self

    /// The ARN that policies name.
    /// - Parameter resource: The resource.
    /// - Returns: The ARN as text.
    static func arn(of resource: Ref<Self>) -> Value<String>

    /// What a caller must be allowed on the key that encrypts the resource, in order to use actions on it.
    /// - Parameter actions: The actions on the resource.
    /// - Returns: Names of actions of AWS KMS; none when the service itself uses the key.
    static func keyActions(for actions: [Action<ActionResource>]) -> Set<String>
}

extension GrantTarget {
    /// Nothing: for most resources the service uses the key, not the caller.
    public static func keyActions(for actions: [Action<ActionResource>]) -> Set<String> { [] }
}

/// A resource type that runs with an IAM role, or is one.
public protocol HasExecutionRole: ResourceType {}

extension Ref where R: GrantTarget {
    /// Allows a function or role actions on this resource, and no others.
    ///
    /// Grants for one grantee collect in one policy, without duplicates.
    /// - Parameters:
    ///   - actions: The actions.
    ///   - grantee: Who may use them.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grant(
        _ actions: Action<R.ActionResource>...,
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        grant(
            actions,
            on: [R.arn(of: self)],
            to: grantee,
            at: SourceLocation(filePath: filePath, line: line)
        )
    }

    /// Allows actions on this resource or parts of it.
    package func grant(
        _ actions: [Action<R.ActionResource>],
        on resources: [Value<String>],
        to grantee: Ref<some HasExecutionRole>,
        at location: SourceLocation
    ) {
        guard let role = grantee.executionRole(at: location) else { return }
        var names: Set<String> = []
        for index in actions.indices { names.insert(actions[index].name) }
        role.allow(names, on: resources)
        let keyActions = R.keyActions(for: actions)
        if !keyActions.isEmpty, let key = graph.attachment(EncryptionKey.self, of: element) {
            role.allow(keyActions, on: [Value(key.key.arn)])
        }
    }
}

/// The customer-managed key that encrypts a resource, attached to it by the construct that sets the key.
package struct EncryptionKey {
    package let key: Ref<KMS.Key>

    package init(_ key: Ref<KMS.Key>) {
        self.key = key
    }
}
