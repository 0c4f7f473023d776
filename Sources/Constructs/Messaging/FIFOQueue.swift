internal import AWSSQS
public import CloudFormation
public import ResourceTypes

/// A queue of Amazon SQS that delivers the messages of a group in the order in which they were sent, each once.
///
/// ```swift
/// let deadLetters = scope.add("DeadLetters", FIFOQueue(retention: .days(14)))
/// let payments = scope.add("Payments", FIFOQueue(contentBasedDeduplication: true, deadLetters: .to(deadLetters)))
/// ```
///
/// Dead letters leave the order: what comes after a message that was moved is delivered without it.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html>
public struct FIFOQueue: Construct, Equatable {
    /// How many messages a queue takes, and among which messages it looks for duplicates.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html>
    public enum Throughput: Hashable, Sendable {
        /// The quota is that of the queue.
        case standard(deduplication: DeduplicationScope = .queue)
        /// Each message group has a quota of its own, and duplicates are found within their group only.
        case high

        var deduplicationScope: SQS.Queue.DeduplicationScope {
            switch self {
            case .high, .standard(.messageGroup): .messageGroup
            case .standard(.queue): .queue
            }
        }

        var limit: SQS.Queue.FifoThroughputLimit {
            switch self {
            case .high: .perMessageGroupId
            case .standard: .perQueue
            }
        }
    }

    /// Among which messages a queue looks for duplicates.
    public enum DeduplicationScope: Hashable, Sendable {
        /// All messages of the queue.
        case queue
        /// The messages of the same group.
        case messageGroup
    }

    /// Whether the queue derives deduplication IDs from the content of messages.
    public var contentBasedDeduplication: Bool
    /// How many messages the queue takes, and among which it looks for duplicates.
    public var throughput: Throughput
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
    /// Where messages go that were received too often; they block their group until their retention ends when `nil`.
    public var deadLetters: DeadLetters<SQS.FIFOQueue>?
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

    /// Describes a FIFO queue.
    /// - Parameters:
    ///   - contentBasedDeduplication: Whether the queue derives deduplication IDs from the content of messages;
    ///     producers must give one with each message when not given.
    ///   - throughput: How many messages the queue takes, and among which it looks for duplicates; the quota of the
    ///     queue and all its messages when not given.
    ///   - visibilityTimeout: How long a received message is invisible to other consumers: 0 to 12 hours, in whole
    ///     seconds. Three minutes when not given, six times a function's timeout of 30 seconds as AWS advises; Amazon
    ///     SQS's own default is 30 seconds.
    ///   - retention: How long a message is kept that nobody deletes: 1 minute to 14 days, in whole seconds; 4 days
    ///     when not given.
    ///   - delay: How long a message is invisible at first: 0 to 15 minutes, in whole seconds; not at all when not
    ///     given.
    ///   - receiveWaitTime: How long a request for messages waits for one to come: 0 to 20 seconds, whole. 20 seconds
    ///     when not given, so that an empty queue causes few requests. A consumer can ask for another time.
    ///   - maximumMessageSize: The largest message in bytes, 1,024 to 1,048,576 (1 MiB); the latter when not given.
    ///   - deadLetters: Where messages go that were received too often; without it they block their group until their
    ///     retention ends.
    ///   - redriveAllowPolicy: Which queues may send their dead letters here; any of the account and Region when not
    ///     given.
    ///   - encryption: How messages are encrypted at rest; with keys of Amazon SQS when not given, which costs nothing.
    ///   - enforcesTLS: Whether the queue's policy refuses requests without TLS, as AWS advises; it does when not
    ///     given. The policy is a resource of its own, `Policy` below the queue.
    ///   - removalPolicy: What happens to the queue and its messages when it is removed from the stack or replaced:
    ///     when not given, the default of the app, the stack or a construct around it; `delete` without one, because a
    ///     queue without its producers and consumers has no use. Not `snapshot`.
    ///   - name: The physical name: at most 75 letters, digits, hyphens and underscores, then `.fifo`. CloudFormation
    ///     makes one when not given, so that the queue can be replaced and the stack be deployed twice.
    public init(
        contentBasedDeduplication: Bool = false,
        throughput: Throughput = .standard(),
        visibilityTimeout: Duration = Queue.defaultVisibilityTimeout,
        retention: Duration = Queue.defaultRetention,
        delay: Duration = .zero,
        receiveWaitTime: Duration = .seconds(20),
        maximumMessageSize: Int? = nil,
        deadLetters: DeadLetters<SQS.FIFOQueue>? = nil,
        redriveAllowPolicy: RedriveAllowPolicy? = nil,
        encryption: QueueEncryption = .sqsManaged,
        enforcesTLS: Bool = true,
        removalPolicy: ResourceOptions.RemovalPolicy? = nil,
        name: String? = nil
    ) {
        self.contentBasedDeduplication = contentBasedDeduplication
        self.throughput = throughput
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

    /// Adds the queue and its policy.
    public func build(in scope: Scope) -> Ref<SQS.FIFOQueue> {
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
            removalPolicy: removalPolicy,
            fifo: .init(contentBasedDeduplication: contentBasedDeduplication, throughput: throughput)
        ).build(in: scope)
    }
}
