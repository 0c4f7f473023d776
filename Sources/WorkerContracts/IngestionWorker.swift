public import LambdaContracts
public import LambdaEvents

/// Processes orders from a queue, each once, and tells a bus of the outcome.
///
/// The table knows of each order by its idempotency key whether it is being processed, by a lease that runs out, has succeeded, with what result,
/// or has failed.
public enum IngestionWorker: LambdaContract {
    /// Messages whose bodies are orders.
    public typealias Event = SQSEvent
    /// The messages that could not be processed.
    public typealias Output = SQSBatchResponse

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The table that knows of each order.
        case tableName = "TABLE_NAME"
        /// For how many seconds the table knows of an order.
        case recordRetention = "RECORD_RETENTION_SECONDS"
        /// The bus that is told of the outcome.
        case eventBusName = "EVENT_BUS_NAME"
        /// The parameter that says which failure to simulate.
        case failureModeParameter = "FAILURE_MODE_PARAMETER"
    }

    /// The executable.
    public static let product = "worker"
    /// It leads the table, sends events, and asks for the failure mode.
    public static let operations: [AWSOperation<Environment>] = [
        .putItem(on: .tableName),
        .getItem(of: .tableName),
        .updateItem(on: .tableName),
        .putEvents(on: .eventBusName),
        .getParameter(.failureModeParameter),
    ]
}
