internal import AWSApiGatewayV2
internal import AWSLambda
internal import CloudFormation
internal import ResourceTypes

/// The authorizers of an API, each added when the first route needs it.
struct HTTPAuthorizers {
    let api: Ref<ApiGatewayV2.Api>
    let scope: Scope
    private var added: [(authorization: HTTPAuthorization, id: Value<String>)] = []

    init(of api: Ref<ApiGatewayV2.Api>, in scope: Scope) {
        self.api = api
        self.scope = scope
    }

    /// What a route has as properties.
    struct RouteProperties {
        let type: Value<String>
        var authorizerID: Value<String>?
        var scopes: [String] = []
    }

    mutating func properties(of authorization: HTTPAuthorization) -> RouteProperties {
        switch authorization {
        case .anyone: return RouteProperties(type: "NONE")
        case .iam: return RouteProperties(type: "AWS_IAM")
        case .jwt(let authorizer, let scopes):
            return RouteProperties(type: "JWT", authorizerID: id(of: .jwt(authorizer)), scopes: scopes)
        case .function(let authorizer):
            return RouteProperties(type: "CUSTOM", authorizerID: id(of: .function(authorizer)))
        }
    }

    /// The identifier of an authorizer, which is added when it is not there yet.
    private mutating func id(of authorization: HTTPAuthorization) -> Value<String> {
        if let known = added.first(where: { $0.authorization == authorization }) { return known.id }
        if added.contains(where: { $0.authorization.authorizerName == authorization.authorizerName }) {
            scope.error(
                "authorizers of an API must have different names, got two different ones named '\(authorization.authorizerName)'"
            )
            added.append((authorization, ""))
            return ""
        }
        let id = add(authorization)
        added.append((authorization, id))
        if added.count == 11 { scope.error("an API may have at most 10 authorizers") }
        return id
    }

    private func add(_ authorization: HTTPAuthorization) -> Value<String> {
        let name = authorization.authorizerName
        if !(1...128).contains(name.count) {
            scope.error("the name of an authorizer must be 1 to 128 characters, got \(name.count)")
        }
        switch authorization {
        case .anyone, .iam: return ""
        case .jwt(let authorizer, _): return add(authorizer.properties(for: api, in: scope), name).reference()
        case .function(let authorizer):
            let added = add(authorizer.properties(for: api, in: scope), name)
            authorizer.function.addInvokePermission(
                "Authorizer-\(name)-Permission",
                principal: HTTPAPI.service,
                sourceARN: api.executeARN("authorizers/\(added.reference(as: Value<String>.self))"),
                in: scope
            )
            return added.reference()
        }
    }

    private func add(_ properties: ApiGatewayV2.Authorizer.Properties, _ name: String) -> Ref<ApiGatewayV2.Authorizer> {
        scope.add("Authorizer-\(name)", Resource(ApiGatewayV2.Authorizer.self, properties), at: scope.location)
    }
}

extension HTTPAuthorization {
    /// The name of the authorizer, empty when there is none.
    fileprivate var authorizerName: String {
        switch self {
        case .anyone, .iam: ""
        case .jwt(let authorizer, _): authorizer.name
        case .function(let authorizer): authorizer.name
        }
    }
}

extension JWTAuthorizer {
    fileprivate func properties(
        for api: Ref<ApiGatewayV2.Api>,
        in scope: Scope
    ) -> ApiGatewayV2.Authorizer.Properties {
        if case .string(let text) = issuer.expression, !text.hasPrefix("https://") {
            scope.error("issuer of '\(name)' must be the address of an identity provider, 'https://…', got '\(text)'")
        }
        if !(1...50).contains(audiences.count) {
            scope.error(
                "audiences of '\(name)' must be 1 to 50, got \(audiences.count); without one, tokens for other clients of the identity provider admit too"
            )
        }
        return .init(
            apiId: api.reference(),
            authorizerType: "JWT",
            name: Value(name),
            identitySource: [Value(tokenSource.text)],
            jwtConfiguration: .init(audience: List(audiences), issuer: issuer)
        )
    }
}

extension LambdaAuthorizer {
    fileprivate func properties(
        for api: Ref<ApiGatewayV2.Api>,
        in scope: Scope
    ) -> ApiGatewayV2.Authorizer.Properties {
        let cacheSeconds = scope.seconds("cacheDuration", cacheDuration, in: 0...3600)
        if cacheSeconds > 0, identitySources.isEmpty {
            scope.error(
                "identitySources of '\(name)' must not be empty while cacheDuration is \(cacheSeconds) s, or one client's decision holds for all; name what tells clients apart"
            )
        }
        if let timeout = function.knownInteger("Timeout", whenAbsent: 3), timeout > 10 {
            scope.warning(
                "API Gateway waits at most 10 s for a decision, but '\(function.path)' may run for \(timeout) s; let its timeout be 10 s or less"
            )
        }
        return .init(
            apiId: api.reference(),
            authorizerType: "REQUEST",
            name: Value(name),
            authorizerPayloadFormatVersion: "2.0",
            authorizerResultTtlInSeconds: Value(cacheSeconds),
            authorizerUri:
                "arn:\(Pseudo.partition):apigateway:\(Pseudo.region):lambda:path/2015-03-31/functions/\(function.arn)/invocations",
            enableSimpleResponses: Value(response == .simple),
            identitySource: identitySources.isEmpty ? nil : List(identitySources.map { Value($0.text) })
        )
    }
}
