public import CloudFormation
internal import ResourceTypes

/// The metrics of a topic, in periods of one minute.
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html>
public struct TopicMetrics: Hashable, Sendable {
    let topicName: Value<String>

    private func metric(_ name: String, _ statistic: Statistic) -> Metric {
        Metric(
            namespace: "AWS/SNS",
            name: name,
            dimensions: [Metric.Dimension("TopicName", topicName)],
            statistic: statistic
        )
    }

    /// The number of messages published.
    public var numberOfMessagesPublished: Metric { metric("NumberOfMessagesPublished", .sum) }
    /// The number of messages that reached a subscriber, once for each.
    public var numberOfNotificationsDelivered: Metric { metric("NumberOfNotificationsDelivered", .sum) }
    /// The number of messages that could not be delivered; for HTTPS every attempt that failed.
    public var numberOfNotificationsFailed: Metric { metric("NumberOfNotificationsFailed", .sum) }
    /// The number of messages that filter policies kept from subscribers.
    public var numberOfNotificationsFilteredOut: Metric { metric("NumberOfNotificationsFilteredOut", .sum) }
    /// The number of messages that were moved to the dead letters of subscriptions.
    public var numberOfNotificationsRedrivenToDLQ: Metric { metric("NumberOfNotificationsRedrivenToDlq", .sum) }
    /// The number of messages that could not be moved to the dead letters of subscriptions, and are lost.
    public var numberOfNotificationsFailedToRedriveToDLQ: Metric {
        metric("NumberOfNotificationsFailedToRedriveToDlq", .sum)
    }
    /// The bytes of a message that was published.
    public var publishSize: Metric { metric("PublishSize", .average) }
}

extension Ref where R: TopicType {
    /// The metrics of the topic.
    public var metrics: TopicMetrics { TopicMetrics(topicName: name) }
}
