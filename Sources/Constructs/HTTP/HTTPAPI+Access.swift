internal import AWSApiGatewayV2
public import CloudFormation
public import ResourceTypes

extension Ref where R == ApiGatewayV2.Api {
    /// The address of the API at AWS, without a slash at the end: `https://abcdef.execute-api.eu-west-1.amazonaws.com`.
    ///
    /// It does not answer when the API disables it.
    public var url: Value<String> { endpoint }

    /// Allows a function or role to send requests, which it signs, to a route with the authorization `.iam`.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html>
    /// - Parameters:
    ///   - method: The method of the route.
    ///   - path: The path of the route, with variables as the route has them. They may have any value.
    ///   - grantee: Who may send requests.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantInvoke(
        _ method: HTTPMethod,
        _ path: String,
        to grantee: Ref<some HasExecutionRole>,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        let location = SourceLocation(filePath: filePath, line: line)
        checkRoute(method, path, orAny: true, at: location)
        let parts = RouteKey.parts(of: path) ?? []
        let words = parts.map { part in
            if case .literal(let text) = part { String(text) } else { "*" }
        }
        grantee.executionRole(at: location)?.allow(
            ["execute-api:Invoke"],
            on: [executeARN("\(HTTPAPI.stageName)/\(method.rawValue)/\(words.joined(separator: "/"))")]
        )
    }

    /// The ARN of something that the API runs: a route of a stage, an authorizer.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html>
    func executeARN(_ resource: Value<String>) -> Value<String> {
        "arn:\(Pseudo.partition):execute-api:\(Pseudo.region):\(Pseudo.accountID):\(reference(as: Value<String>.self))/\(resource)"
    }
}

extension HTTPAPI {
    /// An HTTP API that exists already.
    /// - Parameter id: The identifier of the API.
    /// - Returns: A construct to add; the template gets nothing of it.
    public static func imported(id: Value<String>) -> Imported<ApiGatewayV2.Api> {
        Imported(
            reference: id,
            attributes: [
                "ApiId": JSON(id),
                "ApiEndpoint": "https://\(id).execute-api.\(Pseudo.region).\(Pseudo.urlSuffix)",
            ]
        )
    }
}
