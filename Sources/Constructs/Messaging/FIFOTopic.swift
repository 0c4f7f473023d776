internal import AWSSNS
public import CloudFormation
public import ResourceTypes

/// A topic of Amazon SNS that delivers the messages of a group in the order in which they were published, each once.
///
/// Only queues can subscribe to it. Alarms and rules do not publish to it.
///
/// ```swift
/// let payments = scope.add("Payments", FIFOTopic(contentBasedDeduplication: true))
/// scope.add("Ledger", Subscription(to: payments, ledger))
/// ```
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html>
public struct FIFOTopic: Construct, Equatable {
    /// Whether the topic derives deduplication IDs from the content of messages.
    public var contentBasedDeduplication: Bool
    /// How messages are encrypted at rest.
    public var encryption: TopicEncryption
    /// Whether the topic's policy refuses to take messages without TLS.
    public var enforcesTLS: Bool
    /// The physical name; made of the names of stack and construct when `nil`.
    public var name: String?

    /// Describes a FIFO topic.
    /// - Parameters:
    ///   - contentBasedDeduplication: Whether the topic derives deduplication IDs from the content of messages; publishers must give
    ///     one with each message when not given.
    ///   - encryption: How messages are encrypted at rest; not with a key of the account when not given.
    ///   - enforcesTLS: Whether the topic's policy refuses to take messages without TLS, as AWS advises; it does when not given. The
    ///     policy is a resource of its own, `Policy` below the topic.
    ///   - name: The physical name: at most 251 letters, digits, hyphens and underscores, then `.fifo`. When not given it is the name of
    ///     the stack, a hyphen, the logical ID and `.fifo`, which no other stack of the account and Region has.
    public init(
        contentBasedDeduplication: Bool = false,
        encryption: TopicEncryption = .none,
        enforcesTLS: Bool = true,
        name: String? = nil
    ) {
        self.contentBasedDeduplication = contentBasedDeduplication
        self.encryption = encryption
        self.enforcesTLS = enforcesTLS
        self.name = name
    }

    /// Adds the topic and its policy.
    public func build(in scope: Scope) -> Ref<SNS.FIFOTopic> {
        TopicSettings(
            name: name,
            encryption: encryption,
            enforcesTLS: enforcesTLS,
            contentBasedDeduplication: contentBasedDeduplication
        ).build(in: scope)
    }
}
