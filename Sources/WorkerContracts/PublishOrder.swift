public import LambdaContracts
public import LambdaEvents

/// Sends an event that was checked to a queue, and does nothing else.
///
/// It answers `POST /events`, which ``ValidateOrder`` passes on, with 202 and the idempotency key, and `GET /health` with whether the queue can
/// be reached.
public enum PublishOrder: LambdaContract {
    /// Requests, of the API or passed on.
    public typealias Event = APIGatewayV2Request
    /// Answers.
    public typealias Output = APIGatewayV2Response
    /// The variables, those of ``Ingest``.
    public typealias Environment = Ingest.Environment

    /// The executable.
    public static let product = "ingestion-publish"
    /// It does what ``Ingest`` does.
    public static let operations = Ingest.operations
}
