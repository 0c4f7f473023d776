/// A move of messages from a dead-letter queue.
///
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasksResultEntry.html
public struct MessageMoveTask: Hashable, Sendable {
    /// How far a move is.
    public struct Status: RawRepresentable, Hashable, Sendable {
        /// The status as SQS writes it.
        public let rawValue: String

        /// A status.
        ///
        /// - Parameter rawValue: the status as SQS writes it.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// It is under way.
        public static let running = Status(rawValue: "RUNNING")
        /// It has moved all messages.
        public static let completed = Status(rawValue: "COMPLETED")
        /// It is being cancelled.
        public static let cancelling = Status(rawValue: "CANCELLING")
        /// It was cancelled.
        public static let cancelled = Status(rawValue: "CANCELLED")
        /// It failed.
        public static let failed = Status(rawValue: "FAILED")
    }

    /// What cancels the move; `nil` unless it is under way.
    public let taskHandle: String?
    /// How far the move is.
    public let status: Status
    /// The ARN of the queue that messages are moved from.
    public let sourceARN: String?
    /// The ARN of the queue that messages are moved to; `nil` for the queues that they came from.
    public let destinationARN: String?
    /// How many messages are moved a second; `nil` if SQS chooses.
    public let maximumMessagesPerSecond: Int?
    /// How many messages have been moved, about.
    public let approximateMovedCount: Int
    /// How many messages were to be moved when the move began, about.
    public let approximateCountToMove: Int?
    /// Why the move failed; `nil` unless it did.
    public let failureReason: String?
    /// When the move began; `nil` if SQS does not say.
    public let startedAt: Timestamp?

    init(_ answer: AnswerReader) throws(AWSError) {
        taskHandle = try answer.string("TaskHandle")
        status = Status(rawValue: try answer.requiredString("Status"))
        sourceARN = try answer.string("SourceArn")
        destinationARN = try answer.string("DestinationArn")
        maximumMessagesPerSecond = try answer.int("MaxNumberOfMessagesPerSecond")
        approximateMovedCount = try answer.int("ApproximateNumberOfMessagesMoved") ?? 0
        approximateCountToMove = try answer.int("ApproximateNumberOfMessagesToMove")
        failureReason = try answer.string("FailureReason")
        startedAt = try answer.int("StartedTimestamp").map { Timestamp(secondsSince1970: Double($0) / 1000) }
    }
}
