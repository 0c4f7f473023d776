/// Which messages of a batch failed; they, and no others, come again.
///
/// The mapping must ask for `ReportBatchItemFailures`. Of a FIFO queue all messages after the first failure must be reported too, so that
/// their order is kept.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting>
public struct SQSBatchResponse: Codable, Equatable, Sendable {
    /// A message that failed.
    public struct ItemFailure: Codable, Equatable, Sendable {
        /// The ID of the message.
        public var itemIdentifier: String

        /// A message that failed.
        /// - Parameter itemIdentifier: Its ID, which the batch must have: an unknown or empty one fails the whole batch.
        public init(itemIdentifier: String) { self.itemIdentifier = itemIdentifier }
    }

    /// The messages that failed; none when all were processed.
    public var batchItemFailures: [ItemFailure]

    /// Reports failures.
    /// - Parameter failedMessageIDs: The IDs of the messages that failed; none when not given.
    public init(failedMessageIDs: [String] = []) {
        batchItemFailures = failedMessageIDs.map(ItemFailure.init(itemIdentifier:))
    }
}
