internal import AWSLambda
public import CloudFormation
public import ResourceTypes

extension Ref where R == Lambda.Function {
    /// What CloudWatch measures of the function, all its versions together.
    public var metrics: FunctionMetrics { FunctionMetrics(functionName: name) }
}

/// The metrics of a function, in periods of one minute.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html>
public struct FunctionMetrics {
    let functionName: Value<String>

    private func metric(_ name: String, _ statistic: Statistic) -> Metric {
        Metric(
            namespace: "AWS/Lambda",
            name: name,
            dimensions: [.init("FunctionName", functionName)],
            statistic: statistic
        )
    }

    /// Invocations that ran, whether or not they succeeded; the sum.
    public var invocations: Metric { metric("Invocations", .sum) }
    /// Invocations that ended with an error, timeouts included; the sum.
    public var errors: Metric { metric("Errors", .sum) }
    /// Requests that were refused for lack of concurrency, which count neither as invocations nor as errors; the sum.
    public var throttles: Metric { metric("Throttles", .sum) }
    /// Events that could not be sent to the dead-letter queue of asynchronous invocation; the sum.
    public var deadLetterErrors: Metric { metric("DeadLetterErrors", .sum) }
    /// Records that could not be sent to a destination; the sum.
    public var destinationDeliveryFailures: Metric { metric("DestinationDeliveryFailures", .sum) }
    /// Invocations that Lambda stopped because the function was part of an endless loop; the sum.
    public var recursiveInvocationsDropped: Metric { metric("RecursiveInvocationsDropped", .sum) }
    /// Events of a DocumentDB change stream that were dropped for being larger than 6 MB; the sum.
    public var oversizedRecordCount: Metric { metric("OversizedRecordCount", .sum) }
    /// Invocations that ran on provisioned concurrency; the sum.
    public var provisionedConcurrencyInvocations: Metric { metric("ProvisionedConcurrencyInvocations", .sum) }
    /// Invocations that ran on standard concurrency because all provisioned concurrency was in use; the sum.
    public var provisionedConcurrencySpilloverInvocations: Metric {
        metric("ProvisionedConcurrencySpilloverInvocations", .sum)
    }
    /// Deployments of code whose signature was not valid but let through; the sum.
    public var signatureValidationErrors: Metric { metric("SignatureValidationErrors", .sum) }

    /// The time that the code needs for an event, without a cold start, in milliseconds; the average.
    public var duration: Metric { metric("Duration", .average) }
    /// The time that extensions need after the code is done, in milliseconds; the average.
    public var postRuntimeExtensionsDuration: Metric { metric("PostRuntimeExtensionsDuration", .average) }
    /// The age of the last record of a batch of a stream when it reached the function, in milliseconds; the maximum.
    ///
    /// Queues do not have it.
    public var iteratorAge: Metric { metric("IteratorAge", .maximum) }
    /// How many records of a Kafka topic are not processed yet; the maximum.
    public var offsetLag: Metric { metric("OffsetLag", .maximum) }

    /// Invocations that run at the same time; the maximum.
    public var concurrentExecutions: Metric { metric("ConcurrentExecutions", .maximum) }
    /// Invocations that run at the same time on provisioned concurrency; the maximum.
    public var provisionedConcurrentExecutions: Metric { metric("ProvisionedConcurrentExecutions", .maximum) }

    /// Events that Lambda accepted for asynchronous invocation; the sum.
    public var asyncEventsReceived: Metric { metric("AsyncEventsReceived", .sum) }
    /// How long an event waited for its asynchronous invocation, retries included, in milliseconds; the maximum.
    public var asyncEventAge: Metric { metric("AsyncEventAge", .maximum) }
    /// Events of asynchronous invocation that were given up, after they were sent to a destination if there is one; the sum.
    public var asyncEventsDropped: Metric { metric("AsyncEventsDropped", .sum) }
}
