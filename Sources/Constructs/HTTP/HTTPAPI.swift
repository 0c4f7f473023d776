internal import AWSApiGatewayV2
internal import AWSLambda
internal import AWSLogs
public import CloudFormation
public import ResourceTypes

/// An HTTP API of Amazon API Gateway: routes to functions, at an address of AWS.
///
/// ```swift
/// let api = scope.add("API", HTTPAPI(
///     routes: [
///         HTTPRoute(.post("/events"), to: .function(ingest)),
///         HTTPRoute(.get("/health"), to: .function(ingest), authorization: .anyone),
///     ],
///     authorization: .jwt(users, scopes: ["events.write"]),
///     cors: CORS(origins: .only(["https://www.example.com"]), methods: [.post], headers: ["Authorization"])
/// ))
/// scope.add("URL", StackOutput(api.url))
/// ```
///
/// It has one stage, which every change reaches at once, throttles requests, and logs them. API Gateway may invoke
/// functions for the routes that lead to them, and for nothing else.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html>
public struct HTTPAPI: Construct, Equatable {
    /// What the API does with requests, 1 to 300 routes.
    public var routes: [HTTPRoute]
    /// Who may send requests to routes that do not say it.
    public var authorization: HTTPAuthorization
    /// How many requests each route admits that does not say it.
    public var throttling: Throttling
    /// Which web pages of other origins may call the API; none when `nil`.
    public var cors: CORS?
    /// What is logged of requests; nothing when `nil`.
    public var accessLogs: AccessLogs?
    /// Whether each route has metrics of its own.
    public var detailedMetrics: Bool
    /// Whether the address of AWS does not answer.
    public var disablesExecuteAPIEndpoint: Bool
    /// What the API is for, at most 1,024 characters.
    public var description: String?
    /// The name, 1 to 128 characters; that of the stack and the construct when `nil`.
    public var name: String?

    /// Describes an API.
    /// - Parameters:
    ///   - routes: What the API does with requests, 1 to 300 routes.
    ///   - authorization: Who may send requests to routes that do not say it themselves. There is no default, so that
    ///     an API which is open to everyone says so: `.anyone`.
    ///   - throttling: How many requests each route admits that does not say it itself; 1,000 a second and 2,000 at
    ///     once when not given, so that one API does not take the whole quota of the account.
    ///   - cors: Which web pages of other origins browsers let call the API; none when not given.
    ///   - accessLogs: What is logged of each request; who, what, when and the outcome, for 30 days, when not given.
    ///     `nil` for nothing.
    ///   - detailedMetrics: Whether each route has metrics of its own, which cost extra; only the API has when not
    ///     given.
    ///   - disablesExecuteAPIEndpoint: Whether the address of AWS does not answer, so that all requests must use a
    ///     domain name of your own; it answers when not given.
    ///   - description: What the API is for, at most 1,024 characters; none when not given.
    ///   - name: The name, 1 to 128 characters, which need not be unique; that of the stack and the construct when not
    ///     given.
    public init(
        routes: [HTTPRoute],
        authorization: HTTPAuthorization,
        throttling: Throttling = HTTPAPI.defaultThrottling,
        cors: CORS? = nil,
        accessLogs: AccessLogs? = AccessLogs(),
        detailedMetrics: Bool = false,
        disablesExecuteAPIEndpoint: Bool = false,
        description: String? = nil,
        name: String? = nil
    ) {
        self.routes = routes
        self.authorization = authorization
        self.throttling = throttling
        self.cors = cors
        self.accessLogs = accessLogs
        self.detailedMetrics = detailedMetrics
        self.disablesExecuteAPIEndpoint = disablesExecuteAPIEndpoint
        self.description = description
        self.name = name
    }

    /// The throttling of an API that is not given another: 1,000 requests a second, 2,000 at once.
    public static let defaultThrottling = Throttling(rate: 1000, burst: 2000)

