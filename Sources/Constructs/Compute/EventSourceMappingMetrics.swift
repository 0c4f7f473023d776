internal import AWSLambda
public import CloudFormation
public import ResourceTypes

extension Ref where R == Lambda.EventSourceMapping {
    /// What CloudWatch counts of the mapping; only of one that emits event counts.
    public var metrics: EventSourceMappingMetrics { EventSourceMappingMetrics(id: id) }
}

/// The event counts of a mapping, in periods of one minute.
///
/// Lambda processes an event once at least, so it may be counted more than once.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html>
public struct EventSourceMappingMetrics {
    let id: Value<String>

    private func metric(_ name: String) -> Metric {
        Metric(
            namespace: "AWS/Lambda",
            name: name,
            dimensions: [.init("EventSourceMappingUUID", id)],
            statistic: .sum
        )
    }

    /// Events that Lambda read from the source; the sum.
    public var polledEventCount: Metric { metric("PolledEventCount") }
    /// Events that the filters kept from the function; the sum.
    public var filteredOutEventCount: Metric { metric("FilteredOutEventCount") }
    /// Events that the function was invoked with, each retry counted; the sum.
    public var invokedEventCount: Metric { metric("InvokedEventCount") }
    /// Events that failed, those that the function reports included; the sum.
    public var failedInvokeEventCount: Metric { metric("FailedInvokeEventCount") }
    /// Events that were deleted from the queue after they were processed; the sum.
    ///
    /// Streams do not have it.
    public var deletedEventCount: Metric { metric("DeletedEventCount") }
    /// Records that were given up and are lost, because they were too old or had failed too often, and could not be sent to a destination;
    /// the sum.
    ///
    /// Queues do not have it. Records that expired in the stream are not counted.
    public var droppedEventCount: Metric { metric("DroppedEventCount") }
    /// Records that were given up and sent to the destination of failures; the sum.
    ///
    /// Queues do not have it.
    public var onFailureDestinationDeliveredEventCount: Metric { metric("OnFailureDestinationDeliveredEventCount") }
}
