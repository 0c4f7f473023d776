public import JSONValues

/// A request to an HTTP API, in payload format 2.0, as function URLs send it too.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>
public struct APIGatewayV2Request: LambdaEvent, Equatable {
    /// The key of the route that was taken, `POST /events` for example.
    public var routeKey: String
    /// The path with the stage, as it was sent.
    public var rawPath: String
    /// What stands after the question mark, as it was sent.
    public var rawQueryString: String
    /// The cookies, `name=value` each.
    public var cookies: [String]
    /// The headers by name; HTTP APIs write names in lower case and join values of the same name with commas.
    public var headers: [String: String]
    /// The decoded parameters of the query by name; values of the same name are joined with commas.
    public var queryStringParameters: [String: String]
    /// The parameters of the route by name.
    public var pathParameters: [String: String]
    /// The variables of the stage by name.
    public var stageVariables: [String: String]
    /// What API Gateway knows of the request.
    public var requestContext: RequestContext
    /// The body, in base64 when ``isBase64Encoded``; `nil` when there is none.
    public var body: String?
    /// Whether the body is in base64.
    public var isBase64Encoded: Bool

    /// Describes a request.
    /// - Parameters:
    ///   - routeKey: The key of the route.
    ///   - rawPath: The path with the stage.
    ///   - rawQueryString: What stands after the question mark; nothing when not given.
    ///   - cookies: The cookies; none when not given.
    ///   - headers: The headers by name; none when not given.
    ///   - queryStringParameters: The decoded parameters of the query; none when not given.
    ///   - pathParameters: The parameters of the route; none when not given.
    ///   - stageVariables: The variables of the stage; none when not given.
    ///   - requestContext: What API Gateway knows of the request.
    ///   - body: The body; none when not given.
    ///   - isBase64Encoded: Whether the body is in base64; it is not when not given.
    public init(
        routeKey: String,
        rawPath: String,
        rawQueryString: String = "",
        cookies: [String] = [],
        headers: [String: String] = [:],
        queryStringParameters: [String: String] = [:],
        pathParameters: [String: String] = [:],
        stageVariables: [String: String] = [:],
        requestContext: RequestContext,
        body: String? = nil,
        isBase64Encoded: Bool = false
    ) {
        self.routeKey = routeKey
        self.rawPath = rawPath
        self.rawQueryString = rawQueryString
        self.cookies = cookies
        self.headers = headers
        self.queryStringParameters = queryStringParameters
        self.pathParameters = pathParameters
        self.stageVariables = stageVariables
        self.requestContext = requestContext
        self.body = body
        self.isBase64Encoded = isBase64Encoded
    }

    /// The ID that API Gateway gave the request.
    public var correlationID: String? { requestContext.requestID }

    /// What API Gateway knows of a request.
    public struct RequestContext: Equatable, Sendable {
        /// The ID of the request.
        public var requestID: String
        /// The method, `POST` for example.
        public var method: String
        /// The path with the stage.
        public var path: String
        /// The address that the request came from.
        public var sourceIP: String
        /// What the client calls itself.
        public var userAgent: String
        /// The stage.
        public var stage: String
        /// When the request came.
        public var time: Timestamp
        /// The API.
        public var apiID: String
        /// The account of the API, `anonymous` for a function URL without authorization.
        public var accountID: String
        /// The domain that the request was sent to.
        public var domainName: String
        /// Who may send the request; `nil` when the route has no authorizer.
        public var authorizer: Authorizer?

        /// Describes what API Gateway knows of a request.
        /// - Parameters:
        ///   - requestID: The ID of the request.
        ///   - method: The method.
        ///   - path: The path with the stage.
        ///   - sourceIP: The address that the request came from.
        ///   - userAgent: What the client calls itself.
        ///   - stage: The stage.
        ///   - time: When the request came.
        ///   - apiID: The API.
        ///   - accountID: The account of the API.
        ///   - domainName: The domain that the request was sent to.
        ///   - authorizer: Who may send the request; nobody in particular when not given.
        public init(
            requestID: String,
            method: String,
            path: String,
            sourceIP: String = "",
            userAgent: String = "",
            stage: String = "$default",
            time: Timestamp = Timestamp(millisecondsSince1970: 0),
            apiID: String = "",
            accountID: String = "",
            domainName: String = "",
            authorizer: Authorizer? = nil
        ) {
            self.requestID = requestID
            self.method = method
            self.path = path
            self.sourceIP = sourceIP
            self.userAgent = userAgent
            self.stage = stage
            self.time = time
            self.apiID = apiID
            self.accountID = accountID
            self.domainName = domainName
            self.authorizer = authorizer
        }
    }

    /// Who may send a request, by the kind of authorizer that said so.
    public struct Authorizer: Codable, Equatable, Sendable {
        /// What a JSON web token says.
        public struct JWT: Codable, Equatable, Sendable {
            /// The claims by name.
            public var claims: [String: JSONValue]?
            /// The scopes of the route that the token has.
            public var scopes: [String]?
        }

        /// What a JSON web token says.
        public var jwt: JWT?
        /// Who signed the request.
        public var iam: JSONValue?
        /// What a Lambda authorizer returned.
        public var lambda: JSONValue?
    }
}

extension APIGatewayV2Request {
    /// The value of a header.
    /// - Parameter name: The name of the header, in any case.
    /// - Returns: The value; `nil` when there is no such header.
    public func header(_ name: String) -> String? {
        if let value = headers[name] { return value }
        let lowercased = name.lowercased()
        return headers[lowercased] ?? headers.first { $0.key.lowercased() == lowercased }?.value
    }

