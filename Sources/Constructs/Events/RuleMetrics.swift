internal import AWSEvents
public import CloudFormation
public import ResourceTypes

/// The metrics of a rule, as sums or averages of a minute.
///
/// EventBridge sends most counts only when they are not zero: let an alarm treat missing data as good.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html>
public struct RuleMetrics: Hashable, Sendable {
    private let dimensions: [Metric.Dimension]

    init(_ dimensions: [Metric.Dimension]) {
        self.dimensions = dimensions
    }

    private func metric(_ name: String, _ statistic: Statistic = .sum) -> Metric {
        Metric(namespace: "AWS/Events", name: name, dimensions: dimensions, statistic: statistic)
    }

    /// The number of times that a target was not invoked, because the rule would have caused itself to run again for example.
    public var deadLetterInvocations: Metric { metric("DeadLetterInvocations") }
    /// The number of invocations that failed for good: those events are lost, or went to the queue of dead letters.
    public var failedInvocations: Metric { metric("FailedInvocations") }
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
    /// The number of invocations that succeeded, or failed for good.
    public var invocations: Metric { metric("Invocations") }
    /// The number of events that could not be moved to the queue of dead letters: they are lost.
    public var invocationsFailedToBeSentToDlq: Metric { metric("InvocationsFailedToBeSentToDlq") }
    /// The number of events that were moved to the queue of dead letters.
    public var invocationsSentToDlq: Metric { metric("InvocationsSentToDlq") }
    /// The number of events that matched the rule.
    public var matchedEvents: Metric { metric("MatchedEvents") }
    /// The number of attempts that repeat an earlier one.
    public var retryInvocationAttempts: Metric { metric("RetryInvocationAttempts") }
    /// The number of attempts that succeeded.
    public var successfulInvocationAttempts: Metric { metric("SuccessfulInvocationAttempts") }
    /// The number of times that the rule was held back because the account invokes too much.
    public var throttledRules: Metric { metric("ThrottledRules") }
    /// The number of times that the rule ran.
    public var triggeredRules: Metric { metric("TriggeredRules") }
}

extension Ref where R == Events.Rule {
    /// The metrics of the rule.
    public var metrics: RuleMetrics {
        var dimensions = [Metric.Dimension("RuleName", name)]
        // Of rules on the default bus, the metrics have no name of a bus.
        if let busName { dimensions.append(.init("EventBusName", busName)) }
        return RuleMetrics(dimensions)
    }

    /// The bus that the rule listens to; `nil` for the default bus.
    private var busName: Value<String>? {
        guard case .object(let properties)? = graph.resource(element)?.content.properties,
            let name = properties["EventBusName"], name != .string("default")
        else { return nil }
        if case .reference(let bus, _) = name, bus.kind == .imported, bus.index >= 0,
            graph.imports[bus.index].content.reference == .string("default")
        {
            return nil
        }
        return Value(expression: name)
    }
}
