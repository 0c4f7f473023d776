/// A line that a worker of the ingestion pipeline logs: one JSON object, with the message that tells which kind of line it is.
///
/// Metric filters and queries look for these lines, so their texts and members stand here and nowhere else. Lambda passes a line of a custom runtime
/// on as it is, filters it by `level`, and takes its time from `timestamp` (RFC 3339); a line without them counts as INFO, now.
///
/// ```json
/// {"timestamp":"2026-11-21T09:30:00.250Z","level":"INFO","message":"Message processed","requestId":"8476a536-…","idempotencyKey":"…","messageId":"…","durationMs":112,"waitMs":840}
/// ```
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html>
public enum IngestionLogLine: String, CaseIterable, Sendable {
    /// An event was taken in and sent to the queue.
    case eventAccepted = "Event accepted"
    /// An event was refused because of what it says; the client's mistake, not the function's.
    case validationFailed = "Validation failed"
    /// A request could not be answered as it should.
    case requestFailed = "Request failed"
    /// A message was processed, for the first time.
    case messageProcessed = "Message processed"
    /// A message was processed before, or is being processed, and was left alone.
    case idempotentMessage = "Idempotent message"
    /// A message could not be processed this time.
    case messageFailed = "Message failed"
    /// A batch of messages is done.
    case batchCompleted = "Worker processing completed"
    /// The failure mode made the worker fail on purpose.
    case failureSimulated = "Failure simulated"
    /// The circuit breaker of a service opened, closed, or lets one request through to try.
    case circuitBreakerChanged = "Circuit breaker changed"
    /// Dead letters were shown.
    case redrivePreviewed = "Redrive preview"
    /// A redrive began: a task of SQS moves all, or the function moves those that a filter admits.
    case redriveStarted = "Redrive started"
    /// The function moved dead letters that a filter admits.
    case messagesRedriven = "Messages redriven"
    /// A task was cancelled.
    case redriveCancelled = "Redrive cancelled"
    /// Dead letters could not be shown or moved.
    case redriveFailed = "Redrive failed"
}

extension IngestionLogLine {
    /// How severe a line is, as Lambda spells it.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html>
    public enum Level: String, Sendable {
        /// What happened.
        case info = "INFO"
        /// What somebody may have to look at.
        case warning = "WARN"
        /// What did not work.
        case error = "ERROR"
    }

    /// A member of a line.
    public enum Field: String, CaseIterable, Sendable {
        /// When, in RFC 3339.
        case timestamp
        /// How severe: see ``Level``.
        case level
        /// Which kind of line: see ``IngestionLogLine``.
        case message
        /// The ID of the invocation.
        case requestId
        /// The key that tells repetitions of an event.
        case idempotencyKey
        /// The ID of the message in the queue.
        case messageId
        /// How often the message was received.
        case receiveCount
        /// What kind of error, `SchemaValidationError` for example: see ``ErrorType``.
        case errorType
        /// What the error says.
        case errorMessage
        /// What can be done about the error: see `ErrorCategory`.
        case errorCategory
        /// The service of AWS that did not do what it was asked.
        case service
        /// The milliseconds that it took.
        case durationMs
        /// The milliseconds that the message waited in the queue.
        case waitMs
        /// The failure mode that is set.
        case failureMode
        /// The state of the item in the table, or of the circuit breaker.
        case state
        /// How many messages there were.
        case total
        /// How many of them succeeded.
        case succeeded
        /// How many of them failed.
        case failed
        /// How many dead letters were shown or moved.
        case count
        /// How many dead letters a filter left where they were.
        case skipped
        /// The task of SQS that moves dead letters.
        case taskHandle
    }

    /// What went wrong, where no service of AWS says it by a code of its own.
    public enum ErrorType: String, Sendable {
        /// An event or a message is not what it must be.
        case schemaValidation = "SchemaValidationError"
        /// Something took too long.
        case timeout = "TimeoutError"
        /// Something that may go well the next time.
        case transient = "TransientError"
        /// The business says no.
        case processing = "ProcessingError"
    }

    /// How severe the line is.
    public var level: Level {
        switch self {
        case .requestFailed, .messageFailed, .redriveFailed: .error
        case .validationFailed, .failureSimulated, .circuitBreakerChanged: .warning
        case .eventAccepted, .messageProcessed, .idempotentMessage, .batchCompleted, .redrivePreviewed, .redriveStarted,
            .messagesRedriven, .redriveCancelled:
            .info
        }
    }

    /// The members that the line has, beside those of every line; some only where there is something to tell.
    public var fields: [Field] {
        switch self {
        case .eventAccepted: [.idempotencyKey, .messageId, .durationMs]
        case .validationFailed: [.errorType, .errorMessage, .errorCategory]
        case .requestFailed: [.errorType, .errorMessage, .errorCategory, .service, .durationMs]
        case .messageProcessed: [.idempotencyKey, .messageId, .receiveCount, .durationMs, .waitMs]
        case .idempotentMessage: [.idempotencyKey, .messageId, .receiveCount, .state]
        case .messageFailed:
            [
                .idempotencyKey, .messageId, .receiveCount, .errorType, .errorMessage, .errorCategory, .service,
                .durationMs,
            ]
        case .batchCompleted: [.total, .succeeded, .failed, .durationMs]
        case .failureSimulated: [.failureMode, .errorType, .idempotencyKey]
        case .circuitBreakerChanged: [.service, .state]
        case .redrivePreviewed: [.count, .skipped, .durationMs]
        case .redriveStarted: [.taskHandle, .errorType]
        case .messagesRedriven: [.count, .skipped, .failed, .durationMs]
        case .redriveCancelled: [.taskHandle]
        case .redriveFailed: [.errorType, .errorMessage, .service]
        }
    }

    /// The members of every line.
    public static let commonFields: [Field] = [.timestamp, .level, .message, .requestId]
}

extension IngestionLogLine.Field: CustomStringConvertible {
    /// The name of the member.
    public var description: String { rawValue }
}
