public import LambdaContracts
public import LambdaEvents

/// Says which messages of a batch are to be processed, and does nothing else; the first step of a state machine.
///
/// It is invoked with what a queue would send, and passes on what ``OrderProcessor`` takes.
public enum IdempotencyCheck: LambdaContract {
    /// A batch of messages whose bodies are orders.
    public struct Event: DirectlyInvoked {
        /// The messages.
        public var batch: SQSEvent

        /// Takes a batch of messages.
        /// - Parameter batch: The messages.
        public init(batch: SQSEvent) { self.batch = batch }

        /// Decodes what a queue would send.
        /// - Parameter decoder: Where to read.
        /// - Throws: What is wrong with what is read.
        public init(from decoder: any Decoder) throws { batch = try SQSEvent(from: decoder) }
    }

    /// What is to be processed, and what failed.
    public typealias Output = OrderProcessor.Event

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The table that knows of each order.
        case tableName = "TABLE_NAME"
        /// For how many seconds the table knows of an order.
        case recordRetention = "RECORD_RETENTION_SECONDS"
    }

    /// The executable.
    public static let product = "idempotency"
    /// It leads the table.
    public static let operations: [AWSOperation<Environment>] = [
        .putItem(on: .tableName),
        .getItem(of: .tableName),
        .updateItem(on: .tableName),
    ]
}
