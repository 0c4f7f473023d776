internal import AWSClient
internal import DynamoDBValues

/// What must hold of an item for a write.
enum LeaseCondition: Hashable, Sendable {
    /// There is none.
    case absent
    /// Nobody has claimed or finished it since it was read.
    case unchanged(IdempotencyItem)
    /// The lease is still that of the owner, and one of the statuses holds.
    case owned(by: String, in: [IdempotencyStatus])
}

/// What came of a write.
enum LeaseWriteResult: Hashable, Sendable {
    case written
    /// The condition does not hold of this item; `nil` when there is none any more, or nobody asked.
    case conflict(IdempotencyItem?)
}

/// Where the items are.
protocol LeaseStore: Sendable {
    /// Writes an item, in place of the one that is there.
    func put(
        _ key: String,
        _ attributes: [String: AttributeValue],
        if condition: LeaseCondition
    ) async throws(AWSError) -> LeaseWriteResult

    /// Changes attributes of an item.
    func update(
        _ key: String,
        setting attributes: [String: AttributeValue],
        removing obsolete: Set<String>,
        if condition: LeaseCondition
    ) async throws(AWSError) -> LeaseWriteResult
}
