public import CloudFormation
public import ResourceTypes

/// The metrics of a queue.
///
/// A queue without messages and requests for six hours stops to report, so an alarm should treat missing data as good.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html>
public struct QueueMetrics<Q>: Hashable, Sendable {
    let queueName: Value<String>

    private func metric(_ name: String, _ statistic: Statistic) -> Metric {
        Metric(
            namespace: "AWS/SQS",
            name: name,
            dimensions: [Metric.Dimension("QueueName", queueName)],
            statistic: statistic,
            period: .minutes(1)
        )
    }

    /// Seconds for which the oldest message is in the queue; in a queue of dead letters since it came there.
    ///
    /// In a standard queue, messages that were received three times or more do not count: those that fail again and
    /// again show as ``approximateNumberOfMessagesNotVisible`` and as dead letters.
    public var approximateAgeOfOldestMessage: Metric { metric("ApproximateAgeOfOldestMessage", .maximum) }
    /// The number of messages that are not visible yet because they are delayed.
    public var approximateNumberOfMessagesDelayed: Metric { metric("ApproximateNumberOfMessagesDelayed", .maximum) }
    /// The number of messages that were received but not deleted, and are not visible again yet.
    public var approximateNumberOfMessagesNotVisible: Metric {
        metric("ApproximateNumberOfMessagesNotVisible", .maximum)
    }
    /// The number of messages that can be received: the backlog, or the dead letters.
    public var approximateNumberOfMessagesVisible: Metric { metric("ApproximateNumberOfMessagesVisible", .maximum) }
    /// The number of requests for messages that got none.
    public var numberOfEmptyReceives: Metric { metric("NumberOfEmptyReceives", .sum) }
    /// The number of messages deleted; more than there were if some were deleted twice.
    public var numberOfMessagesDeleted: Metric { metric("NumberOfMessagesDeleted", .sum) }
    /// The number of messages received.
    public var numberOfMessagesReceived: Metric { metric("NumberOfMessagesReceived", .sum) }
    /// The number of messages sent; dead letters that Amazon SQS moves are not among them.
    public var numberOfMessagesSent: Metric { metric("NumberOfMessagesSent", .sum) }
    /// The bytes of a message that was sent.
    public var sentMessageSize: Metric { metric("SentMessageSize", .average) }
}

extension QueueMetrics where Q == SQS.FIFOQueue {
    /// The number of message groups of which a message was received but not deleted.
    public var approximateNumberOfGroupsWithInflightMessages: Metric {
        metric("ApproximateNumberOfGroupsWithInflightMessages", .maximum)
    }
    /// The number of messages that were sent again and dropped as duplicates.
    public var numberOfDeduplicatedSentMessages: Metric { metric("NumberOfDeduplicatedSentMessages", .sum) }
}

/// A tenant is a message group; one is noisy when its messages keep those of others waiting.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html>
extension QueueMetrics where Q == SQS.Queue {
    /// Seconds for which the oldest message of a tenant that is not noisy is in the queue.
    public var approximateAgeOfOldestMessageInQuietGroups: Metric {
        metric("ApproximateAgeOfOldestMessageInQuietGroups", .maximum)
    }
    /// The number of delayed messages of tenants that are not noisy.
    public var approximateNumberOfMessagesDelayedInQuietGroups: Metric {
        metric("ApproximateNumberOfMessagesDelayedInQuietGroups", .maximum)
    }
    /// The number of messages in flight of tenants that are not noisy.
    public var approximateNumberOfMessagesNotVisibleInQuietGroups: Metric {
        metric("ApproximateNumberOfMessagesNotVisibleInQuietGroups", .maximum)
    }
    /// The number of messages that can be received, of tenants that are not noisy.
    public var approximateNumberOfMessagesVisibleInQuietGroups: Metric {
        metric("ApproximateNumberOfMessagesVisibleInQuietGroups", .maximum)
    }
    /// The number of noisy tenants.
    public var approximateNumberOfNoisyGroups: Metric { metric("ApproximateNumberOfNoisyGroups", .maximum) }
}

extension Ref where R: QueueType {
    /// The metrics of the queue.
    public var metrics: QueueMetrics<R> { QueueMetrics(queueName: name) }
}
