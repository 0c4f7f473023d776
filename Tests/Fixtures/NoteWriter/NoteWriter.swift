import LambdaContracts
import LambdaEvents

/// Writes what a queue brings to a table.
enum NoteWriter: LambdaContract {
    // A queue can be connected; the stream of a table cannot.
    typealias Event = SQSEvent
    // So the mapping asks for the messages that failed; with Void it would not.
    typealias Output = SQSBatchResponse
    enum Environment: String, CaseIterable, Sendable { case tableName = "TABLE_NAME" }
    static let product = "note-writer"
    static let operations: [AWSOperation<Environment>] = [.putItem(on: .tableName)]
}
