public import LambdaContracts
public import LambdaEvents

/// Processes messages from a queue, each once, and tells a bus of the outcome.
///
/// The table knows of each message by its idempotency key whether it is being processed, by a lease that runs out, has succeeded, with what
/// result, or has failed.
public enum IngestionWorker: LambdaContract {
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
        /// The bus that is told of the outcome.
        case eventBusName = "EVENT_BUS_NAME"
        /// The parameter that says which failure to simulate.
        case failureModeParameter = "FAILURE_MODE_PARAMETER"
        /// The namespace of the metrics.
        case metricNamespace = "METRIC_NAMESPACE"
    }

    /// The executable.
    public static let product = "ingestion-worker"
    /// It leads the table, sends events, and asks for the failure mode.
    public static let operations: [AWSOperation<Environment>] = [
        .getItem(of: .tableName),
        .putItem(on: .tableName),
        .updateItem(on: .tableName),
        .putEvents(on: .eventBusName),
        .getParameter(.failureModeParameter),
    ]
}
