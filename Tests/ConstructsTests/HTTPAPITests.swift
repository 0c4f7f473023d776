import AWSApiGatewayV2
import AWSLambda
import AWSLogs
import CloudFormation
import ResourceTypes
import TemplateModel
import Testing

@testable import Constructs

@Suite struct HTTPAPITests {
    private let users = JWTAuthorizer("Users", issuer: "https://login.example.com", audiences: ["orders"])

    /// A stack with an API whose routes lead to a function `Ingest`.
    private func stack(
        _ routes: @escaping (HTTPIntegration) -> [HTTPRoute],
        configure: @escaping (inout HTTPAPI) -> Void = { _ in }
    ) throws -> ComputeStack {
        try ComputeStack { scope in
            let ingest = scope.add("Ingest", Function(code: .swiftProduct("ingest"), timeout: .seconds(15)))
            var api = HTTPAPI(routes: routes(.function(ingest)), authorization: .anyone)
            configure(&api)
            scope.add("API", api)
        }
    }

    private func permissionSource(_ end: String) -> Node {
        ["Fn::Sub": .string("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${API}/\(end)")]
    }

    // MARK: - Template

    @Test func apiHasTheDefaultsThatItDocuments() throws {
        let stack = try stack { [HTTPRoute(.post("/events"), to: $0)] }
        #expect(
            stack.properties("API") == ["Name": ["Fn::Sub": "${AWS::StackName}-API"], "ProtocolType": "HTTP"]
        )
        #expect(
            stack.properties("APIRoutePostEvents") == [
                "ApiId": ["Ref": "API"], "AuthorizationType": "NONE", "RouteKey": "POST /events",
                "Target": ["Fn::Sub": "integrations/${APIIntegrationIngest}"],
            ]
        )
        #expect(
            stack.properties("APIIntegrationIngest") == [
                "ApiId": ["Ref": "API"], "IntegrationType": "AWS_PROXY",
                "IntegrationUri": ["Fn::GetAtt": ["Ingest", "Arn"]], "PayloadFormatVersion": "2.0",
            ]
        )
        #expect(
            stack.properties("APIRoutePostEventsPermission") == [
                "Action": "lambda:InvokeFunction", "FunctionName": ["Fn::GetAtt": ["Ingest", "Arn"]],
                "Principal": "apigateway.amazonaws.com", "SourceArn": permissionSource("$default/POST/events"),
            ]
        )
        let stage = stack.properties("APIStage")
        #expect(stage?["ApiId"] == ["Ref": "API"])
        #expect(stage?["StageName"] == "$default")
        #expect(stage?["AutoDeploy"] == true)
        #expect(
            stage?["DefaultRouteSettings"] == [
                "DetailedMetricsEnabled": false, "ThrottlingBurstLimit": 2000, "ThrottlingRateLimit": 1000,
            ]
        )
        #expect(stage?["RouteSettings"] == nil)
        #expect(stack.template.resources["APIStage"]?["DependsOn"] == nil)
        #expect(
            stack.template.resources["APIAccessLogs"] == [
                "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Delete", "UpdateReplacePolicy": "Delete",
                "Properties": ["RetentionInDays": 30],
            ]
        )
        #expect(stack.warnings.isEmpty)
    }

    @Test func routesToOneFunctionShareAnIntegration() throws {
        let stack = try stack { [HTTPRoute(.post("/events"), to: $0), HTTPRoute(.get("/health"), to: $0)] }
        let integrations = stack.template.resources.keys.filter { $0.contains("Integration") }
        #expect(Array(integrations) == ["APIIntegrationIngest"])
    }

    @Test func aTimeoutOfItsOwnMakesAnotherIntegration() throws {
        let stack = try ComputeStack { scope in
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker"), timeout: .seconds(2)))
            let routes = [
                HTTPRoute(.get("/a"), to: .function(worker)),
                HTTPRoute(.get("/b"), to: .function(worker, timeout: .milliseconds(2500))),
            ]
            scope.add("API", HTTPAPI(routes: routes, authorization: .anyone))
        }
        #expect(stack.properties("APIIntegrationWorker")?["TimeoutInMillis"] == nil)
        #expect(stack.properties("APIIntegrationWorker2500ms")?["TimeoutInMillis"] == 2500)
    }

    @Test(arguments: [
        (RouteKey.get("/"), "GET /", "APIRouteGetRoot", "$default/GET/"),
        (.put("/orders/{id}"), "PUT /orders/{id}", "APIRoutePutOrdersWithId", "$default/PUT/orders/{id}"),
        (.any("/{proxy+}"), "ANY /{proxy+}", "APIRouteAnyAllProxy", "$default/*/{proxy+}"),
        (.patch("/a/b.c"), "PATCH /a/b.c", "APIRoutePatchABC", "$default/PATCH/a/b.c"),
        (.delete("/a"), "DELETE /a", "APIRouteDeleteA", "$default/DELETE/a"),
        (.method(.head, "/a"), "HEAD /a", "APIRouteHeadA", "$default/HEAD/a"),
        (.default, "$default", "APIRouteDefault", "$default/$default"),
    ])
    func aRouteHasItsKeyAndAPermissionForNothingElse(
        _ key: RouteKey,
        _ text: String,
        _ logicalID: String,
        _ source: String
    ) throws {
        let stack = try stack { [HTTPRoute(key, to: $0)] }
        #expect(stack.properties(logicalID)?["RouteKey"] == .string(text))
        #expect(stack.properties("\(logicalID)Permission")?["SourceArn"] == permissionSource(source))
    }

    @Test func aRouteHasTheNameThatItIsGiven() throws {
        let stack = try stack { integration in
            [
                HTTPRoute(.get("/user-events"), to: integration),
                HTTPRoute(.get("/user/events"), to: integration, id: "events-of-user"),
            ]
        }
        #expect(stack.properties("APIRouteGetUserEvents")?["RouteKey"] == "GET /user-events")
        #expect(stack.properties("APIRouteEventsOfUser")?["RouteKey"] == "GET /user/events")
    }

    @Test func allOptionsReachTheTemplate() throws {
        let stack = try stack {
            [
                HTTPRoute(.post("/events"), to: $0, throttling: Throttling(rate: 0.5, burst: 1)),
                HTTPRoute(.get("/health"), to: $0),
            ]
        } configure: {
            $0.throttling = Throttling(rate: 10, burst: 20)
            $0.cors = CORS(
                origins: .only(["https://www.example.com", "http://localhost:8080"], allowsCredentials: true),
                methods: [.get, .post],
                headers: ["Content-Type"],
                exposedHeaders: ["X-Request-Id"],
                maxAge: .hours(1)
            )
            $0.accessLogs = nil
            $0.detailedMetrics = true
            $0.disablesExecuteAPIEndpoint = true
            $0.description = "Takes events"
            $0.name = "events"
        }
        #expect(
            stack.properties("API") == [
                "CorsConfiguration": [
                    "AllowCredentials": true, "AllowHeaders": ["Content-Type"], "AllowMethods": ["GET", "POST"],
                    "AllowOrigins": ["https://www.example.com", "http://localhost:8080"],
                    "ExposeHeaders": ["X-Request-Id"], "MaxAge": 3600,
                ],
                "Description": "Takes events", "DisableExecuteApiEndpoint": true, "Name": "events",
                "ProtocolType": "HTTP",
            ]
        )
        #expect(
            stack.template.resources["APIStage"] == [
                "Type": "AWS::ApiGatewayV2::Stage",
                // API Gateway refuses settings of a route that is not there yet.
                "DependsOn": "APIRoutePostEvents",
                "Properties": [
                    "ApiId": ["Ref": "API"], "AutoDeploy": true,
                    "DefaultRouteSettings": [
                        "DetailedMetricsEnabled": true, "ThrottlingBurstLimit": 20, "ThrottlingRateLimit": 10,
                    ],
                    "RouteSettings": [
                        "POST /events": [
                            "DetailedMetricsEnabled": true, "ThrottlingBurstLimit": 1, "ThrottlingRateLimit": 0.5,
                        ]
                    ],
                    "StageName": "$default",
                ],
            ]
        )
    }

    @Test func anyOriginIsAStar() throws {
        let stack = try stack {
            [HTTPRoute(.get("/"), to: $0)]
        } configure: {
            $0.cors = CORS(origins: .any, methods: [.get])
        }
        #expect(
            stack.properties("API")?["CorsConfiguration"] == ["AllowMethods": ["GET"], "AllowOrigins": ["*"]]
        )
    }

    @Test func aFunctionOfAnotherStackIsLedTo() throws {
        var function: Ref<Lambda.Function>?
        let app = EventsApp { scope in function = scope.addFunction("Ingest") }
        let ingest = try #require(function)
        app.add("T") { scope in
            scope.add("API", HTTPAPI(routes: [HTTPRoute(.get("/"), to: .function(ingest))], authorization: .anyone))
        }
        let template = try app.template("T")
        #expect(template.resources["APIIntegrationSIngest"] != nil)
        #expect(
            template.resources["APIRouteGetRootPermission"]?["Properties"]?["FunctionName"]?["Fn::ImportValue"] != nil
        )
    }

    // MARK: - Access logs

    @Test func linesAreJSON() throws {
        let stack = try stack {
            [HTTPRoute(.get("/"), to: $0)]
        } configure: {
            $0.accessLogs = AccessLogs(fields: [
                .requestID, .status, .claim("sub"), .authorizer("tenant"),
                AccessLogField("cause", "$context.integration.error"),
            ])
        }
        #expect(
            stack.properties("APIStage")?["AccessLogSettings"] == [
                "DestinationArn": [
                    "Fn::Sub":
                        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${APIAccessLogs}"
                ],
                "Format": .string(
                    #"{"requestId":"$context.requestId","status":"$context.status","sub":"$context.authorizer.claims.sub","tenant":"$context.authorizer.tenant","cause":"$context.integration.error"}"#
                ),
            ]
        )
    }

    @Test func theDefaultLineFitsAndHasNoFieldTwice() throws {
        let fields = AccessLogs.defaultFields
        #expect(Set(fields.map(\.name)).count == fields.count)
        let stack = try stack { [HTTPRoute(.get("/"), to: $0)] }
        let format = try #require(stack.properties("APIStage")?["AccessLogSettings"]?["Format"]?.stringValue)
        #expect(format.contains(#""integrationErrorMessage":"$context.integrationErrorMessage""#))
        #expect(!format.contains("\n"))
        #expect(format.utf8.count <= 1024)
    }

    @Test func linesGoToALogGroupThatThereIs() throws {
        let stack = try ComputeStack { scope in
            let group = scope.add("Group", Resource(Logs.LogGroup.self, .init()))
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            scope.add(
                "API",
                HTTPAPI(
                    routes: [HTTPRoute(.get("/"), to: .function(worker))],
                    authorization: .anyone,
                    accessLogs: AccessLogs(destination: .logGroup(group))
                )
            )
        }
        #expect(stack.template.resources["APIAccessLogs"] == nil)
        #expect(
            stack.properties("APIStage")?["AccessLogSettings"]?["DestinationArn"] == [
                "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}"
            ]
        )
    }

    @Test func ownLogsAreKeptAsAskedFor() throws {
        let stack = try stack {
            [HTTPRoute(.get("/"), to: $0)]
        } configure: {
            $0.accessLogs = AccessLogs(destination: .ownLogGroup(retention: .forever, removalPolicy: .retain))
        }
        #expect(
            stack.template.resources["APIAccessLogs"] == [
                "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
            ]
        )
    }

    // MARK: - Authorization

    @Test func routesHaveTheAuthorizationOfTheAPIUnlessTheyHaveTheirOwn() throws {
        let stack = try stack {
            [
                HTTPRoute(.post("/events"), to: $0), HTTPRoute(.get("/events"), to: $0),
                HTTPRoute(.get("/health"), to: $0, authorization: .anyone),
                HTTPRoute(.post("/redrive"), to: $0, authorization: .iam),
            ]
        } configure: {
            $0.authorization = .jwt(users, scopes: ["write", "admin"])
        }
        #expect(
            stack.properties("APIAuthorizerUsers") == [
                "ApiId": ["Ref": "API"], "AuthorizerType": "JWT",
                "IdentitySource": ["$request.header.Authorization"],
                "JwtConfiguration": ["Audience": ["orders"], "Issuer": "https://login.example.com"], "Name": "Users",
            ]
        )
        for route in ["APIRoutePostEvents", "APIRouteGetEvents"] {
            let properties = stack.properties(route)
            #expect(properties?["AuthorizationType"] == "JWT")
            #expect(properties?["AuthorizerId"] == ["Ref": "APIAuthorizerUsers"])
            #expect(properties?["AuthorizationScopes"] == ["write", "admin"])
        }
        #expect(stack.properties("APIRouteGetHealth")?["AuthorizationType"] == "NONE")
        #expect(stack.properties("APIRouteGetHealth")?["AuthorizerId"] == nil)
        #expect(stack.properties("APIRoutePostRedrive")?["AuthorizationType"] == "AWS_IAM")
    }

    @Test func oneAuthorizerServesRoutesWithDifferentScopes() throws {
        let stack = try stack { integration in
            [
                HTTPRoute(.get("/a"), to: integration, authorization: .jwt(users, scopes: ["read"])),
                HTTPRoute(.post("/a"), to: integration, authorization: .jwt(users)),
            ]
        }
        #expect(stack.template.resources.keys.filter { $0.contains("Authorizer") } == ["APIAuthorizerUsers"])
        #expect(stack.properties("APIRoutePostA")?["AuthorizationScopes"] == nil)
    }

    @Test func aFunctionDecides() throws {
        let stack = try ComputeStack { scope in
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            let guardian = scope.add("Guardian", Function(code: .swiftProduct("guardian"), timeout: .seconds(5)))
            let authorizer = LambdaAuthorizer(
                "Keys",
                function: guardian,
                identitySources: [.header("X-Key"), .query("tenant"), .context("routeKey")],
                cacheDuration: .minutes(5),
                response: .policy
            )
            scope.add(
                "API",
                HTTPAPI(routes: [HTTPRoute(.get("/"), to: .function(worker))], authorization: .function(authorizer))
            )
        }
        #expect(
            stack.properties("APIAuthorizerKeys") == [
                "ApiId": ["Ref": "API"], "AuthorizerPayloadFormatVersion": "2.0", "AuthorizerResultTtlInSeconds": 300,
                "AuthorizerType": "REQUEST",
                "AuthorizerUri": [
                    "Fn::Sub":
                        "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Guardian.Arn}/invocations"
                ],
                "EnableSimpleResponses": false,
                "IdentitySource": ["$request.header.X-Key", "$request.querystring.tenant", "$context.routeKey"],
                "Name": "Keys",
            ]
        )
        #expect(
            stack.properties("APIAuthorizerKeysPermission") == [
                "Action": "lambda:InvokeFunction", "FunctionName": ["Fn::GetAtt": ["Guardian", "Arn"]],
                "Principal": "apigateway.amazonaws.com",
                "SourceArn": permissionSource("authorizers/${APIAuthorizerKeys}"),
            ]
        )
        #expect(stack.properties("APIRouteGetRoot")?["AuthorizationType"] == "CUSTOM")
        #expect(stack.properties("APIRouteGetRoot")?["AuthorizerId"] == ["Ref": "APIAuthorizerKeys"])
    }

    @Test func callersAreAllowedOneRoute() throws {
        let stack = try ComputeStack { scope in
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            let caller = scope.add("Caller", Role(trustedService: "scheduler.amazonaws.com"))
            let routes = [
                HTTPRoute(.get("/orders/{id}/items"), to: .function(worker)),
                HTTPRoute(.any("/files/{path+}"), to: .function(worker)),
            ]
            let api = scope.add("API", HTTPAPI(routes: routes, authorization: .iam))
            api.grantInvoke(.get, "/orders/{id}/items", to: caller)
            api.grantInvoke(.put, "/files/{path+}", to: caller)
        }
        #expect(
            stack.properties("CallerPolicy")?["PolicyDocument"]?["Statement"] == [
                [
                    "Effect": "Allow", "Action": "execute-api:Invoke",
                    "Resource": [
                        permissionSource("$default/GET/orders/*/items"), permissionSource("$default/PUT/files/*"),
                    ],
                ]
            ]
        )
    }

    // MARK: - Reference

    @Test func metricsHaveTheNamesAndDimensionsOfHTTPAPIs() throws {
        var metrics: [Metric] = []
        var ofRoute: Metric?
        _ = try ComputeStack { scope in
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            let api = scope.add(
                "API",
                HTTPAPI(
                    routes: [HTTPRoute(.get("/orders/{id}"), to: .function(worker))],
                    authorization: .anyone,
                    detailedMetrics: true
                )
            )
            let of = api.metrics
            metrics = [
                of.clientErrors, of.serverErrors, of.count, of.latency, of.integrationLatency, of.dataProcessed,
            ]
            ofRoute = api.metrics(.get, "/orders/{id}").count
        }
        #expect(metrics.allSatisfy { $0.namespace == "AWS/ApiGateway" && $0.dimensions.map(\.name) == ["ApiId"] })
        #expect(metrics.map(\.name) == ["4xx", "5xx", "Count", "Latency", "IntegrationLatency", "DataProcessed"])
        #expect(metrics.map(\.statistic) == [.sum, .sum, .sum, .average, .average, .sum])
        #expect(ofRoute?.dimensions.map(\.name) == ["ApiId", "Method", "Resource", "Stage"])
        #expect(ofRoute?.dimensions.dropFirst().map(\.value) == ["GET", "/orders/{id}", "$default"])
    }

    @Test func theURLIsAnAttribute() throws {
        let stack = try ComputeStack { scope in
            let worker = scope.add("Worker", Function(code: .swiftProduct("worker")))
            let routes = [HTTPRoute(.get("/"), to: .function(worker))]
            scope.add("URL", StackOutput(scope.add("API", HTTPAPI(routes: routes, authorization: .anyone)).url))
        }
        #expect(stack.template.outputs["URL"]?["Value"] == ["Fn::GetAtt": ["API", "ApiEndpoint"]])
    }

    @Test func anAPIThatExistsHasURLMetricsAndRoutes() throws {
        let stack = try ComputeStack { scope in
            let api = scope.add("API", HTTPAPI.imported(id: "a1b2c3"))
            scope.add("URL", StackOutput(api.url))
            scope.add("Errors", Alarm(on: api.metrics.serverErrors, .atLeast(1)))
            api.grantInvoke(.get, "/any", to: scope.add("Caller", Function(code: .swiftProduct("caller"))))
        }
        #expect(
            stack.template.outputs["URL"]?["Value"] == [
                "Fn::Sub": "https://a1b2c3.execute-api.${AWS::Region}.${AWS::URLSuffix}"
            ]
        )
        #expect(stack.properties("Errors")?["Dimensions"] == [["Name": "ApiId", "Value": "a1b2c3"]])
    }
}
