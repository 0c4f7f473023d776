public import LambdaContracts
public import LambdaEvents

/// Sends an order that was checked to a queue, and does nothing else.
///
/// `POST /publish` answers 202 with the idempotency key; `GET /publish/health` tells whether the queue can be reached.
public enum PublishOrder: LambdaContract {
    /// Requests.
    public typealias Event = APIGatewayV2Request
    /// Answers.
    public typealias Output = APIGatewayV2Response

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The queue that orders are sent to.
        case queueURL = "QUEUE_URL"
        /// The bus that is told of each order.
        case eventBusName = "EVENT_BUS_NAME"
    }

    /// The executable.
    public static let product = "publish"
    /// It sends messages and events, and asks for the queue's health.
    public static let operations: [AWSOperation<Environment>] = [
        .sendMessage(to: .queueURL),
        .getQueueAttributes(of: .queueURL),
        .putEvents(on: .eventBusName),
    ]
}
