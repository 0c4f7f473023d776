public import LambdaContracts
public import LambdaEvents

/// Tells a bus what became of messages, as the stream of the table says that ``OrderProcessor`` writes to.
///
/// The stream tells of every write, so the states before and after are compared.
public enum OutcomePublisher: LambdaContract {
    /// Changes of what the table knows of messages.
    public typealias Event = DynamoDBStreamEvent
    /// The first change that the bus could not be told of.
    public typealias Output = StreamBatchResponse

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The bus that is told of outcomes.
        case eventBusName = "EVENT_BUS_NAME"
        /// The namespace of the metrics.
        case metricNamespace = "METRIC_NAMESPACE"
    }

    /// The executable.
    public static let product = "ingestion-events"
    /// It puts events.
    public static let operations: [AWSOperation<Environment>] = [.putEvents(on: .eventBusName)]
}
