/// A member of each line of an API's access logs, and the variable that fills it.
///
/// API Gateway writes `-` for what a request does not have.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html>
public struct AccessLogField: Hashable, Sendable {
    /// The name of the member, by which queries find it.
    public let name: String
    /// The variable, `$context.status` for example.
    public let variable: String

    /// A field for a variable that has no constant, or with a name of its own.
    /// - Parameters:
    ///   - name: The name of the member, by which queries find it.
    ///   - variable: The variable, `$context.status` for example.
    public init(_ name: String, _ variable: String) {
        self.name = name
        self.variable = variable
    }

    /// A claim of the token that admitted the request.
    /// - Parameter name: The claim, `sub` for example.
    /// - Returns: The field, which has the name of the claim.
    public static func claim(_ name: String) -> AccessLogField {
        AccessLogField(name, "$context.authorizer.claims.\(name)")
    }

    /// A value that the authorizing function returned as part of `context`.
    /// - Parameter name: The name of the value.
    /// - Returns: The field, which has the same name.
    public static func authorizer(_ name: String) -> AccessLogField {
        AccessLogField(name, "$context.authorizer.\(name)")
    }
}

extension AccessLogField {
    /// The account that owns the API.
    public static let accountID = AccessLogField("accountId", "$context.accountId")
    /// The identifier of the API.
    public static let apiID = AccessLogField("apiId", "$context.apiId")
    /// What an authorizer reported as its error.
    public static let authorizerError = AccessLogField("authorizerError", "$context.authorizer.error")
    /// The user as the authorizing function names it.
    public static let authorizerPrincipal = AccessLogField("authorizerPrincipalId", "$context.authorizer.principalId")
    /// The identifier that the service behind the route gave the request.
    public static let awsEndpointRequestID = AccessLogField("awsEndpointRequestId", "$context.awsEndpointRequestId")
    /// The identifier of the caller, for routes with the authorization `.iam`.
    public static let caller = AccessLogField("caller", "$context.identity.caller")
    /// The account of the caller, for routes with the authorization `.iam`.
    public static let callerAccountID = AccessLogField("callerAccountId", "$context.identity.accountId")
    /// The bytes that were processed.
    public static let dataProcessed = AccessLogField("dataProcessed", "$context.dataProcessed")
    /// The host name that the client used.
    public static let domainName = AccessLogField("domainName", "$context.domainName")
    /// What went wrong in API Gateway.
    public static let errorMessage = AccessLogField("errorMessage", "$context.error.message")
    /// The kind of what went wrong in API Gateway.
    public static let errorResponseType = AccessLogField("errorResponseType", "$context.error.responseType")
    /// The status that the function's answer has.
    public static let functionStatus = AccessLogField("functionStatus", "$context.integration.status")
    /// The method of the request.
    public static let httpMethod = AccessLogField("httpMethod", "$context.httpMethod")
    /// What went wrong with the function: that it failed, or what was wrong with its answer.
    public static let integrationErrorMessage = AccessLogField(
        "integrationErrorMessage",
        "$context.integrationErrorMessage"
    )
    /// The milliseconds that the function took.
    public static let integrationLatency = AccessLogField("integrationLatency", "$context.integrationLatency")
    /// The status with which AWS Lambda answered, not that of the function's answer.
    public static let integrationStatus = AccessLogField("integrationStatus", "$context.integrationStatus")
    /// The path of the request.
    public static let path = AccessLogField("path", "$context.path")
    /// The protocol of the request.
    public static let `protocol` = AccessLogField("protocol", "$context.protocol")
    /// The identifier that API Gateway gave the request, which the function gets too.
    public static let requestID = AccessLogField("requestId", "$context.requestId")
    /// When the request came, as in `21/Nov/2026:06:26:08 +0000`.
    public static let requestTime = AccessLogField("requestTime", "$context.requestTime")
    /// When the request came, as Unix time.
    public static let requestTimeEpoch = AccessLogField("requestTimeEpoch", "$context.requestTimeEpoch")
    /// The milliseconds until the answer was sent.
    public static let responseLatency = AccessLogField("responseLatency", "$context.responseLatency")
    /// The bytes of the answer.
    public static let responseLength = AccessLogField("responseLength", "$context.responseLength")
    /// The route that took the request.
    public static let routeKey = AccessLogField("routeKey", "$context.routeKey")
    /// The IP address from which the request came.
    public static let sourceIP = AccessLogField("ip", "$context.identity.sourceIp")
    /// The stage of the API.
    public static let stage = AccessLogField("stage", "$context.stage")
    /// The status of the answer.
    public static let status = AccessLogField("status", "$context.status")
    /// The user or role, for routes with the authorization `.iam`.
    public static let user = AccessLogField("user", "$context.identity.user")
    /// What the client says it is.
    public static let userAgent = AccessLogField("userAgent", "$context.identity.userAgent")
    /// The ARN of the user or role, for routes with the authorization `.iam`.
    public static let userARN = AccessLogField("userArn", "$context.identity.userArn")
}
