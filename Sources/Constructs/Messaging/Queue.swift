public import CloudFormation
public import ResourceTypes

/// A queue of Amazon SQS that delivers messages at least once, in any order.
///
/// ```swift
/// let deadLetters = scope.add("DeadLetters", Queue(retention: .days(14)))
/// let orders = scope.add("Orders", Queue(deadLetters: .to(deadLetters)))
/// orders.grantSendMessages(to: producer)
/// ```
///
/// Messages are encrypted, requests without TLS are refused, and consumers wait for messages instead of asking again
/// and again.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html>
public struct Queue: Construct, Equatable {
    /// How long a received message is invisible to other consumers: 0 to 12 hours.
    public var visibilityTimeout: Duration
    /// How long a message is kept that nobody deletes: 1 minute to 14 days.
    public var retention: Duration
    /// How long a message is invisible at first: 0 to 15 minutes.
    public var delay: Duration
    /// How long a request for messages waits for one to come: 0 to 20 seconds.
    public var receiveWaitTime: Duration
    /// The largest message in bytes, 1,024 to 1,048,576; the latter when `nil`.
    public var maximumMessageSize: Int?
    /// Where messages go that were received too often; they stay until their retention ends when `nil`.
    public var deadLetters: DeadLetters<SQS.Queue>?
    /// Which queues may send their dead letters here; any of the account and Region when `nil`.
    public var redriveAllowPolicy: RedriveAllowPolicy?
    /// How messages are encrypted at rest.
    public var encryption: QueueEncryption
    /// Whether the queue's policy refuses requests without TLS.
    public var enforcesTLS: Bool
    /// What happens to the queue and its messages when it is removed from the stack, or replaced; as set for its place when `nil`.
    public var removalPolicy: ResourceOptions.RemovalPolicy?
    /// The physical name; CloudFormation makes one when `nil`.
    public var name: String?

    /// Describes a queue.
    /// - Parameters:
    ///   - visibilityTimeout: How long a received message is invisible to other consumers: 0 to 12 hours, in whole
    ///     seconds. Three minutes when not given, six times a function's timeout of 30 seconds as AWS advises; Amazon
    ///     SQS's own default is 30 seconds.
    ///   - retention: How long a message is kept that nobody deletes: 1 minute to 14 days, in whole seconds; 4 days
    ///     when not given. A queue for dead letters should keep them longer than their source does, best for
    ///     `.days(14)`: the time they spent there counts.
    ///   - delay: How long a message is invisible at first: 0 to 15 minutes, in whole seconds; not at all when not
    ///     given.
    ///   - receiveWaitTime: How long a request for messages waits for one to come: 0 to 20 seconds, whole. 20 seconds
    ///     when not given, so that an empty queue causes few requests. A consumer can ask for another time.
    ///   - maximumMessageSize: The largest message in bytes, 1,024 to 1,048,576 (1 MiB); the latter when not given.
    ///   - deadLetters: Where messages go that were received too often; without it they return until their retention
    ///     ends.
    ///   - redriveAllowPolicy: Which queues may send their dead letters here; any of the account and Region when not
    ///     given.
    ///   - encryption: How messages are encrypted at rest; with keys of Amazon SQS when not given, which costs nothing.
    ///   - enforcesTLS: Whether the queue's policy refuses requests without TLS, as AWS advises; it does when not
    ///     given. The policy is a resource of its own, `Policy` below the queue.
    ///   - removalPolicy: What happens to the queue and its messages when it is removed from the stack or replaced:
    ///     when not given, the default of the app, the stack or a construct around it; `delete` without one, because a
    ///     queue without its producers and consumers has no use. Not `snapshot`.
    ///   - name: The physical name: at most 80 letters, digits, hyphens and underscores. CloudFormation makes one when
    ///     not given, so that the queue can be replaced and the stack be deployed twice.
    public init(
        visibilityTimeout: Duration = Queue.defaultVisibilityTimeout,
        retention: Duration = Queue.defaultRetention,
        delay: Duration = .zero,
        receiveWaitTime: Duration = .seconds(20),
        maximumMessageSize: Int? = nil,
        deadLetters: DeadLetters<SQS.Queue>? = nil,
        redriveAllowPolicy: RedriveAllowPolicy? = nil,
        encryption: QueueEncryption = .sqsManaged,
        enforcesTLS: Bool = true,
        removalPolicy: ResourceOptions.RemovalPolicy? = nil,
        name: String? = nil
    ) {
        self.visibilityTimeout = visibilityTimeout
        self.retention = retention
        self.delay = delay
        self.receiveWaitTime = receiveWaitTime
        self.maximumMessageSize = maximumMessageSize
        self.deadLetters = deadLetters
        self.redriveAllowPolicy = redriveAllowPolicy
        self.encryption = encryption
        self.enforcesTLS = enforcesTLS
        self.removalPolicy = removalPolicy
        self.name = name
    }

    /// The visibility timeout of a queue that is not given another: three minutes.
    public static let defaultVisibilityTimeout = Duration.minutes(3)

    /// The retention of a queue that is not given another, that of Amazon SQS: 4 days.
    public static let defaultRetention = Duration.days(4)

    /// Adds the queue and its policy.
    public func build(in scope: Scope) -> Ref<SQS.Queue> {
        QueueSettings(
            name: name,
            visibilityTimeout: visibilityTimeout,
            retention: retention,
            delay: delay,
            receiveWaitTime: receiveWaitTime,
            maximumMessageSize: maximumMessageSize,
            deadLetters: deadLetters,
            redriveAllowPolicy: redriveAllowPolicy,
            encryption: encryption,
            enforcesTLS: enforcesTLS,
            removalPolicy: removalPolicy
        ).build(in: scope)
    }
}
