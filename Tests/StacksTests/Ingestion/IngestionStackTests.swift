import AWSApiGatewayV2
import AWSEC2
import AWSIAM
import AWSLambda
import AWSLogs
import AWSSNS
import AWSSSM
import CloudFormation
import Constructs
import SynthTesting
import TemplateModel
import Testing

@testable import synth

struct IngestionStackTests {
    private func template(
        _ stack: String,
        _ config: IngestionConfig = IngestionConfig(),
        _ environment: DeploymentEnvironment = .prod
    ) throws -> Template {
        try #require(try config.assembly(for: environment)[stack]?.template)
    }

    // MARK: - Queues

    /// The original had 180 s, whatever the worker's timeout and the window.
    @Test(
        arguments: [
            (worker: 30, window: 2, configured: 180, expected: 182), (30, 0, 180, 180), (60, 2, 180, 362),
            (5, 0, 0, 35), (6, 0, 0, 36), (30, 2, 600, 600), (900, 300, 180, 5700),
        ]
    )
    func messagesAreHiddenForLongerThanABatchTakes(worker: Int, window: Int, configured: Int, expected: Int) throws {
        let config = IngestionConfig(
            batchingWindow: .seconds(window),
            workerTimeout: .seconds(worker),
            queueVisibility: .seconds(configured)
        )
        let queue = try #require(try template("IngestionQueues", config).resource("Queue"))
        #expect(queue["VisibilityTimeout"] == .int(expected))
    }

    @Test(arguments: DeploymentEnvironment.allCases)
    func dataIsKeptOutsideOfDev(_ environment: DeploymentEnvironment) throws {
        let template = try template("IngestionQueues", IngestionConfig([.customerKey]), environment)
        let isDev = environment == .dev
        for id in ["DeadLetters", "Key", "State"] {
            #expect(template.resources[id]?["DeletionPolicy"] == (isDev ? "Delete" : "Retain"))
            #expect(template.resources[id]?["UpdateReplacePolicy"] == (isDev ? "Delete" : "Retain"))
        }
        let recovery = template.resource("State")?["PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"]
        #expect(recovery == .bool(!isDev))
    }

