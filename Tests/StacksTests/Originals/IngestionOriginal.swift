import TemplateModel

extension Original {
    private static let lab =
        "\"Event-Driven Ingestion + DLQ Reliability Lab\": github.com/Simodalstix/AWS-lambda-sqs-dlq, v0.1.0 and the state of 2025-08-30; what it calls"

    /// The queues stack of a program for the AWS CDK.
    static let ingestionQueues = Original(
        stack: "IngestionQueues",
        title: "Ingestion: queues",
        source: "\(lab) `ingestion-lab-dev-queues`.",
        resources: ingestionQueuesAndState + ingestionEvents + ingestionParameters + [
            .leftOut(
                "AWS account and Region of the stacks (`account`, `region`)",
                "CDK context",
                because: "templates are for any account and Region; who deploys chooses"
            )
        ],
        additions: [
            Addition(
                ["QueuePolicy", "DeadLettersPolicy"],
                because: "requests without TLS are refused"
            )
        ]
    )

    private static let ingestionQueuesAndState = [
        OriginalResource(
            "DLQ",
            "AWS::SQS::Queue",
            is: "DeadLetters",
            [
                .different("QueueName", from: "ingestion-dlq-dev", to: nil, because: madeName),
                .same("MessageRetentionPeriod", 1_209_600),
                .same("VisibilityTimeout", 300),
                .same("SqsManagedSseEnabled", true),
                .different("ReceiveMessageWaitTimeSeconds", from: nil, to: 20, because: longPolling),
            ] + ingestionTags
        ),
        OriginalResource(
            "main queue",
            "AWS::SQS::Queue",
            is: "Queue",
            [
                .different("QueueName", from: "ingestion-queue-dev", to: nil, because: madeName),
                .same("MessageRetentionPeriod", 345_600),
                .different(
                    "VisibilityTimeout",
                    from: 180,
                    to: 182,
                    because:
                        "six times the worker's timeout and the window, as AWS advises; the original left the window out, and had 180 s for a timeout of 60 s too"
                ),
                .same(
                    "RedrivePolicy",
                    ["deadLetterTargetArn": ["Fn::GetAtt": ["DLQ", "Arn"]], "maxReceiveCount": 5]
                ),
                .same("SqsManagedSseEnabled", true),
                .same("FifoQueue", nil),
                .different("ReceiveMessageWaitTimeSeconds", from: nil, to: 20, because: longPolling),
            ] + ingestionTags
        ),
        OriginalResource(
            "table",
            "AWS::DynamoDB::Table",
            is: "State",
            [
                .different("TableName", from: "ingestion-state-dev", to: nil, because: madeName),
                .same("KeySchema", [["AttributeName": "idempotencyKey", "KeyType": "HASH"]]),
                .same("AttributeDefinitions", [["AttributeName": "idempotencyKey", "AttributeType": "S"]]),
                .same("BillingMode", "PAY_PER_REQUEST"),
                .same("SSESpecification.SSEEnabled", true),
                .same("TimeToLiveSpecification", ["AttributeName": "expiresAt", "Enabled": true]),
                .same("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", false),
                .same("DeletionPolicy", "Delete"),
                .same("UpdateReplacePolicy", "Delete"),
            ] + ingestionTags
        ),
        .leftOut(
            "customer-managed key and alias",
            "AWS::KMS::Key",
            because:
                "not in the default configuration, as in the original, which could not be synthesized with it. `usesCustomerKey` adds them, with the statements that the original lacks: for EventBridge and CloudWatch, which publish to the topic"
        ),
    ]