    /// Adds the API, its routes, integrations and stage, and lets it invoke its functions.
    public func build(in scope: Scope) -> Ref<ApiGatewayV2.Api> {
        check(in: scope)
        let api = Resource(
            ApiGatewayV2.Api.self,
            .init(
                corsConfiguration: cors?.property(in: scope),
                description: description.map { Value($0) },
                disableExecuteApiEndpoint: disablesExecuteAPIEndpoint ? true : nil,
                name: name.map { Value($0) } ?? "\(Pseudo.stackName)-\(scope.namePath.logicalID)",
                protocolType: "HTTP"
            )
        ).build(in: scope)
        scope.graph.attach(KnownRoutes(keys: routes.map(\.key), hasDetails: detailedMetrics), to: api.element)
        let integrations = addIntegrations(of: api, in: scope)
        var authorizers = HTTPAuthorizers(of: api, in: scope)
        var throttledRoutes: [Ref<ApiGatewayV2.Route>] = []
        for (route, integration) in zip(routes, integrations) {
            let authorization = authorizers.properties(of: route.authorization ?? authorization)
            let added = scope.add(
                "Route-\(route.name)",
                RouteResource(api: api, route: route, integration: integration, authorization: authorization),
                at: scope.location
            )
            if route.throttling != nil { throttledRoutes.append(added) }
        }
        addStage(of: api, after: throttledRoutes, in: scope)
        return api
    }

    /// Who invokes functions for an API.
    static let service = "apigateway.amazonaws.com"
}

// MARK: - Integrations

extension HTTPAPI {
    /// The integration of each route; routes to the same function share one.
    private func addIntegrations(of api: Ref<ApiGatewayV2.Api>, in scope: Scope) -> [Ref<ApiGatewayV2.Integration>] {
        var added: [(HTTPIntegration, Ref<ApiGatewayV2.Integration>)] = []
        return routes.map { route in
            let integration = route.integration
            if let (_, known) = added.first(where: { $0.0.isSameResource(as: integration) }) { return known }
            let result = scope.add(
                integration.id(in: scope),
                Resource(ApiGatewayV2.Integration.self, integration.properties(for: api, in: scope)),
                at: scope.location
            )
            added.append((integration, result))
            return result
        }
    }
}

extension HTTPIntegration {
    /// Whether one integration does for both.
    fileprivate func isSameResource(as other: HTTPIntegration) -> Bool {
        function == other.function && timeout == other.timeout
    }

    /// A name that only depends on the function, and on a timeout that is not the usual one.
    fileprivate func id(in scope: Scope) -> String {
        let components = function.element.namePath.components
        let isLocal = function.element.stack == scope.stack
        let name = (isLocal ? Array(components.dropFirst()) : components).joined(separator: "-")
        let suffix = timeout == Self.longestTimeout ? "" : "-\(milliseconds ?? 0)ms"
        return "Integration-\(name)\(suffix)"
    }

    private var milliseconds: Int? {
        let (seconds, attoseconds) = timeout.components
        guard attoseconds % 1_000_000_000_000_000 == 0 else { return nil }
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    /// A function of the same stack is left to the rules of templates, which do not see one of another stack.
    private func compareTimeouts(ofFunction seconds: Int, in scope: Scope) {
        if function.element.stack == scope.stack {
            guard functionMayRunLonger, let functionScope = scope.graph.scope(of: function.element) else { return }
            scope.graph.accept("API-07", because: "the API says so", below: functionScope, at: scope.location)
        } else if !functionMayRunLonger {
            scope.warning(
                "API Gateway waits \(timeout.shown) for '\(function.path)', which may run for \(seconds) s: clients get the status 503 while it still works; let its timeout be less"
            )
        }
    }

    fileprivate func properties(
        for api: Ref<ApiGatewayV2.Api>,
        in scope: Scope
    ) -> ApiGatewayV2.Integration.Properties {
        if let milliseconds, (50...30_000).contains(milliseconds) {
            if let runs = function.knownInteger("Timeout", whenAbsent: 3), runs * 1000 > milliseconds {
                compareTimeouts(ofFunction: runs, in: scope)
            }
        } else {
            scope.error("timeout of an integration must be 50 to 30000 whole milliseconds, got \(timeout.shown)")
        }
        return .init(
            apiId: api.reference(),
            integrationType: "AWS_PROXY",
            integrationUri: Value(function.arn),
            payloadFormatVersion: "2.0",
            timeoutInMillis: timeout == Self.longestTimeout ? nil : milliseconds.map { Value($0) }
        )
    }
}

// MARK: - Routes

/// A route, and the permission to invoke its function.
private struct RouteResource: Construct {
    let api: Ref<ApiGatewayV2.Api>
    let route: HTTPRoute
    let integration: Ref<ApiGatewayV2.Integration>
    let authorization: HTTPAuthorizers.RouteProperties

