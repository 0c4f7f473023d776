/// An IAM action on resources of type `R`, so that a table cannot be granted an action of queues.
public struct Action<R>: Hashable, Sendable {
    /// The name in policies, `sqs:SendMessage` for example.
    public let name: String

    /// An action by its name in policies, for those that have no constant yet.
    /// - Parameter name: The name, `sqs:SendMessage` for example.
    public init(_ name: String) {
        self.name = name
    }
}
