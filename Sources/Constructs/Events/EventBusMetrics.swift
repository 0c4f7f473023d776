public import CloudFormation
public import ResourceTypes

/// The metrics of an event bus, over all its rules, as sums or averages of a minute.
///
/// EventBridge sends most counts only when they are not zero: let an alarm treat missing data as good.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html>
public struct EventBusMetrics: Hashable, Sendable {
    private let dimensions: [Metric.Dimension]

    init(_ dimensions: [Metric.Dimension]) {
        self.dimensions = dimensions
    }

    private func metric(_ name: String, _ statistic: Statistic = .sum) -> Metric {
        Metric(namespace: "AWS/Events", name: name, dimensions: dimensions, statistic: statistic)
    }

    /// The number of times that a change of the key was applied to the bus.
    public var eventBusEncryptionCompleted: Metric { metric("EventBusEncryptionCompleted") }
    /// The number of times that a change of the key could not be applied to the bus.
    public var eventBusEncryptionFailed: Metric { metric("EventBusEncryptionFailed") }
    /// The number of times that applying a change of the key began.
    public var eventBusEncryptionStarted: Metric { metric("EventBusEncryptionStarted") }
    /// The milliseconds from an event's arrival until the first attempt to invoke a target is over; the average.
    public var ingestionToInvocationCompleteLatency: Metric {
        metric("IngestionToInvocationCompleteLatency", .average)
    }
    /// The milliseconds from an event's arrival until the first attempt to invoke a target; the average.
    public var ingestionToInvocationStartLatency: Metric { metric("IngestionToInvocationStartLatency", .average) }
    /// The milliseconds from an event's arrival until it is delivered; the average.
    public var ingestionToInvocationSuccessLatency: Metric { metric("IngestionToInvocationSuccessLatency", .average) }
    /// The number of attempts to invoke a target, repeated ones too.
    public var invocationAttempts: Metric { metric("InvocationAttempts") }
    /// The number of events that matched any rule.
    public var matchedEvents: Metric { metric("MatchedEvents") }
    /// The number of attempts that repeat an earlier one.
    public var retryInvocationAttempts: Metric { metric("RetryInvocationAttempts") }
    /// The number of attempts that succeeded.
    public var successfulInvocationAttempts: Metric { metric("SuccessfulInvocationAttempts") }
    /// The number of times that rules were held back because the account invokes too much.
    public var throttledRules: Metric { metric("ThrottledRules") }
    /// The number of times that rules ran.
    public var triggeredRules: Metric { metric("TriggeredRules") }
}

extension Ref where R == Events.EventBus {
    /// The metrics of the bus, over all its rules.
    public var metrics: EventBusMetrics { EventBusMetrics([.init("EventBusName", busName)]) }
}
