public import LambdaContracts
public import LambdaEvents

/// Does something with each change of a table: writes it to an audit trail, or tells a topic.
///
/// The audit trail's key is `item`, the text of the changed item's key, and `sequenceNumber`, so that a change that is delivered again
/// is found. Changes are processed in order; after the first that fails the batch comes again from there.
public enum StreamProcessor: LambdaContract {
    /// Changes of items.
    public typealias Event = DynamoDBStreamEvent
    /// The first change that failed.
    public typealias Output = StreamBatchResponse

    /// What is done with a change, the values of ``Environment/task``.
    public enum Task: String, CaseIterable, Sendable {
        /// It is written to a table.
        case audit
        /// It is published to a topic.
        case notify
    }

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// What is done with a change: a ``Task``.
        case task = "TASK"
        /// The name of the audit trail's table, or the ARN of the topic.
        case target = "TARGET"
    }

    /// The executable.
    public static let product = "stream-processor"
    /// It writes to the table or publishes to the topic, as its task says.
    public static let operations: [AWSOperation<Environment>] = [
        .putItem(on: .target).when(.task, is: Task.audit.rawValue),
        .publish(to: .target).when(.task, is: Task.notify.rawValue),
    ]
}
