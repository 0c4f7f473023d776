public import LambdaContracts
public import LambdaEvents

/// Checks an order, and does nothing else.
///
/// `POST /validate` answers 200 with the order and when it was checked, or 400 with what is wrong; `GET /validate/health` answers 200.
public enum ValidateOrder: LambdaContract {
    /// Requests.
    public typealias Event = APIGatewayV2Request
    /// Answers.
    public typealias Output = APIGatewayV2Response

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The parameter that says which failure to simulate.
        case failureModeParameter = "FAILURE_MODE_PARAMETER"
    }

    /// The executable.
    public static let product = "validate"
    /// It asks for the failure mode.
    public static let operations: [AWSOperation<Environment>] = [.getParameter(.failureModeParameter)]
}