    /// The original's policy admitted EventBridge only, and its mails had the names of fields in the place of their values.
    @Test func rulesAndAlarmsReachPeople() throws {
        let template = try template("IngestionQueues")
        let statements = try #require(template.resource("TopicPolicy")?["PolicyDocument", "Statement"]?.arrayValue)
        let services = statements.compactMap { $0["Principal"]?["Service"]?.stringValue }
        #expect(services == ["cloudwatch.amazonaws.com", "events.amazonaws.com"])

        let failure = try #require(template.resource("FailureRule"))
        let transformer = try #require(failure["Targets", 0, "InputTransformer"])
        #expect(transformer["InputPathsMap"]?["errorMessage"] == "$.detail.errorMessage")
        #expect(
            transformer["InputTemplate"]
                == #"{"event":"Ingestion Failure","eventId":<eventId>,"idempotencyKey":<idempotencyKey>,"errorType":<errorType>,"errorMessage":<errorMessage>,"failedAt":<failedAt>}"#
        )
        #expect(failure["Targets", 0, "Input"] == nil)
    }

    @Test func nobodyIsSubscribedUnlessNamed() throws {
        #expect(try template("IngestionQueues").resourceCount(of: SNS.Subscription.self) == 0)
        let template = try template("IngestionQueues", IngestionConfig([.notified]))
        let email = try #require(template.resource("Email"))
        #expect(email["Protocol"] == "email")
        #expect(email["Endpoint"] == "on-call@ingestion.internal")
        let webhook = try #require(template.resource("Webhook"))
        #expect(webhook["Protocol"] == "https")
        #expect(webhook["Endpoint"] == "{{resolve:secretsmanager:ingestion/webhook}}")
    }

    @Test func parametersAreThoseOfTheEnvironment() throws {
        let stacks = try IngestionConfig().assembly(for: .staging).stacks
        let names = stacks.flatMap { $0.template.resources(of: SSM.Parameter.self) }
            .compactMap { $0["Name"]?.stringValue }
        #expect(
            Set(names) == [
                "/ingestion/staging/api_url", "/ingestion/staging/dlq_url", "/ingestion/staging/event_bus_name",
                "/ingestion/staging/failure_mode", "/ingestion/staging/idempotency_table",
                "/ingestion/staging/queue_url",
            ]
        )
        let failureMode = try #require(try template("IngestionQueues").resource("FailureModeParameter"))
        #expect(failureMode["Value"] == "none")
        #expect(
            failureMode["AllowedPattern"]
                == "^(none|poison_payload|slow_downstream|random_fail_p30|duplicate_submit)$"
        )
    }

    // MARK: - Customer key

    /// Each service that uses the key in its own name has a statement; the others are allowed by roles.
    @Test func theKeyAdmitsTheServicesThatUseIt() throws {
        let template = try template("IngestionQueues", IngestionConfig([.customerKey]))
        let statements = try #require(template.resource("Key")?["KeyPolicy", "Statement"]?.arrayValue)
        #expect(
            statements.compactMap { $0["Sid"]?.stringValue } == ["Account", "Alarms", "EventBuses", "Events", "Logs"]
        )
        #expect(template.resource("KeyAlias")?["AliasName"] == "alias/ingestion-lab-prod")
    }

    @Test func theKeyEncryptsEverything() throws {
        let assembly = try IngestionConfig([.customerKey, .split]).assembly()
        let queues = try #require(assembly["IngestionQueues"]?.template)
        let own: Node = ["Fn::GetAtt": ["Key", "Arn"]]
        #expect(queues.resource("Queue")?["KmsMasterKeyId"] == own)
        #expect(queues.resource("DeadLetters")?["KmsMasterKeyId"] == own)
        #expect(queues.resource("Topic")?["KmsMasterKeyId"] == own)
        #expect(queues.resource("Bus")?["KmsKeyIdentifier"] == own)
        #expect(queues.resource("State")?["SSESpecification", "KMSMasterKeyId"] == own)

        let imported: Node = ["Fn::ImportValue": "IngestionQueues-prod:Key-Arn"]
        let functions = try #require(assembly["IngestionFunctions"]?.template)
        for function in functions.resources(of: Lambda.Function.self) { #expect(function["KmsKeyArn"] == imported) }
        for group in functions.resources(of: Logs.LogGroup.self) { #expect(group["KmsKeyId"] == imported) }
        #expect(functions.resource("Unpublished")?["KmsMasterKeyId"] == imported)
        let api = try #require(assembly["IngestionAPI"]?.template)
        #expect(api.resource("AccessLogs")?["KmsKeyId"] == imported)
    }

    // MARK: - Functions

    @Test(arguments: [[], [.split], [.customerKey, .vpc, .insights, .split]] as [[IngestionOption]])
    func functionsMayDoWhatTheyDoAndNothingElse(_ options: [IngestionOption]) throws {
        let template = try template("IngestionFunctions", IngestionConfig(options))
        let policies = template.resources(of: IAM.Policy.self)
        #expect(policies.count == (options.contains(.split) ? 6 : 3))
        for policy in policies {
            for statement in try #require(policy["PolicyDocument", "Statement"]?.arrayValue) {
                #expect(statement["Resource"] != "*")
            }
        }
        // The actions of X-Ray know no resources, nor do those on network interfaces that are not there yet.
        let names = template.resources(of: IAM.Role.self).flatMap { role in
            role["Policies"]?.arrayValue?.compactMap { $0["PolicyName"]?.stringValue } ?? []
        }
        #expect(Set(names) == (options.contains(.vpc) ? ["NetworkInterfaces", "Tracing"] : ["Tracing"]))
    }

    private func actions(_ function: String, _ template: Template) throws -> [String] {
        let statements = try #require(
            template.resource("\(function)Policy")?["PolicyDocument", "Statement"]?.arrayValue
        )
        return statements.flatMap { statement in
            statement["Action"]?.arrayValue?.compactMap(\.stringValue)
                ?? [statement["Action"]?.stringValue].compactMap { $0 }
        }.filter { !$0.hasPrefix("logs:") }
    }

    @Test func batchesAreBoundedByTheMapping() throws {
        let template = try template("IngestionFunctions")
        let source = try #require(template.resource("Source"))
        #expect(source["ScalingConfig", "MaximumConcurrency"] == 10)
        #expect(source["FunctionResponseTypes"] == ["ReportBatchItemFailures"])
        for function in template.resources(of: Lambda.Function.self) {
            #expect(function["ReservedConcurrentExecutions"] == nil)
        }
    }

    @Test func splitFunctionsDoOnePartEach() throws {
        let template = try template("IngestionFunctions", IngestionConfig([.split]))
        #expect(try actions("Ingest", template) == ["lambda:InvokeFunction"])
        #expect(
            try actions("Publish", template)
                == ["events:PutEvents", "sqs:GetQueueAttributes", "sqs:SendMessage", "ssm:GetParameter"]
        )
        #expect(
            try actions("Idempotency", template) == [
                "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "lambda:InvokeFunction",
                "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
            ]
        )
        #expect(try actions("Worker", template) == ["dynamodb:UpdateItem", "ssm:GetParameter"])
        #expect(
            try actions("Events", template) == [
                "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams",
                "events:PutEvents", "sqs:SendMessage",
            ]
        )
        #expect(template.resource("Source")?["FunctionName"] == ["Fn::GetAtt": ["Idempotency", "Arn"]])
        #expect(template.resource("Changes")?["FunctionName"] == ["Fn::GetAtt": ["Events", "Arn"]])
    }

    /// What other stacks import stays when the functions are split, so that a deployed pipeline can be.
    @Test func splittingTakesNothingAway() throws {
        let before = try template("IngestionFunctions").outputs
        let after = try template("IngestionFunctions", IngestionConfig([.split])).outputs
        for (name, output) in before where output["Export"] != nil { #expect(after[name] == output) }
    }

    /// Who waits must still be able to answer when the other one has used up its time.
    @Test func whoIsWaitedForIsDoneSooner() throws {
        let template = try template("IngestionFunctions", IngestionConfig([.split]))
        #expect(template.resource("Ingest")?["Timeout"] == 15)
        #expect(template.resource("Publish")?["Timeout"] == 13)
        #expect(template.resource("Idempotency")?["Timeout"] == 30)
        #expect(template.resource("Worker")?["Timeout"] == 28)
    }

    /// Functions without a way to the internet reach what they are allowed to use, which warnings would tell otherwise, and no more.
    @Test(
        arguments: [
            ([], ["events", "sqs", "ssm"]), ([.split], ["events", "lambda", "sqs", "ssm"]),
            ([.insights], ["events", "logs", "sqs", "ssm"]),
        ] as [([IngestionOption], [String])]
    )
    func theNetworkHasTheEndpointsThatAreUsed(_ options: [IngestionOption], _ services: [String]) throws {
        let template = try template("IngestionFunctions", IngestionConfig([.vpc] + options))
        let endpoints = template.resources(of: EC2.VPCEndpoint.self)
        let names = endpoints.compactMap { $0["ServiceName", "Fn::Sub"]?.stringValue?.split(separator: ".").last }
        #expect(names.map(String.init).sorted() == (services + ["dynamodb"]).sorted())
        for function in template.resources(of: Lambda.Function.self) {
            #expect(
                function["VpcConfig", "SecurityGroupIds"] == [["Fn::GetAtt": ["NetworkFunctions", "GroupId"]]]
            )
        }
        #expect(template.resourceCount(of: EC2.NatGateway.self) == 0)
    }

    @Test func insightsComeFromTheLayerOfTheRegion() throws {
        let template = try template("IngestionFunctions", IngestionConfig([.insights]))
        for function in template.resources(of: Lambda.Function.self) {
            let layer = try #require(function["Layers", 0, "Fn::Sub"]?.arrayValue)
            #expect(layer.first?.stringValue?.contains(":layer:LambdaInsightsExtension-Arm64:") == true)
        }
        let layers = try #require(template.mappings["InsightsLayers"])
        #expect(layers["eu-west-1"] == ["Account": "580247275435", "Version": 23])
        #expect(layers["eu-south-1"] == ["Account": "339249233099", "Version": 21])
    }

    // MARK: - API

    private func authorizations(_ template: Template) -> [String: String] {
        var result: [String: String] = [:]
        for route in template.resources(of: ApiGatewayV2.Route.self) {
            if let key = route["RouteKey"]?.stringValue { result[key] = route["AuthorizationType"]?.stringValue }
        }
        return result
    }

    @Test(
        arguments: [
            ([], .dev, "NONE", "NONE"), ([], .staging, "NONE", "NONE"), ([], .prod, "NONE", "AWS_IAM"),
            ([.iam], .dev, "AWS_IAM", "AWS_IAM"), ([.iam], .prod, "AWS_IAM", "AWS_IAM"),
            ([.jwt], .dev, "JWT", "JWT"), ([.jwt], .prod, "JWT", "JWT"),
        ] as [([IngestionOption], DeploymentEnvironment, String, String)]
    )
    func routesAreOpenToWhomTheConfigSays(
        _ options: [IngestionOption],
        _ environment: DeploymentEnvironment,
        _ events: String,
        _ redrive: String
    ) throws {
        let template = try template("IngestionAPI", IngestionConfig(options), environment)
        #expect(
            authorizations(template) == [
                "POST /events": events, "GET /health": "NONE", "GET /redrive/preview": redrive,
                "POST /redrive/start": redrive, "POST /redrive/cancel": redrive,
            ]
        )
    }

    @Test func tokensAreThoseOfTheIssuer() throws {
        let authorizers = try template("IngestionAPI", IngestionConfig([.jwt]))
            .resources(of: ApiGatewayV2.Authorizer.self)
        #expect(authorizers.count == 1)
        #expect(
            authorizers.first?["JwtConfiguration"]
                == ["Audience": ["events"], "Issuer": "https://login.ingestion.internal"]
        )
    }

    @Test func browsersCallFromWhereTheConfigSays() throws {
        #expect(try template("IngestionAPI").resource("API")?["CorsConfiguration"] == nil)
        let dev = try template("IngestionAPI", IngestionConfig(), .dev)
        #expect(dev.resource("API")?["CorsConfiguration", "AllowOrigins"] == ["*"])
        let named = try template("IngestionAPI", IngestionConfig([.notified]))
        #expect(
            named.resource("API")?["CorsConfiguration"] == [
                "AllowHeaders": ["Content-Type", "Authorization", "X-Amz-Date", "X-Amz-Security-Token"],
                "AllowMethods": ["GET", "POST", "OPTIONS"], "AllowOrigins": ["https://shop.ingestion.internal"],
                "MaxAge": 3600,
            ]
        )
    }

    @Test func requestsAreThrottledAndLogged() throws {
        let template = try template("IngestionAPI", IngestionConfig(), .dev)
        let stage = try #require(template.resource("APIStage"))
        #expect(stage["DefaultRouteSettings", "ThrottlingRateLimit"] == 1000)
        #expect(stage["DefaultRouteSettings", "ThrottlingBurstLimit"] == 2000)
        let format = try #require(stage["AccessLogSettings", "Format"]?.stringValue)
        let fields = [
            "requestId", "requestTime", "requestTimeEpoch", "responseLength", "status", "errorMessage",
            "errorResponseType",
        ]
        for field in fields {
            #expect(format.contains(#""\#(field)":"#))
        }
        #expect(template.resource("AccessLogs")?["RetentionInDays"] == 7)
    }

    @Test func healthIsToldByWhoKnowsTheQueue() throws {
        let template = try template("IngestionAPI", IngestionConfig([.split]))
        #expect(
            template.resource("APIRouteGetHealth")?["Target"]
                == ["Fn::Sub": "integrations/${APIIntegrationIngestionFunctionsPublish}"]
        )
        #expect(
            template.resource("APIRoutePostEvents")?["Target"]
                == ["Fn::Sub": "integrations/${APIIntegrationIngestionFunctionsIngest}"]
        )
    }

    // MARK: - Config

    @Test func theConfigReachesTheTemplates() throws {
        let config = IngestionConfig(
            maxReceiveCount: 3,
            batchSize: 50,
            batchingWindow: .seconds(7),
            workerTimeout: .seconds(20),
            queueVisibility: .seconds(500),
            usesCustomerKey: true,
            keyAlias: "mine",
            timeToLiveDays: 30,
            ingestTimeout: .seconds(9),
            redriveTimeout: .seconds(25),
            maximumConcurrency: 4,
            metricNamespace: "Mine",
            tags: ["Owner": "Me"]
        )
        let assembly = try config.assembly(for: .staging)
        let queues = try #require(assembly["IngestionQueues"]?.template)
        #expect(queues.resource("Queue")?["RedrivePolicy", "maxReceiveCount"] == 3)
        #expect(queues.resource("Queue")?["VisibilityTimeout"] == 500)
        #expect(queues.resource("KeyAlias")?["AliasName"] == "alias/mine-staging")
        #expect(
            queues.resource("Topic")?["Tags"]
                == [["Key": "Environment", "Value": "staging"], ["Key": "Owner", "Value": "Me"]]
        )
        let functions = try #require(assembly["IngestionFunctions"]?.template)
        let source = try #require(functions.resource("Source"))
        #expect(source["BatchSize"] == 50)
        #expect(source["MaximumBatchingWindowInSeconds"] == 7)
        #expect(source["ScalingConfig", "MaximumConcurrency"] == 4)
        #expect(functions.resource("Ingest")?["Timeout"] == 9)
        #expect(functions.resource("Worker")?["Timeout"] == 20)
        #expect(functions.resource("Redrive")?["Timeout"] == 25)
        let variables = try #require(functions.resource("Worker")?["Environment", "Variables"])
        #expect(variables["TIME_TO_LIVE_DAYS"] == "30")
        #expect(variables["METRIC_NAMESPACE"] == "Mine/staging")
    }

    private func errors(_ config: IngestionConfig, at line: UInt) throws -> Set<String> {
        let error = #expect(throws: SynthesisError.self) { try config.assembly() }
        let diagnostics = try #require(error).diagnostics.filter { $0.severity == .error }
        #expect(diagnostics.allSatisfy { $0.location == SourceLocation(filePath: #filePath, line: line) })
        let messages = diagnostics.map(\.message)
        #expect(Set(messages).count == messages.count, "\(messages)")
        return Set(messages)
    }

    @Test func everyMistakeOfTheConfigIsReportedThere() throws {
        let line = UInt(#line) + 1
        let config = IngestionConfig(
            maxReceiveCount: 0,
            batchSize: 0,
            batchingWindow: .seconds(301),
            workerTimeout: .zero,
            queueVisibility: .seconds(43_201),
            usesCustomerKey: true,
            keyAlias: "alias/mine",
            alarmEmail: "devops@example.com",
            webhookURL: "http://chat.ingestion.internal",
            authorization: .jwt(issuer: "login.ingestion.internal", audience: []),
            timeToLiveDays: 0,
            ingestTimeout: .seconds(901),
            redriveTimeout: .milliseconds(500),
            allowedOrigins: ["shop.ingestion.internal"],
            maximumConcurrency: 1,
            metricNamespace: "AWS/Ingestion",
            tags: ["Environment": "mine", "aws:tag": "mine"]
        )
        let messages = try errors(config, at: line)
        #expect(
            messages == [
                "'devops@example.com' is a placeholder, not an e-mail address that wants messages; give the real one, or do not add the subscription",
                "a web address must begin with 'https://' and a host, and have no spaces, got 'http://chat.ingestion.internal'",
                "an origin must be a scheme and a host without a path, 'https://www.example.com' for example, got 'shop.ingestion.internal'",
                "audiences of 'Tokens' must be 1 to 50, got 0; without one, tokens for other clients of the identity provider admit too",
                "batchSize must be 1 to 10000, got 0",
                "batchingWindow must be 0 to 300 whole seconds, got 301 s",
                "ingestTimeout must be 1 to 900 whole seconds, got 901 s",
                "issuer of 'Tokens' must be the address of an identity provider, 'https://…', got 'login.ingestion.internal'",
                "maxReceiveCount must be 1 to 1000, got 0",
                "maximumConcurrency must be 2 to 1000, got 1",
                "metricNamespace must be 1 to 200 letters, digits and '._-/#', not beginning with 'AWS/', got 'AWS/Ingestion'",
                "queueVisibility must be 0 to 43200 whole seconds, got 43201 s",
                "redriveTimeout must be 1 to 900 whole seconds, got 0.5 seconds",
                "tags must have keys of 1 to 128 characters that do not begin with 'aws:', and values of at most 256, got 'aws:tag' with 4",
                "tags must not have 'Environment', which every resource gets by itself; remove it",
                "the name of an alias gets its 'alias/' by itself, got 'alias/mine-prod'; leave it out",
                "timeToLiveDays must be 1 to 3650, got 0",
                "workerTimeout must be 1 to 900 whole seconds, got 0 s",
            ]
        )
    }

    @Test func splitFunctionsNeedTimeForTwo() throws {
        let line = UInt(#line) + 1
        let config = IngestionConfig(workerTimeout: .seconds(2), ingestTimeout: .seconds(2), splitsFunctions: true)
        let messages = try errors(config, at: line)
        #expect(
            messages == [
                "ingestTimeout must be 3 to 900 whole seconds where functions are split, because the inner one gets 2 s less, got 2 s",
                "workerTimeout must be 3 to 900 whole seconds where functions are split, because the inner one gets 2 s less, got 2 s",
            ]
        )
    }

    @Test func largeBatchesNeedAWindow() throws {
        let line = UInt(#line) + 1
        let config = IngestionConfig(batchSize: 11, batchingWindow: .zero)
        let messages = try errors(config, at: line)
        #expect(
            messages == [
                "batchSize above 10 needs a batchingWindow of at least 1 s, got 11 and no window; add a window or lower batchSize to 10"
            ]
        )
    }

    /// API Gateway answers before such a function does, whose caller then tries again.
    @Test func aSlowIngestIsAWarning() throws {
        let warnings = try IngestionConfig(ingestTimeout: .seconds(31)).assembly().warnings.map(\.message)
        #expect(
            warnings == [
                "API Gateway waits 30 s for 'IngestionFunctions/Ingest', which may run for 31 s: clients get the status 503 while it still works; let its timeout be less"
            ]
        )
    }
}
