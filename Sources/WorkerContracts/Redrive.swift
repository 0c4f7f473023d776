public import LambdaContracts
public import LambdaEvents

/// Shows dead letters and sends them back to their queue.
///
/// `GET /redrive/preview` shows them, `POST /redrive/start` sends them back within the time that the function has and tells how to go on,
/// `POST /redrive/cancel` stops a run. A message is sent before it is deleted, so none is lost. The table knows of the run, so that it can be
/// cancelled and resumed.
public enum Redrive: LambdaContract {
    /// Requests.
    public typealias Event = APIGatewayV2Request
    /// Answers.
    public typealias Output = APIGatewayV2Response

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The queue that messages are sent back to.
        case queueURL = "QUEUE_URL"
        /// The queue of the dead letters.
        case deadLettersURL = "DEAD_LETTERS_URL"
        /// The table that knows of the run.
        case tableName = "TABLE_NAME"
    }

    /// The executable.
    public static let product = "redrive"
    /// It moves messages from one queue to the other and keeps account of it.
    public static let operations: [AWSOperation<Environment>] = [
        .sendMessage(to: .queueURL),
        .receiveMessage(from: .deadLettersURL),
        .deleteMessage(from: .deadLettersURL),
        .changeMessageVisibility(of: .deadLettersURL),
        .getQueueAttributes(of: .deadLettersURL),
        .getItem(of: .tableName),
        .putItem(on: .tableName),
        .updateItem(on: .tableName),
    ]
}
