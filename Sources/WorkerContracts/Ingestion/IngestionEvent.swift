/// An event that the workers of the ingestion pipeline put on its bus.
public enum IngestionEvent: String, CaseIterable, Sendable {
    /// An event was taken in; its message waits in the queue.
    case received = "Ingestion Received"
    /// A message was processed.
    case success = "Ingestion Success"
    /// A message could not be processed.
    case failure = "Ingestion Failure"

    /// The source of all of them.
    public static let source = "ingestion.pipeline"

    /// The member `status` of the details.
    public var status: String {
        switch self {
        case .received: "INGESTED"
        case .success: "SUCCEEDED"
        case .failure: "FAILED"
        }
    }

    /// The members of the details; some only where there is something to tell.
    public var fields: [Field] {
        switch self {
        case .received: [.eventId, .idempotencyKey, .status, .orderId, .amount, .messageId, .ingestedAt, .requestId]
        case .success:
            [.eventId, .idempotencyKey, .status, .orderId, .amount, .processedAt, .requestId, .durationMs]
        case .failure:
            [
                .eventId, .idempotencyKey, .status, .orderId, .amount, .errorType, .errorMessage, .failedAt, .requestId,
            ]
        }
    }

    /// A member of the details.
    public enum Field: String, Sendable {
        /// The same for the same outcome of the same key, however often it is told.
        case eventId
        /// The key that tells repetitions of an event.
        case idempotencyKey
        /// What became of the event: see ``IngestionEvent/status``.
        case status
        /// The order.
        case orderId
        /// What the order comes to.
        case amount
        /// The ID of the message in the queue.
        case messageId
        /// When the event was taken in, in RFC 3339.
        case ingestedAt
        /// When the message was processed, in RFC 3339.
        case processedAt
        /// When processing failed, in RFC 3339.
        case failedAt
        /// The ID of the invocation.
        case requestId
        /// The milliseconds that it took.
        case durationMs
        /// What kind of error.
        case errorType
        /// What the error says.
        case errorMessage
    }
}

extension IngestionEvent {
    /// What ``Field/eventId`` is.
    /// - Parameter idempotencyKey: The key of the event.
    /// - Returns: The ID.
    public func id(of idempotencyKey: String) -> String {
        switch self {
        case .received: "received-\(idempotencyKey)"
        case .success: "success-\(idempotencyKey)"
        case .failure: "failure-\(idempotencyKey)"
        }
    }
}
