public import JSONValues

/// Which changes of a batch failed; the batch comes again from the first of them on.
///
/// The mapping must ask for `ReportBatchItemFailures`. What comes after the first failure comes again, whether it was processed or not.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html>
public struct StreamBatchResponse: Codable, Equatable, Sendable {
    /// A change that failed.
    public struct ItemFailure: Codable, Equatable, Sendable {
        /// The sequence number of the change.
        public var itemIdentifier: String

        /// A change that failed.
        /// - Parameter itemIdentifier: Its sequence number, which the batch must have: an empty one fails the whole batch.
        public init(itemIdentifier: String) { self.itemIdentifier = itemIdentifier }
    }

    /// The changes that failed; none when all were processed.
    public var batchItemFailures: [ItemFailure]
    /// What the next batch of a tumbling window gets; `nil` for mappings that have none.
    ///
    /// At most 1 MB. <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html>
    public var state: [String: JSONValue]?

    /// Reports a failure.
    /// - Parameters:
    ///   - firstFailure: The sequence number of the first change that failed; `nil` when all were processed.
    ///   - state: What the next batch of a tumbling window gets; none when not given.
    public init(firstFailure: String? = nil, state: [String: JSONValue]? = nil) {
        batchItemFailures = firstFailure.map { [ItemFailure(itemIdentifier: $0)] } ?? []
        self.state = state
    }
}
