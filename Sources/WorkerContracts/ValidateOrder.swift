public import LambdaContracts
public import LambdaEvents

/// Checks an event, and lets ``PublishOrder`` do the rest.
///
/// `POST /events` answers with what is wrong, or with what the other function answers to the same request.
public enum ValidateOrder: LambdaContract {
    /// Requests.
    public typealias Event = APIGatewayV2Request
    /// Answers.
    public typealias Output = APIGatewayV2Response

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The function that gets requests which are in order.
        case publishFunctionName = "PUBLISH_FUNCTION_NAME"
        /// The namespace of the metrics.
        case metricNamespace = "METRIC_NAMESPACE"
    }

    /// The executable.
    public static let product = "ingestion-validate"
    /// It invokes the next function, and nothing else.
    public static let operations: [AWSOperation<Environment>] = [.invokeFunction(.publishFunctionName)]
}
