public import LambdaContracts
public import LambdaEvents

/// Processes the messages that ``IdempotencyCheck`` has leased, and writes the outcome to the table.
public enum OrderProcessor: LambdaContract {
    /// The messages to process.
    public struct Event: DirectlyInvoked, Codable, Equatable {
        /// A message whose key is leased.
        public struct Message: Codable, Equatable, Sendable {
            /// The ID by which a failure of the message is reported.
            public var messageID: String
            /// What the table knows the message by.
            public var idempotencyKey: String
            /// What was sent.
            public var body: String
            /// Who has the lease: only while it is the one in the table, the outcome may be written.
            public var leaseOwner: String
            /// How often processing was begun, this time included.
            public var attempts: Int
            /// How often the message was received; `nil` when nobody knows.
            public var receiveCount: Int?
            /// When the message was sent, in milliseconds since 1970; `nil` when nobody knows.
            public var sentTimestamp: Int64?

            /// Describes a message.
            /// - Parameters:
            ///   - messageID: The ID by which a failure of the message is reported.
            ///   - idempotencyKey: What the table knows the message by.
            ///   - body: What was sent.
            ///   - leaseOwner: Who has the lease.
            ///   - attempts: How often processing was begun, this time included.
            ///   - receiveCount: How often the message was received; not known when not given.
            ///   - sentTimestamp: When the message was sent, in milliseconds since 1970; not known when not given.
            public init(
                messageID: String,
                idempotencyKey: String,
                body: String,
                leaseOwner: String,
                attempts: Int,
                receiveCount: Int? = nil,
                sentTimestamp: Int64? = nil
            ) {
                self.messageID = messageID
                self.idempotencyKey = idempotencyKey
                self.body = body
                self.leaseOwner = leaseOwner
                self.attempts = attempts
                self.receiveCount = receiveCount
                self.sentTimestamp = sentTimestamp
            }

            private enum CodingKeys: String, CodingKey {
                case messageID = "messageId"
                case idempotencyKey, body, leaseOwner, attempts, receiveCount, sentTimestamp
            }
        }

        /// The messages.
        public var messages: [Message]

        /// Describes what is to be processed.
        /// - Parameter messages: The messages.
        public init(messages: [Message]) { self.messages = messages }
    }

    /// The messages that could not be processed.
    public typealias Output = SQSBatchResponse

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The table that knows of each message.
        case tableName = "TABLE_NAME"
        /// The parameter that says which failure to simulate.
        case failureModeParameter = "FAILURE_MODE_PARAMETER"
        /// The namespace of the metrics.
        case metricNamespace = "METRIC_NAMESPACE"
    }

    /// The executable.
    public static let product = "ingestion-processor"
    /// It writes outcomes and asks for the failure mode.
    public static let operations: [AWSOperation<Environment>] = [
        .updateItem(on: .tableName),
        .getParameter(.failureModeParameter),
    ]
}