    private static let ingestionEvents = [
        OriginalResource(
            "bus",
            "AWS::Events::EventBus",
            is: "Bus",
            [
                .different(
                    "Name",
                    from: "ingestion-events-dev",
                    to: ["Fn::Sub": "${AWS::StackName}-Bus"],
                    because: "the name of the stack tells environments apart"
                )
            ]
        ),
        OriginalResource(
            "topic",
            "AWS::SNS::Topic",
            is: "Topic",
            [
                .different("TopicName", from: "ingestion-notifications-dev", to: nil, because: madeName),
                .same("DisplayName", "Ingestion Pipeline Notifications"),
                .same("KmsMasterKeyId", nil),
            ] + ingestionTags
        ),
        OriginalResource(
            "topic policy",
            "AWS::SNS::TopicPolicy",
            is: "TopicPolicy",
            [
                .same("PolicyDocument.Statement.Events.Principal.Service", "events.amazonaws.com"),
                .same("PolicyDocument.Statement.Events.Action", "sns:Publish"),
                .same("PolicyDocument.Statement.Events.Effect", "Allow"),
                .different(
                    "PolicyDocument.Statement.Alarms.Principal.Service",
                    from: nil,
                    to: "cloudwatch.amazonaws.com",
                    because: "a policy replaces the one that topics have by themselves: no alarm could notify"
                ),
                .different(
                    "PolicyDocument.Statement.Account.Effect",
                    from: nil,
                    to: "Allow",
                    because: "what topics allow their account by themselves"
                ),
                .different(
                    "PolicyDocument.Statement.DenyInsecureTransport.Effect",
                    from: nil,
                    to: "Deny",
                    because: "requests without TLS are refused"
                ),
            ]
        ),
        .leftOut(
            "email subscription",
            "AWS::SNS::Subscription",
            because:
                "nobody is subscribed unless `alarmEmail` is given; the original's default is a stranger's address, and placeholders are an error here"
        ),
        ingestionRule(
            "success rule",
            "SuccessRule",
            "Success",
            status: "SUCCEEDED",
            fields: ["eventId", "idempotencyKey", "processedAt", "durationMs"]
        ),
        ingestionRule(
            "failure rule",
            "FailureRule",
            "Failure",
            status: "FAILED",
            fields: ["eventId", "idempotencyKey", "errorType", "errorMessage", "failedAt"]
        ),
    ]

