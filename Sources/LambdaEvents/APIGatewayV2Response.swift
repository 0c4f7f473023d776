import JSONValues

/// The answer to a request to an HTTP API, in payload format 2.0.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>
public struct APIGatewayV2Response: Codable, Equatable, Sendable {
    /// The status, 200 for example.
    public var statusCode: Int
    /// The headers by name.
    public var headers: [String: String]?
    /// The body, in base64 when ``isBase64Encoded``.
    public var body: String?
    /// Whether the body is in base64.
    public var isBase64Encoded: Bool?
    /// The cookies to set, with their attributes.
    public var cookies: [String]?

    /// Describes an answer.
    /// - Parameters:
    ///   - statusCode: The status, 200 for example.
    ///   - headers: The headers by name; none when not given, then API Gateway says that the body is `text/plain`.
    ///   - body: The body; none when not given.
    ///   - cookies: The cookies to set; none when not given.
    public init(statusCode: Int, headers: [String: String]? = nil, body: String? = nil, cookies: [String]? = nil) {
        self.statusCode = statusCode
        self.headers = headers
        self.body = body
        self.cookies = cookies
    }

    /// Describes an answer whose body is no text.
    /// - Parameters:
    ///   - statusCode: The status, 200 for example.
    ///   - headers: The headers by name.
    ///   - bytes: The body.
    public init(statusCode: Int, headers: [String: String], bytes: [UInt8]) {
        self.statusCode = statusCode
        self.headers = headers
        body = Base64.encode(bytes)
        isBase64Encoded = true
    }
}
