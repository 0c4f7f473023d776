public import CloudFormation
public import ResourceTypes

/// Where messages go that were received too often without being deleted.
///
/// The dead letters of a FIFO queue go to a FIFO queue, those of a standard queue to a standard queue; anything else
/// does not compile.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html>
public struct DeadLetters<Q>: Hashable {
    /// The queue that takes the messages.
    public var queue: Ref<Q>
    /// How often a message is received before it is moved: all deliveries, not only repeated ones; 1 to 1,000.
    public var maxReceiveCount: Int
}

// Constraints are on extensions, for a quick start: docs/adr/0017-constraints-on-extensions.md.
extension DeadLetters where Q: QueueType {
    /// Moves messages to another queue.
    /// - Parameters:
    ///   - queue: The queue that takes the messages, in the same account and Region.
    ///   - maxReceiveCount: How often a message is received before it is moved, 1 to 1,000; 5 when not given, the least
    ///     that AWS advises with Lambda, because a throttled invocation counts as a delivery too.
    /// - Returns: Where dead letters go.
    public static func to(_ queue: Ref<Q>, after maxReceiveCount: Int = 5) -> DeadLetters {
        DeadLetters(queue: queue, maxReceiveCount: maxReceiveCount)
    }
}

/// Which queues may send their dead letters to a queue.
///
/// A queue can name its dead-letter queue, or be named by it, but not both in one template: each would have to be
/// created before the other. So ``byQueue(_:)`` takes ARNs, which can be written out for a queue that has a name.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html>
public enum RedriveAllowPolicy: Hashable, Sendable {
    /// Any queue of the account and Region.
    case allowAll
    /// No queue.
    case denyAll
    /// Some queues, 1 to 10.
    case byQueue([Value<ARN<SQS.Queue>>])
}
