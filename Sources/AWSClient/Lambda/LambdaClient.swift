internal import JSONValues

/// Invokes functions of Lambda.
///
/// https://docs.aws.amazon.com/lambda/latest/api/welcome.html
public struct LambdaClient: Sendable {
    private let aws: AWSHTTPClient

    /// A client.
    ///
    /// - Parameter aws: what signs and sends its requests.
    public init(_ aws: AWSHTTPClient) {
        self.aws = aws
    }

    /// Invokes a function and waits for what it returns.
    ///
    /// What Lambda refuses is tried again as other requests are: the function did not run.
    ///
    /// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
    ///
    /// - Parameters:
    ///   - functionName: the function's name or ARN, which may go on with `:` and a version or an alias.
    ///   - payload: the event, JSON of up to 6 MB.
    ///   - timeout: how long the function may take; a minute by default.
    ///   - mayRunTwice: whether the function is invoked again when an answer is lost, although it may have run; it is not
    ///     by default.
    /// - Returns: what the function returned, or the error that it ended with.
    /// - Throws: `AWSError` if the function did not run, or its answer was lost.
    public func invoke(
        _ functionName: String,
        payload: [UInt8],
        timeout: Duration = .seconds(60),
        mayRunTwice: Bool = false
    ) async throws(AWSError) -> InvocationResult {
        var request = OperationRequest(
            service: .lambda,
            operation: "Invoke",
            headers: [
                HTTPHeader("Content-Type", "application/json"),
                HTTPHeader("X-Amz-Invocation-Type", "RequestResponse"),
            ],
            body: payload,
            errors: .json
        )
        request.path = "/2015-03-31/functions/\(PercentEncoding.encode(functionName))/invocations"
        request.wait = timeout
        request.isRepeatedWithoutAnswer = mayRunTwice
        let response = try await aws.send(request)
        guard let kind = response["X-Amz-Function-Error"] else { return .returned(response.body) }
        return .failed(FunctionError(kind: kind, payload: response.body))
    }
}

/// How a function that was invoked ended.
public enum InvocationResult: Hashable, Sendable {
    /// It returned this, in JSON.
    case returned([UInt8])
    /// It failed.
    case failed(FunctionError)
}

/// The error that a function ended with.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-retries.html
public struct FunctionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What Lambda says of it: `Unhandled` for an error that the function reported, and for its end.
    public let kind: String
    /// The type of the error; `nil` if the function does not say.
    public let type: String?
    /// What the function says; empty if it says nothing.
    public let message: String
    /// All that the function says, mostly JSON.
    public let payload: [UInt8]

    init(kind: String, payload: [UInt8]) {
        let body = try? JSONValue(parsing: payload)
        self.kind = kind
        type = body?["errorType"]?.asString
        message = body?["errorMessage"]?.asString ?? ""
        self.payload = payload
    }

    /// The type and the message.
    public var description: String {
        let type = type ?? kind
        return message.isEmpty ? "the function failed: \(type)" : "the function failed: \(type): \(message)"
    }
}

/// Codes of Lambda.
///
/// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors
extension AWSErrorCode {
    /// Too many functions run at once, of the account or of the one that has a reserve.
    public static let tooManyRequests = AWSErrorCode(rawValue: "TooManyRequestsException")
    /// The event is not JSON.
    public static let invalidRequestContent = AWSErrorCode(rawValue: "InvalidRequestContentException")
    /// The event is larger than Lambda takes.
    public static let requestTooLarge = AWSErrorCode(rawValue: "RequestTooLargeException")
}
