/// An attribute of the items by which the ingestion pipeline knows the state of each message.
///
/// Whoever reads the table, or its stream, finds there what became of a message.
public enum IngestionStateAttribute: String, CaseIterable, Sendable {
    /// The partition key.
    case idempotencyKey
    /// `INFLIGHT`, then `SUCCEEDED` or `FAILED`; a failed one becomes `INFLIGHT` again.
    case status
    /// Until when, in seconds since 1970, nobody else may process the message that is `INFLIGHT`.
    case leaseUntil
    /// Who processes the message, or did.
    case leaseOwner
    /// How often processing was begun.
    case attempts
    /// The second since 1970 from which on the item may be deleted.
    case expiresAt
    /// The message in the queue.
    case messageId
    /// The order.
    case orderId
    /// What the order comes to.
    case amount
    /// What processing came to.
    case result
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
    /// What can be done about the error.
    case errorCategory
    /// There while the bus has to be told what became of the message.
    case untold
}
