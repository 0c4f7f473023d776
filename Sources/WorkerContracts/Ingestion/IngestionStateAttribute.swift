/// An attribute of the items by which the ingestion pipeline knows the state of each message.
///
/// The first five are those of every table that tells what was done already; the others say what was done.
public enum IngestionStateAttribute: String, CaseIterable, Sendable {
    /// The partition key.
    case idempotencyKey
    /// `INFLIGHT`, then `SUCCEEDED` or `FAILED`; a failed one becomes `INFLIGHT` again.
    case status
    /// Until when, in seconds since 1970, nobody else may process the message that is `INFLIGHT`.
    case leaseUntil
    /// How often processing was begun.
    case attempts
    /// The second since 1970 from which on the item may be deleted.
    case expiresAt
}
