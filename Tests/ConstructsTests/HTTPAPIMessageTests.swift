import AWSApiGatewayV2
import AWSLambda
import CloudFormation
import ResourceTypes
import Testing

@testable import Constructs

/// Every sentence with which an API refuses what it is given.
@Suite struct HTTPAPIMessageTests {
    private func errors(
        _ routes: @escaping (HTTPIntegration) -> [HTTPRoute] = { [HTTPRoute(.get("/"), to: $0)] },
        configure: @escaping (inout HTTPAPI) -> Void = { _ in },
        use: @escaping (Ref<ApiGatewayV2.Api>) -> Void = { _ in }
    ) -> [String] {
        ComputeStack.errors { scope in
            let ingest = scope.add("Ingest", Function(code: .swiftProduct("ingest"), timeout: .seconds(15)))
            var api = HTTPAPI(routes: routes(.function(ingest)), authorization: .anyone)
            configure(&api)
            use(scope.add("API", api))
        }
    }

    private func warnings(
        timeout: Duration,
        _ routes: @escaping (Ref<Lambda.Function>) -> [HTTPRoute],
        authorization: @escaping (Ref<Lambda.Function>) -> HTTPAuthorization = { _ in .anyone }
    ) throws -> [String] {
        try ComputeStack { scope in
            let ingest = scope.add("Ingest", Function(code: .swiftProduct("ingest"), timeout: timeout))
            scope.add("API", HTTPAPI(routes: routes(ingest), authorization: authorization(ingest)))
        }.warnings
    }

    // MARK: - Routes

