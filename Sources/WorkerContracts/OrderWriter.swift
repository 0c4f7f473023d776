public import LambdaContracts
public import LambdaEvents

/// Writes each message of a queue as an item to a table.
///
/// A body is a JSON object whose members are the attributes, those of the table's key among them. Numbers are written exactly. A message that
/// could not be written is reported, and no other comes again.
///
/// Nothing is overwritten but by what is newer, so a message may come twice, or late: an item replaces one with the same key only if both have a
/// ``versionAttribute`` and its own is greater. An item that is there already, or is older than the one that is there, is left alone; another item
/// with the same key that is not newer is reported.
public enum OrderWriter: LambdaContract {
    /// Messages whose bodies are items.
    public typealias Event = SQSEvent
    /// The messages that could not be written.
    public typealias Output = SQSBatchResponse

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The table that items are written to.
        case tableName = "TABLE_NAME"
    }

    /// The attribute that is the partition key of the table, a string.
    public static let partitionKey = "id"
    /// The attribute that tells which of two items with the same key is newer, a number: the milliseconds since 1970 for example.
    public static let versionAttribute = "timestamp"

    /// The executable.
    public static let product = "order-writer"
    /// It writes items, one at a time: a batch write overwrites what is newer.
    public static let operations: [AWSOperation<Environment>] = [.putItem(on: .tableName)]
}
