public import LambdaContracts
public import LambdaEvents

/// Lets each message of a queue be processed once: leases its key, and lets ``OrderProcessor`` do the rest.
///
/// It waits for the outcome and reports to the queue what could not be processed.
public enum IdempotencyCheck: LambdaContract {
    /// Messages whose bodies are events that were taken in.
    public typealias Event = SQSEvent
    /// The messages that could not be processed.
    public typealias Output = SQSBatchResponse

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The table that knows of each message.
        case tableName = "TABLE_NAME"
        /// For how many days the table knows of a message.
        case timeToLiveDays = "TIME_TO_LIVE_DAYS"
        /// The function that gets messages which are leased.
        case processorFunctionName = "PROCESSOR_FUNCTION_NAME"
        /// The namespace of the metrics.
        case metricNamespace = "METRIC_NAMESPACE"
    }

    /// The executable.
    public static let product = "ingestion-idempotency"
    /// It leads the table and invokes the next function.
    public static let operations: [AWSOperation<Environment>] = [
        .getItem(of: .tableName),
        .putItem(on: .tableName),
        .updateItem(on: .tableName),
        .invokeFunction(.processorFunctionName),
    ]
}