    @Test(arguments: [
        "", "events", "/events/", "//", "/a//b", "/a b", "/{}", "/{id", "/{a b}", "/{path+}/more", "/{id}.json", "/a*",
        "/ü",
    ])
    func aPathMustBeOne(_ path: String) {
        #expect(
            errors({ [HTTPRoute(.get(path), to: $0, id: "route")] }) == [
                "the path of a route must be '/' or start with it and have parts of letters, digits and '-._~:@!$&+,;=', or variables in braces of which the last may be greedy, '/files/{path+}' for example, got '\(path)'"
            ]
        )
    }

    @Test func variablesHaveDifferentNames() {
        #expect(
            errors({ [HTTPRoute(.get("/a/{id}/b/{id}"), to: $0), HTTPRoute(.get("/b/{id}/{id+}"), to: $0)] }) == [
                "the variables of a path must have different names, got '{id}' twice in '/a/{id}/b/{id}'",
                "the variables of a path must have different names, got '{id}' twice in '/b/{id}/{id+}'",
            ]
        )
    }

    @Test func routesTakeDifferentRequests() {
        #expect(
            errors({
                [
                    HTTPRoute(.get("/a/{id}"), to: $0), HTTPRoute(.get("/a/{name}"), to: $0),
                    HTTPRoute(.post("/a/{name}"), to: $0),
                ]
            }) == ["routes must take different requests, got 'GET /a/{id}' and 'GET /a/{name}'"]
        )
        #expect(
            errors({ [HTTPRoute(.get("/a"), to: $0), HTTPRoute(.get("/a"), to: $0, id: "other")] }) == [
                "an API must have each route once, got 'GET /a' twice"
            ]
        )
    }

    @Test func routesHaveDifferentNames() {
        let found = errors({ [HTTPRoute(.get("/user-events"), to: $0), HTTPRoute(.get("/user/events"), to: $0)] })
        #expect(
            found.first
                == "'GET /user-events' and 'GET /user/events' would have the same name in the template; give one of the two an id"
        )
    }

    @Test func anAPIHasRoutes() {
        #expect(errors({ _ in [] }) == ["an API must have 1 to 300 routes, got 0"])
        let many = errors({ integration in (0..<301).map { HTTPRoute(.get("/\($0)"), to: integration) } })
        #expect(many.contains("an API must have 1 to 300 routes, got 301"))
    }

    @Test func functionsAnswerInTime() throws {
        for (timeout, shown) in [(Duration.milliseconds(49), "0.049 s"), (.seconds(31), "31 s")] {
            let found = ComputeStack.errors { scope in
                let worker = scope.add("Worker", Function(code: .swiftProduct("worker"), timeout: .seconds(1)))
                let routes = [HTTPRoute(.get("/"), to: .function(worker, timeout: timeout))]
                scope.add("API", HTTPAPI(routes: routes, authorization: .anyone))
            }
            #expect(found == ["timeout of an integration must be 50 to 30000 whole milliseconds, got \(shown)"])
        }
        #expect(
            try warnings(timeout: .minutes(1), { [HTTPRoute(.get("/"), to: .function($0))] }) == [
                "'Ingest' may run 60 s, but the API answers after 30000 ms with the status 503, while the function works on; use a timeout of less than 30 s, or answer first and let a queue do the work"
            ]
        )
        #expect(try warnings(timeout: .seconds(30), { [HTTPRoute(.get("/"), to: .function($0))] }).isEmpty)
        // One integration does for both routes.
        let onPurpose = try warnings(timeout: .minutes(1)) { function in
            [
                HTTPRoute(.get("/"), to: .function(function, functionMayRunLonger: true)),
                HTTPRoute(.post("/"), to: .function(function, functionMayRunLonger: true)),
            ]
        }
        #expect(onPurpose.isEmpty)
    }

    @Test func aPolicyHasRoomForFewRoutes() throws {
        let found = try warnings(timeout: .seconds(1)) { function in
            (0..<41).map { HTTPRoute(.get("/\($0)"), to: .function(function)) }
        }
        #expect(
            found == [
                "41 routes lead to 'S/Ingest', whose policy may become larger than the 20 KB that Lambda allows; let one route with a greedy variable take several, or use several functions"
            ]
        )
    }

    @Test func aRouteThatIsUsedExists() {
        #expect(
            errors(
                configure: { $0.detailedMetrics = true },
                use: { _ = $0.metrics(.get, "/orders") }
            ) == ["'S/API' has no route 'GET /orders'; use a method and path of one of its routes"]
        )
        #expect(
            errors(use: { _ = $0.metrics(.get, "/") }) == [
                "routes of 'S/API' have no metrics of their own; set detailedMetrics to true, or use those of the API"
            ]
        )
    }

    // MARK: - Settings

    @Test func throttlingAdmitsRequests() {
        #expect(
            errors(
                { [HTTPRoute(.get("/"), to: $0, throttling: Throttling(rate: 1, burst: 0))] },
                configure: { $0.throttling = Throttling(rate: 0, burst: -1) }
            ) == [
                "burst of 'GET /' must be 1 request or more, got 0",
                "burst of the API must be 1 request or more, got -1",
                "rate of the API must be above 0 requests a second, got 0",
            ]
        )
        #expect(
            errors(configure: { $0.throttling.rate = .infinity }) == [
                "rate of the API must be above 0 requests a second, got inf"
            ]
        )
    }

    @Test func textsFit() {
        #expect(
            errors(configure: {
                $0.name = ""
                $0.description = String(repeating: "a", count: 1025)
            }) == [
                "description must have at most 1024 characters, got 1025",
                "name must be 1 to 128 characters, got 0",
            ]
        )
    }

    // MARK: - CORS

    @Test(arguments: [
        "www.example.com", "https://www.example.com/", "https://www.example.com/app", "https://",
        "https:www.example.com",
        "https://WWW.example.com", "https://a.example:x", "https://*.example.com", "",
    ])
    func anOriginIsOne(_ origin: String) {
        #expect(
            errors(configure: { $0.cors = CORS(origins: .only([origin]), methods: [.get]) }) == [
                "an origin must be a scheme and a host without a path, 'https://www.example.com' for example, got '\(origin)'"
            ]
        )
    }

    @Test(arguments: ["https://www.example.com", "http://localhost:8080", "https://*", "capacitor://localhost"])
    func originsAreNotRefused(_ origin: String) {
        #expect(errors(configure: { $0.cors = CORS(origins: .only([origin]), methods: [.get]) }).isEmpty)
    }

    @Test func credentialsAreForNamedOrigins() {
        let found = errors(configure: {
            $0.cors = CORS(origins: .only(["https://*"], allowsCredentials: true), methods: [.get])
        })
        #expect(
            found == [
                "origins of cors must be named where credentials are allowed, or any page can act for its visitors, got 'https://*'"
            ]
        )
        #expect(
            errors(configure: { $0.cors = CORS(origins: .only(["*"]), methods: [.get]) }) == [
                "origins of cors must be .any to allow all, got '*' among the named ones"
            ]
        )
    }

    @Test func corsSaysWhatIsAllowed() {
        #expect(
            errors(configure: {
                $0.cors = CORS(
                    origins: .only([]),
                    methods: [],
                    headers: ["*", "Content Type"],
                    maxAge: .days(2)
                )
            }) == [
                "cors must name headers, 'Content-Type' for example, got '*'",
                "cors must name headers, 'Content-Type' for example, got 'Content Type'",
                "maxAge of cors must be 0 to 86400 whole seconds, got 172800 s",
                "methods of cors must not be empty; name those of the routes that pages call",
                "origins of cors must name at least one origin; leave cors out to allow none",
            ]
        )
    }

    @Test func preflightRequestsNeedNoAuthorization() {
        func found(_ more: @escaping (HTTPIntegration) -> [HTTPRoute]) -> [String] {
            errors {
                [HTTPRoute(.default, to: $0)] + more($0)
            } configure: {
                $0.authorization = .iam
                $0.cors = CORS(origins: .any, methods: [.get])
            }
        }
        #expect(
            found { _ in [] } == [
                "browsers could not call the API: the default route takes preflight requests and asks for authorization, which they do not have; add a route .method(.options, \"/{proxy+}\") with the authorization .anyone"
            ]
        )
        #expect(found { [HTTPRoute(.method(.options, "/{proxy+}"), to: $0)] }.count == 1)
        #expect(found { [HTTPRoute(.method(.options, "/{all+}"), to: $0, authorization: .anyone)] }.isEmpty)
    }

    // MARK: - Access logs

    @Test func accessLogsAreWhatAPIGatewayTakes() {
        #expect(
            errors(configure: {
                $0.accessLogs = AccessLogs(fields: [
                    .status, .status, AccessLogField("a", "status"), AccessLogField("b", "$context.a b"),
                ])
            }) == [
                "a field of accessLogs must have a variable, '$context.status' for example, got '$context.a b'",
                "a field of accessLogs must have a variable, '$context.status' for example, got 'status'",
                "fields of accessLogs must have .requestID, API Gateway refuses a format without it",
                "fields of accessLogs must have different names, got 'status' twice",
            ]
        )
        let many = (0..<100).map { AccessLogField("field\($0)", "$context.authorizer.claims.field\($0)") }
        #expect(
            errors(configure: { $0.accessLogs = AccessLogs(fields: [.requestID] + many) }) == [
                "fields of accessLogs must have at most 3072 characters, names and variables together, got 4714; leave some out"
            ]
        )
        #expect(
            errors(configure: {
                $0.accessLogs = AccessLogs(destination: .ownLogGroup(removalPolicy: .snapshot))
            }) == [
                "removalPolicy of accessLogs must be delete, retain or retainExceptOnCreate, got snapshot; log groups have none"
            ]
        )
    }

    // MARK: - Authorization

    @Test func tokensAreOfAnIdentityProvider() {
        let authorizer = JWTAuthorizer("Users", issuer: "login.example.com", audiences: [])
        let routes: (HTTPIntegration) -> [HTTPRoute] = {
            [HTTPRoute(.get("/a"), to: $0), HTTPRoute(.get("/b"), to: $0)]
        }
        #expect(
            errors(routes) { $0.authorization = .jwt(authorizer) } == [
                "audiences of 'Users' must be 1 to 50, got 0; without one, tokens for other clients of the identity provider admit too",
                "issuer of 'Users' must be the address of an identity provider, 'https://…', got 'login.example.com'",
            ]
        )
    }

    @Test func scopesAreFewWords() {
        let authorizer = JWTAuthorizer("Users", issuer: "https://login.example.com", audiences: ["orders"])
        let scopes = ["read write"] + (0..<10).map { "\($0)" }
        let found = errors {
            [
                HTTPRoute(.get("/a"), to: $0), HTTPRoute(.get("/b"), to: $0),
                HTTPRoute(.get("/c"), to: $0, authorization: .jwt(authorizer, scopes: [""])),
            ]
        } configure: {
            $0.authorization = .jwt(authorizer, scopes: scopes)
        }
        #expect(
            found == [
                "scopes of 'GET /c' must be words without spaces, got ''; give each one of its own",
                "scopes of the API must be at most 10, got 11",
                "scopes of the API must be words without spaces, got 'read write'; give each one of its own",
            ]
        )
    }

    @Test func authorizersHaveNamesOfTheirOwn() {
        func authorizer(_ name: String, _ audience: String = "a") -> HTTPAuthorization {
            .jwt(JWTAuthorizer(name, issuer: "https://login.example.com", audiences: [Value(audience)]))
        }
        #expect(
            errors({
                [
                    HTTPRoute(.get("/a"), to: $0, authorization: authorizer("Users")),
                    HTTPRoute(.get("/b"), to: $0, authorization: authorizer("Users", "b")),
                ]
            }) == ["authorizers of an API must have different names, got two different ones named 'Users'"]
        )
        let long = String(repeating: "a", count: 129)
        #expect(
            errors(configure: { $0.authorization = authorizer(long) }) == [
                "the name of an authorizer must be 1 to 128 characters, got 129"
            ]
        )
        let eleven = errors({ integration in
            (0..<11).map { HTTPRoute(.get("/\($0)"), to: integration, authorization: authorizer("A\($0)")) }
        })
        #expect(eleven == ["an API may have at most 10 authorizers"])
    }

    @Test func decisionsAreKeptForTheirClientAlone() throws {
        let found = ComputeStack.errors { scope in
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker"), timeout: .seconds(10)))
            let authorizer = LambdaAuthorizer(
                "Keys",
                function: worker,
                identitySources: [],
                cacheDuration: .seconds(60)
            )
            let routes = [HTTPRoute(.get("/"), to: .function(worker))]
            scope.add("API", HTTPAPI(routes: routes, authorization: .function(authorizer)))
        }
        #expect(
            found == [
                "identitySources of 'Keys' must not be empty while cacheDuration is 60 s, or one client's decision holds for all; name what tells clients apart"
            ]
        )
        let warnings = try warnings(
            timeout: .seconds(11),
            { [HTTPRoute(.get("/"), to: .function($0))] },
            authorization: { .function(LambdaAuthorizer("Keys", function: $0)) }
        )
        #expect(
            warnings == [
                "API Gateway waits at most 10 s for a decision, but 'S/Ingest' may run for 11 s; let its timeout be 10 s or less"
            ]
        )
    }
}