    func build(in scope: Scope) -> Ref<ApiGatewayV2.Route> {
        let scopes = authorization.scopes
        let result = Resource(
            ApiGatewayV2.Route.self,
            .init(
                apiId: api.reference(),
                routeKey: Value(route.key.text),
                authorizationScopes: scopes.isEmpty ? nil : List(scopes.map { Value($0) }),
                authorizationType: authorization.type,
                authorizerId: authorization.authorizerID,
                target: "integrations/\(integration.reference(as: Value<String>.self))"
            )
        ).build(in: scope)
        route.integration.function.addInvokePermission(
            "Permission",
            principal: HTTPAPI.service,
            sourceARN: api.executeARN("\(HTTPAPI.stageName)/\(route.key.sourcePath)"),
            in: scope
        )
        return result
    }
}

extension RouteKey {
    /// The end of the ARN with which API Gateway invokes the function of a route; variables keep their braces.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html>
    fileprivate var sourcePath: String {
        switch requests {
        case .path(let path, let method): "\(method?.rawValue ?? "*")\(path)"
        case .others: Self.defaultText
        }
    }
}

// MARK: - Stage

extension HTTPAPI {
    static let stageName = "$default"

    private func addStage(of api: Ref<ApiGatewayV2.Api>, after routes: [Ref<ApiGatewayV2.Route>], in scope: Scope) {
        var options = ResourceOptions()
        // API Gateway refuses settings of routes that are not there yet.
        for route in routes { options.depend(on: route) }
        let logs: ApiGatewayV2.Stage.AccessLogSettings? = accessLogs.map { logs in
            let group = logs.logGroup(in: scope)
            return .init(
                // The ARN that the log group itself has ends in `:*`, which is not what API Gateway asks for.
                destinationArn:
                    "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:\(group.name)",
                format: logs.format(in: scope)
            )
        }
        scope.add(
            "Stage",
            Resource(
                ApiGatewayV2.Stage.self,
                .init(
                    apiId: api.reference(),
                    stageName: Value(Self.stageName),
                    accessLogSettings: logs,
                    autoDeploy: true,
                    defaultRouteSettings: .init(
                        detailedMetricsEnabled: Value(detailedMetrics),
                        throttlingBurstLimit: Value(throttling.burst),
                        throttlingRateLimit: throttling.rateValue
                    ),
                    routeSettings: routeSettings
                ),
                options: options
            ),
            at: scope.location
        )
    }

    /// The settings of the routes that have some of their own, by key.
    private var routeSettings: JSON? {
        let members = routes.compactMap { route in
            route.throttling.map { throttling in
                (
                    key: route.key.text,
                    value: [
                        "DetailedMetricsEnabled": JSON(detailedMetrics),
                        "ThrottlingBurstLimit": JSON(throttling.burst),
                        "ThrottlingRateLimit": JSON(throttling.rateValue),
                    ] as JSON
                )
            }
        }
        guard !members.isEmpty else { return nil }
        return JSON(members: members)
    }
}
