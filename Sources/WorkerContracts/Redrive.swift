public import LambdaContracts
public import LambdaEvents

/// Shows dead letters and brings them back to their queue.
///
/// `GET /redrive/preview` shows them and how far a move is. `POST /redrive/start` without a filter has SQS move them, as slowly as it is asked to;
/// with a filter the function moves what it can within its time, each message sent before it is deleted, and says whether more
/// remain. `POST /redrive/cancel` stops a move of SQS.
public enum Redrive: LambdaContract {
    /// Requests.
    public typealias Event = APIGatewayV2Request
    /// Answers.
    public typealias Output = APIGatewayV2Response

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The queue that messages are brought back to.
        case queueURL = "QUEUE_URL"
        /// The queue of the dead letters.
        case deadLetterQueueURL = "DEAD_LETTER_QUEUE_URL"
        /// The namespace of the metrics.
        case metricNamespace = "METRIC_NAMESPACE"
    }

    /// The executable.
    public static let product = "ingestion-redrive"
    /// It moves messages from one queue to the other, or has SQS do it.
    public static let operations: [AWSOperation<Environment>] = [
        .sendMessage(to: .queueURL),
        .receiveMessage(from: .deadLetterQueueURL),
        .deleteMessage(from: .deadLetterQueueURL),
        .changeMessageVisibility(of: .deadLetterQueueURL),
        .getQueueAttributes(of: .deadLetterQueueURL),
        .startMessageMoveTask(from: .deadLetterQueueURL),
        .listMessageMoveTasks(from: .deadLetterQueueURL),
        .cancelMessageMoveTask(from: .deadLetterQueueURL),
    ]
}
