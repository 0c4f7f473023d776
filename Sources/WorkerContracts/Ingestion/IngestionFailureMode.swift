/// How the ingestion pipeline can fail on purpose.
public enum IngestionFailureMode: String, CaseIterable, Sendable {
    /// Not at all.
    case none
    /// Every message is one that nobody can process.
    case poisonPayload = "poison_payload"
    /// What is needed to process a message takes longer than the function may.
    case slowDownstream = "slow_downstream"
    /// Three of ten messages fail, and succeed when they come again.
    case randomFail30Percent = "random_fail_p30"
    /// Every event is sent twice with one idempotency key.
    case duplicateSubmit = "duplicate_submit"
}