    /// The bytes of the body; none when there is no body.
    /// - Throws: That the body is not base64 although the request says so.
    public func bodyBytes() throws(JSONDecodingError) -> [UInt8] {
        guard let body else { return [] }
        guard isBase64Encoded else { return Array(body.utf8) }
        guard let bytes = Base64.decode(body) else {
            throw JSONDecodingError(path: "body", message: "expected base64")
        }
        return bytes
    }
}

extension APIGatewayV2Request: Encodable {
    private enum CodingKeys: String, CodingKey {
        case version, routeKey, rawPath, rawQueryString, cookies, headers, queryStringParameters, pathParameters,
            stageVariables
        case requestContext, body, isBase64Encoded
    }

    /// Decodes what API Gateway sends; it leaves out what is empty.
    /// - Parameter decoder: Where to read.
    /// - Throws: What is wrong with what is read.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func texts(_ key: CodingKeys) throws -> [String: String] {
            try container.decodeIfPresent([String: String].self, forKey: key) ?? [:]
        }
        self.init(
            routeKey: try container.decodeIfPresent(String.self, forKey: .routeKey) ?? "$default",
            rawPath: try container.decode(String.self, forKey: .rawPath),
            rawQueryString: try container.decodeIfPresent(String.self, forKey: .rawQueryString) ?? "",
            cookies: try container.decodeIfPresent([String].self, forKey: .cookies) ?? [],
            headers: try texts(.headers),
            queryStringParameters: try texts(.queryStringParameters),
            pathParameters: try texts(.pathParameters),
            stageVariables: try texts(.stageVariables),
            requestContext: try container.decode(RequestContext.self, forKey: .requestContext),
            body: try container.decodeIfPresent(String.self, forKey: .body),
            isBase64Encoded: try container.decodeIfPresent(Bool.self, forKey: .isBase64Encoded) ?? false
        )
    }

    /// Encodes the request as API Gateway sends it, to pass it on.
    /// - Parameter encoder: Where to write.
    /// - Throws: An error of the encoder.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("2.0", forKey: .version)
        try container.encode(routeKey, forKey: .routeKey)
        try container.encode(rawPath, forKey: .rawPath)
        try container.encode(rawQueryString, forKey: .rawQueryString)
        if !cookies.isEmpty { try container.encode(cookies, forKey: .cookies) }
        try container.encode(headers, forKey: .headers)
        let texts: [(CodingKeys, [String: String])] = [
            (.queryStringParameters, queryStringParameters), (.pathParameters, pathParameters),
            (.stageVariables, stageVariables),
        ]
        for (key, value) in texts where !value.isEmpty { try container.encode(value, forKey: key) }
        try container.encode(requestContext, forKey: .requestContext)
        try container.encodeIfPresent(body, forKey: .body)
        try container.encode(isBase64Encoded, forKey: .isBase64Encoded)
    }
}

extension APIGatewayV2Request.RequestContext: Codable {
    private enum CodingKeys: String, CodingKey {
        case requestID = "requestId"
        case apiID = "apiId"
        case accountID = "accountId"
        case time = "timeEpoch"
        case stage, domainName, authorizer, http
    }

    private enum HTTPKeys: String, CodingKey {
        case method, path, userAgent
        case sourceIP = "sourceIp"
    }

    /// Decodes what API Gateway knows of a request.
    /// - Parameter decoder: Where to read.
    /// - Throws: What is wrong with what is read.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let http = try container.nestedContainer(keyedBy: HTTPKeys.self, forKey: .http)
        self.init(
            requestID: try container.decode(String.self, forKey: .requestID),
            method: try http.decode(String.self, forKey: .method),
            path: try http.decode(String.self, forKey: .path),
            sourceIP: try http.decodeIfPresent(String.self, forKey: .sourceIP) ?? "",
            userAgent: try http.decodeIfPresent(String.self, forKey: .userAgent) ?? "",
            stage: try container.decodeIfPresent(String.self, forKey: .stage) ?? "$default",
            time: Timestamp(millisecondsSince1970: try container.decode(Int64.self, forKey: .time)),
            apiID: try container.decodeIfPresent(String.self, forKey: .apiID) ?? "",
            accountID: try container.decodeIfPresent(String.self, forKey: .accountID) ?? "",
            domainName: try container.decodeIfPresent(String.self, forKey: .domainName) ?? "",
            authorizer: try container.decodeIfPresent(APIGatewayV2Request.Authorizer.self, forKey: .authorizer)
        )
    }

    /// Encodes what API Gateway knows of a request, as it does.
    /// - Parameter encoder: Where to write.
    /// - Throws: An error of the encoder.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(requestID, forKey: .requestID)
        try container.encode(stage, forKey: .stage)
        try container.encode(time.millisecondsSince1970, forKey: .time)
        try container.encode(apiID, forKey: .apiID)
        try container.encode(accountID, forKey: .accountID)
        try container.encode(domainName, forKey: .domainName)
        try container.encodeIfPresent(authorizer, forKey: .authorizer)
        var http = container.nestedContainer(keyedBy: HTTPKeys.self, forKey: .http)
        try http.encode(method, forKey: .method)
        try http.encode(path, forKey: .path)
        try http.encode(sourceIP, forKey: .sourceIP)
        try http.encode(userAgent, forKey: .userAgent)
    }
}
