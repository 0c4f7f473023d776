public import LambdaContracts
public import LambdaEvents

/// Counts orders from their events, each once, and writes what it counted to its log in the embedded metric format.
///
/// A body is an event of EventBridge. In one transaction an item is put for each order of the batch, on condition that there is none, and
/// the counters of the event's day are raised; so an order that is delivered again is not counted again. Events that are older than
/// ``Environment/countedOrderRetention`` are reported as failed: the item that tells of their order may be deleted already.
public enum PublishMetrics: LambdaContract {
    /// Messages whose bodies are events.
    public typealias Event = SQSEvent
    /// The messages that could not be counted.
    public typealias Output = SQSBatchResponse

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The table of the counters and of the orders that were counted.
        case tableName = "TABLE_NAME"
        /// For how many seconds it is known which orders were counted.
        case countedOrderRetention = "COUNTED_ORDER_RETENTION_SECONDS"
        /// The namespace of the metrics.
        case metricNamespace = "METRIC_NAMESPACE"
    }

    /// The executable.
    public static let product = "publish-metrics"
    /// It writes transactions of puts and updates.
    public static let operations: [AWSOperation<Environment>] = [.putItem(on: .tableName), .updateItem(on: .tableName)]
}
