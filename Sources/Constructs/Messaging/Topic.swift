public import CloudFormation
public import ResourceTypes

/// A topic of Amazon SNS: whoever subscribed gets what is published.
///
/// ```swift
/// let topic = scope.add("Alarms", Topic(displayName: "Orders"))
/// scope.add("OnCall", Subscription(to: topic, .email(address)))
/// scope.add("DeadLetterDepth", Alarm(on: depth, .atLeast(1), actions: [.notify(topic)]))
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html>
public struct Topic: Construct, Equatable {
    /// The sender of e-mails and text messages, 1 to 100 characters; the name of the topic when `nil`.
    public var displayName: String?
    /// How messages are encrypted at rest.
    public var encryption: TopicEncryption
    /// Whether the topic's policy refuses to take messages without TLS.
    public var enforcesTLS: Bool
    /// The physical name; CloudFormation makes one when `nil`.
    public var name: String?

    /// Describes a topic.
    /// - Parameters:
    ///   - displayName: The sender of e-mails and text messages, 1 to 100 characters; the name of the topic when not given.
    ///   - encryption: How messages are encrypted at rest; not with a key of the account when not given.
    ///   - enforcesTLS: Whether the topic's policy refuses to take messages without TLS, as AWS advises; it does when not given. The
    ///     policy is a resource of its own, `Policy` below the topic.
    ///   - name: The physical name: at most 256 letters, digits, hyphens and underscores. CloudFormation makes one when not given, so
    ///     that the topic can be replaced and the stack be deployed twice.
    public init(
        displayName: String? = nil,
        encryption: TopicEncryption = .none,
        enforcesTLS: Bool = true,
        name: String? = nil
    ) {
        self.displayName = displayName
        self.encryption = encryption
        self.enforcesTLS = enforcesTLS
        self.name = name
    }

    /// Adds the topic and its policy.
    public func build(in scope: Scope) -> Ref<SNS.Topic> {
        TopicSettings(name: name, displayName: displayName, encryption: encryption, enforcesTLS: enforcesTLS)
            .build(in: scope)
    }
}
