public import CloudFormation
public import LambdaContracts
public import ResourceTypes

/// What an ``HTTPAPI`` does with some requests.
///
/// ```swift
/// HTTPRoute(.post("/orders"), to: .function(ingest))
/// HTTPRoute(.get("/health"), to: .function(ingest), authorization: .anyone)
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html>
public struct HTTPRoute: Equatable {
    /// Which requests the route takes.
    public var key: RouteKey
    /// What answers them.
    public var integration: HTTPIntegration
    /// Who may send them; as the API says when `nil`.
    public var authorization: HTTPAuthorization?
    /// How many are admitted; as the API says when `nil`.
    public var throttling: Throttling?
    /// The name of the route below the API; made of the key when `nil`.
    public var id: String?

    /// Describes a route.
    /// - Parameters:
    ///   - key: Which requests the route takes.
    ///   - integration: What answers them.
    ///   - authorization: Who may send them; as the API says when not given.
    ///   - throttling: How many are admitted; as the API says when not given.
    ///   - id: The name of the route below the API, for the seldom case that two keys make the same one, as `GET
    ///     /user-events` and `GET /user/events` do. Made of the key when not given.
    public init(
        _ key: RouteKey,
        to integration: HTTPIntegration,
        authorization: HTTPAuthorization? = nil,
        throttling: Throttling? = nil,
        id: String? = nil
    ) {
        self.key = key
        self.integration = integration
        self.authorization = authorization
        self.throttling = throttling
        self.id = id
    }
}

/// What answers the requests of a route.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>
public struct HTTPIntegration: Equatable {
    let function: Ref<Lambda.Function>
    let timeout: Duration
    let functionMayRunLonger: Bool

    /// A function that gets requests, and answers, in the payload format 2.0.
    ///
    /// API Gateway may invoke it for the routes that lead to it, and for no others.
    /// - Parameters:
    ///   - function: The function.
    ///   - timeout: How long API Gateway waits for the answer, 50 ms to 30 s, in whole milliseconds; 30 s when not
    ///     given. Then the client gets the status 503. A function that may run longer is a warning, because nobody gets
    ///     what it does then.
    ///   - functionMayRunLonger: Whether the function's timeout is longer on purpose: it answers requests in time by itself, and is
    ///     invoked in other ways too. Not so when not given.
    /// - Returns: The integration.
    public static func function(
        _ function: Ref<Lambda.Function>,
        timeout: Duration = HTTPIntegration.longestTimeout,
        functionMayRunLonger: Bool = false
    ) -> HTTPIntegration {
        HTTPIntegration(function: function, timeout: timeout, functionMayRunLonger: functionMayRunLonger)
    }

    /// A worker that gets requests, and answers, in the payload format 2.0.
    /// - Parameters:
    ///   - function: The function.
    ///   - timeout: How long API Gateway waits for the answer, 50 ms to 30 s, in whole milliseconds; 30 s when not given.
    ///   - functionMayRunLonger: Whether the function's timeout is longer on purpose; not so when not given.
    /// - Returns: The integration.
    public static func function<F: SwiftFunctionType>(
        _ function: Ref<F>,
        timeout: Duration = HTTPIntegration.longestTimeout,
        functionMayRunLonger: Bool = false
    ) -> HTTPIntegration where F.Contract.Event: HTTPTriggered {
        .function(function.function, timeout: timeout, functionMayRunLonger: functionMayRunLonger)
    }

    /// The longest time that API Gateway waits for an answer: 30 seconds.
    public static let longestTimeout = Duration.seconds(30)
}