    private static func ingestionRule(
        _ name: String,
        _ logicalID: String,
        _ outcome: String,
        status: String,
        fields: [String]
    ) -> OriginalResource {
        let texts = fields.map { #""\#($0)":<\#($0)>"# }.joined(separator: ",")
        return OriginalResource(
            name,
            "AWS::Events::Rule",
            is: logicalID,
            [
                .different(
                    "Name",
                    from: .string("ingestion-\(outcome.lowercased())-dev"),
                    to: nil,
                    because: madeName
                ),
                .same("State", "ENABLED"),
                .same(
                    "EventPattern",
                    [
                        "source": ["ingestion.pipeline"], "detail-type": [.string("Ingestion \(outcome)")],
                        "detail": ["status": [.string(status)]],
                    ]
                ),
                .same("Targets.0.Arn", ["Ref": "topic"]),
                .different(
                    "Targets.0.Input",
                    from: "a text with the paths of the fields in it",
                    to: nil,
                    because: "mails had the paths in them, not the values"
                ),
                .different(
                    "Targets.0.InputTransformer.InputTemplate",
                    from: nil,
                    to: .string(#"{"event":"Ingestion \#(outcome)",\#(texts)}"#),
                    because: "the same fields; a document, because a quotation mark in a value would end a text"
                ),
            ] + ingestionTags
        )
    }

    private static let ingestionParameters = [
        ingestionParameter("FailureModeParameter", "failure_mode", "none"),
        ingestionParameter("QueueURLParameter", "queue_url", ["Ref": "main queue"]),
        ingestionParameter("DeadLettersURLParameter", "dlq_url", ["Ref": "DLQ"]),
        ingestionParameter("BusNameParameter", "event_bus_name", ["Ref": "bus"]),
        ingestionParameter("StateNameParameter", "idempotency_table", ["Ref": "table"]),
    ]

    fileprivate static func ingestionParameter(_ logicalID: String, _ name: String, _ value: Node) -> OriginalResource {
        OriginalResource(
            "parameter \(name)",
            "AWS::SSM::Parameter",
            is: logicalID,
            [
                .different(
                    "Name",
                    from: .string("/ingestion/\(name)"),
                    to: .string("/ingestion/dev/\(name)"),
                    because: "two environments in one account and Region collided"
                ),
                .same("Type", "String"),
                .sameDefault("Tier", "Standard"),
                .same("Value", value),
            ]
        )
    }

    fileprivate static let madeName =
        "CloudFormation makes the name, so that the resource can be replaced and no two stacks collide"
    private static let longPolling = "fewer requests that get nothing"

    /// All resources of the original have the three tags; each stack's queues, topics, functions are compared.
    fileprivate static let ingestionTags: [OriginalProperty] = [
        .same(
            "Tags",
            [
                ["Key": "Environment", "Value": "dev"], ["Key": "Owner", "Value": "DevOps"],
                ["Key": "Project", "Value": "IngestionLab"],
            ]
        )
    ]
}

// MARK: - Functions

extension Original {
    /// The functions stack of a program for the AWS CDK.
    ///
    /// It imports from the queues stack as this one does, under the names that the AWS CDK makes.
    static let ingestionFunctions = Original(
        stack: "IngestionFunctions",
        title: "Ingestion: functions",
        source: "\(lab) `ingestion-lab-dev-functions`.",
        resources: ingestionFunction(
            "ingest",
            "Ingest",
            timeout: 15,
            memory: 256,
            variables: [
                .same("QUEUE_URL", imported("Queue")),
                .different("DLQ_URL", from: imported("DeadLetters"), to: nil, because: notUsed),
                .same("EVENT_BUS_NAME", imported("Bus")),
                .different("IDEMPOTENCY_TABLE", from: imported("State"), to: nil, because: notUsed),
                .different("ENV_NAME", from: "dev", to: nil, because: "is `ENVIRONMENT`"),
                .different("ENVIRONMENT", from: nil, to: "dev", because: "was `ENV_NAME`"),
                failureModeVariable,
            ]
        )
            + ingestionFunction(
                "worker",
                "Worker",
                timeout: 30,
                memory: 512,
                variables: [
                    .different("QUEUE_URL", from: imported("Queue"), to: nil, because: notUsed),
                    .different("DLQ_URL", from: imported("DeadLetters"), to: nil, because: notUsed),
                    .same("EVENT_BUS_NAME", imported("Bus")),
                    .different("IDEMPOTENCY_TABLE", from: imported("State"), to: nil, because: "is `TABLE_NAME`"),
                    .different("TABLE_NAME", from: nil, to: imported("State"), because: "was `IDEMPOTENCY_TABLE`"),
                    .different("ENV_NAME", from: "dev", to: nil, because: notUsed),
                    failureModeVariable,
                    .different(
                        "TIME_TO_LIVE_DAYS",
                        from: nil,
                        to: "7",
                        because: "`ttlDays` was read and never used: the code had 7"
                    ),
                ],
                concurrency: .different(
                    "ReservedConcurrentExecutions",
                    from: 10,
                    to: nil,
                    because:
                        "a mapping does not know of it: what it could not invoke counted as a delivery. The mapping has a maximum instead"
                )
            )
            + ingestionFunction(
                "redrive",
                "Redrive",
                timeout: 60,
                memory: 256,
                variables: [
                    .same("QUEUE_URL", imported("Queue")),
                    .different(
                        "DLQ_URL",
                        from: imported("DeadLetters"),
                        to: nil,
                        because: "is `DEAD_LETTER_QUEUE_URL`"
                    ),
                    .different(
                        "DEAD_LETTER_QUEUE_URL",
                        from: nil,
                        to: imported("DeadLetters"),
                        because: "was `DLQ_URL`"
                    ),
                    .different("EVENT_BUS_NAME", from: imported("Bus"), to: nil, because: notUsed),
                    .different("IDEMPOTENCY_TABLE", from: imported("State"), to: nil, because: notUsed),
                    .different("ENV_NAME", from: "dev", to: nil, because: notUsed),
                ]
            )
            + ingestionPermissions
            + [
                OriginalResource(
                    "event source mapping",
                    "AWS::Lambda::EventSourceMapping",
                    is: "Source",
                    [
                        .same("BatchSize", 10),
                        .same("MaximumBatchingWindowInSeconds", 2),
                        .same("FunctionResponseTypes", ["ReportBatchItemFailures"]),
                        .same("EventSourceArn", imported("Queue-Arn")),
                        .different(
                            "FunctionName",
                            from: ["Ref": "worker"],
                            to: ["Fn::GetAtt": ["Worker", "Arn"]],
                            because: "the same function"
                        ),
                        .different(
                            "ScalingConfig.MaximumConcurrency",
                            from: nil,
                            to: 10,
                            because: "as many as the original reserved, without the deliveries that it lost"
                        ),
                    ]
                ),
                .leftOut(
                    "validate, publish, idempotency, processor, events",
                    "AWS::Lambda::Function",
                    because:
                        "not in the default configuration, as in the original, which never deployed them. `splitsFunctions` wires them"
                ),
                .leftOut(
                    "metric filters",
                    "AWS::Logs::MetricFilter",
                    because: "in the stack of everything that observes the pipeline"
                ),
            ],
        additions: []
    )

    /// The function, its log group and its role.
    private static func ingestionFunction(
        _ name: String,
        _ logicalID: String,
        timeout: Node,
        memory: Node,
        variables: [OriginalProperty],
        concurrency: OriginalProperty = .same("ReservedConcurrentExecutions", nil)
    ) -> [OriginalResource] {
        let variables = variables.map { variable in
            OriginalProperty(
                path: "Environment.Variables.\(variable.path)",
                value: variable.value,
                verdict: variable.verdict
            )
        }
        return [
            OriginalResource(
                name,
                "AWS::Lambda::Function",
                is: logicalID,
                [
                    .different("FunctionName", from: .string("ingestion-\(name)-dev"), to: nil, because: madeName),
                    .different("Runtime", from: "python3.11", to: "provided.al2023", because: swift),
                    .different("Handler", from: "handler.lambda_handler", to: "bootstrap", because: swift),
                    .different(
                        "Code.S3Key",
                        from: .string("functions/\(name)"),
                        to: ["Fn::Sub": .string("${CodeVersion}/ingestion-\(name).zip")],
                        because:
                            "where the code lies is a parameter of the stack; the original's code lacked a module that it imports, so no function started"
                    ),
                    .different(
                        "Architectures",
                        from: ["arm64"],
                        to: [["Ref": "CodeArchitecture"]],
                        because:
                            "what the code was built for is a parameter of the stack, arm64 unless the deployment says otherwise"
                    ),
                    .same("Timeout", timeout),
                    .same("MemorySize", memory),
                    .same("TracingConfig.Mode", "Active"),
                    concurrency,
                    .different(
                        "Layers",
                        from: ["LambdaInsightsExtension-Arm64 1.0.229.0"],
                        to: nil,
                        because: "it is billed by metric; `usesLambdaInsights` adds it"
                    ),
                    .same("LoggingConfig.LogGroup", ["Ref": .string("log group of \(name)")]),
                    .different(
                        "LoggingConfig.LogFormat",
                        from: nil,
                        to: "JSON",
                        because: "the original's lines were no JSON, so no query found a field"
                    ),
                    .different(
                        "Environment.Variables.POWERTOOLS_SERVICE_NAME",
                        from: .string(name),
                        to: nil,
                        because: "each function has a log group of its own; the library was never used"
                    ),
                ] + variables + commonVariables + ingestionTags
            ),
            OriginalResource(
                "log group of \(name)",
                "AWS::Logs::LogGroup",
                is: "\(logicalID)Logs",
                [
                    .different(
                        "LogGroupName",
                        from: .string("/aws/lambda/ingestion-\(name)-dev"),
                        to: nil,
                        because: madeName
                    ),
                    .same("RetentionInDays", 7),
                    .same("DeletionPolicy", "Delete"),
                ]
            ),
            OriginalResource(
                "role of \(name)",
                "AWS::IAM::Role",
                is: "\(logicalID)Role",
                [
                    .same("AssumeRolePolicyDocument.Statement.0.Principal.Service", "lambda.amazonaws.com"),
                    .different(
                        "ManagedPolicyArns",
                        from: ["AWSLambdaBasicExecutionRole", "CloudWatchLambdaInsightsExecutionRolePolicy"],
                        to: nil,
                        because: "they allow to write to all log groups of the account"
                    ),
                    .same(
                        "Policies.0.PolicyDocument.Statement.0.Action",
                        ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
                    ),
                    .same("Policies.0.PolicyDocument.Statement.0.Resource", "*"),
                ]
            ),
        ]
    }

    private static let commonVariables: [OriginalProperty] = [
        .different(
            "Environment.Variables.LOG_LEVEL",
            from: "INFO",
            to: nil,
            because: "Lambda itself keeps lines from INFO on"
        ),
        .different(
            "Environment.Variables.POWERTOOLS_METRICS_NAMESPACE",
            from: "IngestionLab",
            to: nil,
            because: "is `METRIC_NAMESPACE`; the library was never used"
        ),
        .different(
            "Environment.Variables.METRIC_NAMESPACE",
            from: nil,
            to: "IngestionLab/dev",
            because: "two environments in one account count apart"
        ),
        .different(
            "Environment.Variables.POWERTOOLS_LOGGER_LOG_EVENT",
            from: "true",
            to: nil,
            because: "what is in events does not belong into logs"
        ),
    ]

    private static let failureModeVariable = OriginalProperty.different(
        "FAILURE_MODE_PARAMETER",
        from: nil,
        to: imported("FailureModeParameter"),
        because: "the name was a constant of the code"
    )

    private static let ingestionPermissions = [
        OriginalResource(
            "policy of ingest",
            "AWS::IAM::Policy",
            is: "IngestPolicy",
            [
                .same("PolicyDocument.Statement.0.Action", "events:PutEvents"),
                .same("PolicyDocument.Statement.0.Resource", imported("Bus-Arn")),
                .different(
                    "PolicyDocument.Statement.2.Action",
                    from: ["sqs:SendMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"],
                    to: ["sqs:GetQueueAttributes", "sqs:SendMessage"],
                    because: "the function knows the URL"
                ),
                .same("PolicyDocument.Statement.2.Resource", imported("Queue-Arn")),
                .same("PolicyDocument.Statement.3.Action", "ssm:GetParameter"),
                .same("PolicyDocument.Statement.3.Resource", imported("FailureModeParameter-Arn")),
            ]
        ),
        OriginalResource(
            "policy of worker",
            "AWS::IAM::Policy",
            is: "WorkerPolicy",
            [
                .different(
                    "PolicyDocument.Statement.0.Action",
                    from: [
                        "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem",
                        "dynamodb:DeleteItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan",
                        "dynamodb:UpdateItem",
                    ],
                    to: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
                    because: "what the function uses"
                ),
                .same("PolicyDocument.Statement.0.Resource", imported("State-Arn")),
                .same("PolicyDocument.Statement.1.Action", "events:PutEvents"),
                .same("PolicyDocument.Statement.1.Resource", imported("Bus-Arn")),
                .different(
                    "PolicyDocument.Statement.3.Action",
                    from: [
                        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility",
                        "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
                    ],
                    to: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                    because: "what a mapping needs"
                ),
                .same("PolicyDocument.Statement.3.Resource", imported("Queue-Arn")),
                .same("PolicyDocument.Statement.4.Action", "ssm:GetParameter"),
                .same("PolicyDocument.Statement.4.Resource", imported("FailureModeParameter-Arn")),
            ]
        ),
        OriginalResource(
            "policy of redrive",
            "AWS::IAM::Policy",
            is: "RedrivePolicy",
            [
                .different(
                    "PolicyDocument.Statement.1.Action",
                    from: [
                        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility",
                        "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
                    ],
                    to: [
                        "sqs:CancelMessageMoveTask", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes", "sqs:ListMessageMoveTasks", "sqs:ReceiveMessage",
                        "sqs:StartMessageMoveTask",
                    ],
                    because: "Amazon SQS moves the messages itself, for as long as it takes, and can be stopped"
                ),
                .same("PolicyDocument.Statement.1.Resource", imported("DeadLetters-Arn")),
                .different(
                    "PolicyDocument.Statement.2.Action",
                    from: ["sqs:SendMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"],
                    to: "sqs:SendMessage",
                    because: "what the function uses"
                ),
                .same("PolicyDocument.Statement.2.Resource", imported("Queue-Arn")),
            ]
        ),
    ]

    fileprivate static func imported(_ name: String) -> Node {
        ["Fn::ImportValue": .string("IngestionQueues-dev:\(name)")]
    }

    private static let notUsed = "the function does not use it"
    private static let swift = "a Swift executable"
}

// MARK: - API

extension Original {
    /// The API stack of a program for the AWS CDK.
    static let ingestionAPI = Original(
        stack: "IngestionAPI",
        title: "Ingestion: API",
        source:
            "\(lab) `ingestion-lab-dev-api`, with what the tagged version wants to have and cannot be synthesized with.",
        resources: [
            OriginalResource(
                "API",
                "AWS::ApiGatewayV2::Api",
                is: "API",
                [
                    .different(
                        "Name",
                        from: "ingestion-api-dev",
                        to: ["Fn::Sub": "${AWS::StackName}-API"],
                        because: "the name of the stack tells environments apart"
                    ),
                    .same("ProtocolType", "HTTP"),
                    .same("CorsConfiguration.AllowOrigins", ["*"]),
                    .same("CorsConfiguration.AllowMethods", ["GET", "POST", "OPTIONS"]),
                    .different(
                        "CorsConfiguration.AllowHeaders",
                        from: ["Content-Type", "Authorization", "X-Amz-Date", "X-Api-Key"],
                        to: ["Content-Type", "Authorization", "X-Amz-Date", "X-Amz-Security-Token"],
                        because:
                            "HTTP APIs have no API keys; requests that are signed with temporary credentials have a token"
                    ),
                    .same("CorsConfiguration.MaxAge", 3600),
                ]
            ),
            OriginalResource(
                "$default stage",
                "AWS::ApiGatewayV2::Stage",
                is: "APIStage",
                [
                    .same("StageName", "$default"),
                    .same("AutoDeploy", true),
                    .same("DefaultRouteSettings.ThrottlingRateLimit", 1000),
                    .same("DefaultRouteSettings.ThrottlingBurstLimit", 2000),
                    .same("AccessLogSettings.Format.requestId", "$context.requestId"),
                    .same("AccessLogSettings.Format.requestTime", "$context.requestTime"),
                    .same("AccessLogSettings.Format.requestTimeEpoch", "$context.requestTimeEpoch"),
                    .same("AccessLogSettings.Format.responseLength", "$context.responseLength"),
                    .same("AccessLogSettings.Format.status", "$context.status"),
                    .same("AccessLogSettings.Format.errorMessage", "$context.error.message"),
                    .same("AccessLogSettings.Format.errorResponseType", "$context.error.responseType"),
                ]
            ),
            OriginalResource(
                "access log group",
                "AWS::Logs::LogGroup",
                is: "AccessLogs",
                [
                    .different("LogGroupName", from: "/aws/apigateway/ingestion-api-dev", to: nil, because: madeName),
                    .same("RetentionInDays", 7),
                ]
            ),
            ingestionIntegration("ingest", "Ingest"),
            ingestionIntegration("redrive", "Redrive"),
        ] + ingestionRoutes + [
            ingestionParameter("URLParameter", "api_url", ["Fn::GetAtt": ["API", "ApiEndpoint"]]),
            .leftOut(
                "`authMode` apiKey",
                "CDK context",
                because: "HTTP APIs have no API keys, and the original never read the setting. There are IAM and JWT"
            ),
            .leftOut(
                "CORS origin `https://yourdomain.com` outside of dev",
                "CDK code",
                because:
                    "a stranger's domain; browsers of no other origin may call the API unless `allowedOrigins` names some"
            ),
        ],
        additions: []
    )

    private static func ingestionIntegration(_ name: String, _ logicalID: String) -> OriginalResource {
        OriginalResource(
            "\(name) integration",
            "AWS::ApiGatewayV2::Integration",
            is: "APIIntegrationIngestionFunctions\(logicalID)",
            [
                .same("IntegrationType", "AWS_PROXY"),
                .same("PayloadFormatVersion", "2.0"),
                .same("IntegrationUri", ["Fn::ImportValue": .string("IngestionFunctions-dev:\(logicalID)-Arn")]),
            ]
        )
    }

    private static let ingestionRouteIDs = [
        "PostEvents", "GetHealth", "PostRedriveStart", "GetRedrivePreview", "PostRedriveCancel",
    ]

    private static let ingestionRoutes = zip(
        ingestionRouteIDs,
        [
            ("POST /events", "Ingest"), ("GET /health", "Ingest"), ("POST /redrive/start", "Redrive"),
            ("GET /redrive/preview", "Redrive"), ("POST /redrive/cancel", "Redrive"),
        ]
    ).flatMap { id, route in
        ingestionRoute(id, key: route.0, function: route.1)
    }

    private static func ingestionRoute(_ id: String, key: String, function: String) -> [OriginalResource] {
        [
            OriginalResource(
                "route \(key)",
                "AWS::ApiGatewayV2::Route",
                is: "APIRoute\(id)",
                [
                    .same("RouteKey", .string(key)),
                    .same("AuthorizationType", "NONE"),
                    .same(
                        "Target",
                        ["Fn::Sub": .string("integrations/${APIIntegrationIngestionFunctions\(function)}")]
                    ),
                ]
            ),
            OriginalResource(
                "permission for route \(key)",
                "AWS::Lambda::Permission",
                is: "APIRoute\(id)Permission",
                [
                    .same("Action", "lambda:InvokeFunction"),
                    .same("Principal", "apigateway.amazonaws.com"),
                    .same("FunctionName", ["Fn::ImportValue": .string("IngestionFunctions-dev:\(function)-Arn")]),
                ]
            ),
        ]
    }
}
