public import JSONValues
public import LambdaContracts
public import LambdaEvents

/// Tells a bus what came of the orders that ``OrderProcessor`` processed, and does nothing else; the last step of a state machine.
public enum OutcomePublisher: LambdaContract {
    /// What came of orders, and the messages that failed.
    public struct Event: DirectlyInvoked, Codable, Equatable {
        /// What came of an order.
        public struct Outcome: Codable, Equatable, Sendable {
            /// Whether it was processed.
            public var success: Bool
            /// The message that it came by.
            public var messageID: String
            /// What the table knows the order by.
            public var idempotencyKey: String
            /// The order.
            public var payload: JSONValue?
            /// What was computed; `nil` when it failed.
            public var result: JSONValue?
            /// The kind of the error; `nil` when it succeeded.
            public var errorType: String?
            /// What went wrong; `nil` when it succeeded.
            public var error: String?
            /// How many milliseconds it took.
            public var durationMs: Int?

            /// Tells what came of an order.
            /// - Parameters:
            ///   - success: Whether it was processed.
            ///   - messageID: The message that it came by.
            ///   - idempotencyKey: What the table knows the order by.
            ///   - payload: The order.
            ///   - result: What was computed.
            ///   - errorType: The kind of the error.
            ///   - error: What went wrong.
            ///   - durationMs: How many milliseconds it took.
            public init(
                success: Bool,
                messageID: String,
                idempotencyKey: String,
                payload: JSONValue? = nil,
                result: JSONValue? = nil,
                errorType: String? = nil,
                error: String? = nil,
                durationMs: Int? = nil
            ) {
                self.success = success
                self.messageID = messageID
                self.idempotencyKey = idempotencyKey
                self.payload = payload
                self.result = result
                self.errorType = errorType
                self.error = error
                self.durationMs = durationMs
            }

            private enum CodingKeys: String, CodingKey {
                case messageID = "messageId"
                case success, idempotencyKey, payload, result, errorType, error, durationMs
            }
        }

        /// What came of each order.
        public var processingResults: [Outcome]
        /// The messages that failed.
        public var batchItemFailures: [SQSBatchResponse.ItemFailure]

        /// Tells what came of orders.
        /// - Parameters:
        ///   - processingResults: What came of each order.
        ///   - batchItemFailures: The messages that failed.
        public init(processingResults: [Outcome], batchItemFailures: [SQSBatchResponse.ItemFailure]) {
            self.processingResults = processingResults
            self.batchItemFailures = batchItemFailures
        }
    }

    /// How many events the bus took, and the messages that failed.
    public struct Output: Codable, Equatable, Sendable {
        /// How many events the bus took.
        public var publishedCount: Int
        /// The messages that failed.
        public var batchItemFailures: [SQSBatchResponse.ItemFailure]

        /// Tells what was published.
        /// - Parameters:
        ///   - publishedCount: How many events the bus took.
        ///   - batchItemFailures: The messages that failed.
        public init(publishedCount: Int, batchItemFailures: [SQSBatchResponse.ItemFailure]) {
            self.publishedCount = publishedCount
            self.batchItemFailures = batchItemFailures
        }
    }

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The bus that is told of the outcome.
        case eventBusName = "EVENT_BUS_NAME"
    }

    /// The executable.
    public static let product = "events"
    /// It puts events.
    public static let operations: [AWSOperation<Environment>] = [.putEvents(on: .eventBusName)]
}
