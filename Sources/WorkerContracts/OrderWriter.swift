public import LambdaContracts
public import LambdaEvents

/// Writes each message of a queue as an item to a table.
///
/// A body is a JSON object whose members are the attributes, those of the table's key among them. Numbers are written exactly. A message that
/// could not be written is reported, and no other comes again.
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

    /// The executable.
    public static let product = "order-writer"
    /// It writes items, one at a time: a batch write overwrites what is newer.
    public static let operations: [AWSOperation<Environment>] = [.putItem(on: .tableName)]
}
