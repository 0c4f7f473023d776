public import LambdaContracts
public import LambdaEvents

/// Processes the orders that ``IdempotencyCheck`` let pass, and does nothing else; the second step of a state machine.
public enum OrderProcessor: LambdaContract {
    /// The orders to process, and the messages that failed so far.
    public struct Event: DirectlyInvoked, Codable, Equatable {
        /// An order to process.
        public struct Order: Codable, Equatable, Sendable {
            /// The message that it came by.
            public var messageID: String
            /// What the table knows the order by.
            public var idempotencyKey: String
            /// Whether it is processed for the first time, or again after a failure.
            public var status: Status
            /// The body of the message.
            public var body: String

            /// Describes an order to process.
            /// - Parameters:
            ///   - messageID: The message that it came by.
            ///   - idempotencyKey: What the table knows the order by.
            ///   - status: Whether it is processed for the first time.
            ///   - body: The body of the message.
            public init(messageID: String, idempotencyKey: String, status: Status, body: String) {
                self.messageID = messageID
                self.idempotencyKey = idempotencyKey
                self.status = status
                self.body = body
            }

            private enum CodingKeys: String, CodingKey {
                case messageID = "messageId"
                case idempotencyKey, status, body
            }
        }

        /// Whether an order is processed for the first time.
        public enum Status: String, Codable, Sendable {
            /// For the first time.
            case new = "NEW"
            /// Again, after it failed.
            case retry = "RETRY"
        }

        /// The orders to process.
        public var processedRecords: [Order]
        /// The messages that failed.
        public var batchItemFailures: [SQSBatchResponse.ItemFailure]

        /// Describes what is to be processed.
        /// - Parameters:
        ///   - processedRecords: The orders to process.
        ///   - batchItemFailures: The messages that failed.
        public init(processedRecords: [Order], batchItemFailures: [SQSBatchResponse.ItemFailure]) {
            self.processedRecords = processedRecords
            self.batchItemFailures = batchItemFailures
        }
    }

    /// What came of the orders.
    public typealias Output = OutcomePublisher.Event

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The table that knows of each order.
        case tableName = "TABLE_NAME"
        /// The parameter that says which failure to simulate.
        case failureModeParameter = "FAILURE_MODE_PARAMETER"
    }

    /// The executable.
    public static let product = "processor"
    /// It leads the table and asks for the failure mode.
    public static let operations: [AWSOperation<Environment>] = [
        .updateItem(on: .tableName),
        .getParameter(.failureModeParameter),
    ]
}
