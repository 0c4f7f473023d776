extension RuleGroup {
    /// Rules of APIs of API Gateway, version 2.
    static let api = RuleGroup(
        id: "API",
        title: "HTTP and WebSocket APIs",
        rules: [
            .payloadFormat, .webSocketTimeout, .routeKey, .stageDeployment, .authorizerSettings, .corsCredentials,
            .functionTimeout, .apiPermission, .openRoute,
        ],
        others: { [] }
    )
}
