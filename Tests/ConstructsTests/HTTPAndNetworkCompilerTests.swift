import CompilerHarness
import Testing

/// What the types of HTTP APIs and networks keep from compiling, in the compiler's own words.
@Suite struct HTTPAndNetworkCompilerTests {
    private static let modules = [
        "AWSApiGatewayV2", "AWSEC2", "AWSLambda", "AWSSQS", "CloudFormation", "Constructs", "ResourceTypes",
    ]

    private func expectAnnounced(
        _ body: String,
        to depth: CompilerHarness.Depth = .types,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let source = """
            func use(
                _ scope: Scope, api: Ref<ApiGatewayV2.Api>, network: Network, function: Ref<Lambda.Function>, queue: Ref<SQS.Queue>
            ) {
            \(body)
            }
            """
        let compilation = try CompilerHarness(modules: Self.modules).compile(source, to: depth)
        #expect(compilation.found == compilation.announced, sourceLocation: sourceLocation)
    }

    @Test func whatIsMeantCompiles() throws {
        try expectAnnounced(
            """
            let routes = [
                HTTPRoute(.post("/orders"), to: .function(function)),
                HTTPRoute(.default, to: .function(function), authorization: .anyone),
            ]
            let cors = CORS(origins: .only(["https://www.example.com"], allowsCredentials: true), methods: [.get])
            scope.add("API", HTTPAPI(routes: routes, authorization: .iam, cors: cors))
            api.grantInvoke(.post, "/orders", to: function)
            scope.add("SQS", InterfaceEndpoint(for: .sqs, in: network))
            scope.add("DynamoDB", GatewayEndpoint(for: .dynamoDB, in: network))
            scope.add("Worker", Function(code: .swiftProduct("worker"), vpc: VPCPlacement(in: network)))
            """,
            to: .flow
        )
    }

    @Test func anAPISaysWhoMayUseIt() throws {
        try expectAnnounced(
            """
            _ = HTTPAPI(routes: [HTTPRoute(.get("/"), to: .function(function))])  // error: missing argument for parameter 'authorization' in call
            """
        )
    }

    @Test func routesLeadToFunctions() throws {
        try expectAnnounced(
            """
            _ = HTTPRoute(.get("/"), to: .function(queue))  // error: cannot convert value of type 'Ref<SQS.Queue>' to expected argument type 'Ref<Lambda.Function>'
            """
        )
    }

    @Test func credentialsAreNotForAllOrigins() throws {
        try expectAnnounced(
            """
            _ = CORS(origins: .any(allowsCredentials: true), methods: [.get])  // error: enum case 'any' has no associated values
            """
        )
    }

    @Test func endpointsAreOfTheKindThatTheServiceHas() throws {
        try expectAnnounced(
            """
            _ = InterfaceEndpoint(for: .dynamoDB, in: network)  // error: type 'InterfaceEndpointService' has no member 'dynamoDB'
            _ = GatewayEndpoint(for: .sqs, in: network)  // error: type 'GatewayEndpointService' has no member 'sqs'
            """
        )
    }
}
