public import LambdaContracts
public import LambdaEvents

/// Takes events in by HTTP, checks them and sends them to a queue.
///
/// `POST /events` answers 202 with the idempotency key, or 400 with what is wrong; `GET /health` tells whether the queue can be reached.
public enum Ingest: LambdaContract {
    /// Requests.
    public typealias Event = APIGatewayV2Request
    /// Answers.
    public typealias Output = APIGatewayV2Response

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The queue that events are sent to.
        case queueURL = "QUEUE_URL"
        /// The bus that is told of each event.
        case eventBusName = "EVENT_BUS_NAME"
        /// The parameter that says which failure to simulate.
        case failureModeParameter = "FAILURE_MODE_PARAMETER"
        /// The environment, which `GET /health` names.
        case environment = "ENVIRONMENT"
        /// The namespace of the metrics.
        case metricNamespace = "METRIC_NAMESPACE"
    }

    /// The executable.
    public static let product = "ingestion-ingest"
    /// It sends messages and events, and asks for the queue's health and the failure mode.
    public static let operations: [AWSOperation<Environment>] = [
        .sendMessage(to: .queueURL),
        .getQueueAttributes(of: .queueURL),
        .putEvents(on: .eventBusName),
        .getParameter(.failureModeParameter),
    ]
}
