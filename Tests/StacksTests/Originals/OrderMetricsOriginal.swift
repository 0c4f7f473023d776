import TemplateModel

extension Original {
    /// A module of a workshop: a template, and what participants make by hand.
    static let orderMetrics = Original(
        stack: "OrderMetrics",
        title: "Order metrics",
        source:
            "\"Serverlesspresso business metrics with SQS and DynamoDB\": modules 10 and 11 of aws-samples/serverless-coffee-workshop before 2024-12-02.",
        resources: queueAndTable + functions + madeByHand + siblingModule,
        additions: [
            Addition(
                ["DeadLetters", "DeadLettersPolicy"],
                because: "a malformed event came back for four days, and its neighbours were counted again each time"
            ),
            Addition(
                ["Undelivered", "UndeliveredPolicy"],
                because: "what the rule could not deliver was lost without a word"
            ),
            Addition(["PublisherLogs", "LoadTestLogs"], because: "logs expire after 30 days"),
            Addition(["LoadTestAsyncInvocation"], because: "a load test that failed is not sent again"),
            Addition(
                [
                    "AlarmDeadLetterDepth", "AlarmUndeliveredDepth", "AlarmLost", "AlarmBacklogAge", "AlarmErrors",
                ],
                because: "the original has no alarms"
            ),
            Addition(
                ["Alarms", "AlarmsPolicy", "AlarmsSubscription"],
                because: "who hears of alarms, an address if one is given when the stack is deployed"
            ),
        ]
    )

    private static let queueAndTable = [
        OriginalResource(
            "MetricsQueue",
            "AWS::SQS::Queue",
            is: "Queue",
            [
                .different("QueueName", from: "MetricsQueue", to: nil, because: oneCopy),
                .different(
                    "ReceiveMessageWaitTimeSeconds",
                    from: 5,
                    to: 20,
                    because: "fewer requests that get nothing"
                ),
                .different(
                    "VisibilityTimeout",
                    from: 30,
                    to: 210,
                    because:
                        "six times the function's timeout and the window, as AWS advises: a slow batch was delivered twice"
                ),
                .same("SqsManagedSseEnabled", true),
                .sameDefault("MessageRetentionPeriod", 345_600),
                .different(
                    "RedrivePolicy",
                    from: nil,
                    to: ["deadLetterTargetArn": ["Fn::GetAtt": ["DeadLetters", "Arn"]], "maxReceiveCount": 10],
                    because: "a malformed event blocked its batch for four days"
                ),
            ]
        ),
        OriginalResource(
            "QueuePolicy",
            "AWS::SQS::QueuePolicy",
            is: "QueuePolicy",
            [
                .same("PolicyDocument.Statement.EventsRule.Effect", "Allow"),
                .same("PolicyDocument.Statement.EventsRule.Principal.Service", "events.amazonaws.com"),
                .different(
                    "PolicyDocument.Statement.EventsRule.Action",
                    from: "SQS:SendMessage",
                    to: "sqs:SendMessage",
                    because: "the same action, as the service spells it"
                ),
                .different(
                    "PolicyDocument.Statement.EventsRule.Resource",
                    from: ["Ref": "MetricsQueue"],
                    to: ["Fn::GetAtt": ["Queue", "Arn"]],
                    because: "a policy names ARNs; this was the URL"
                ),
                .different(
                    "PolicyDocument.Statement.EventsRule.Condition.ArnEquals.aws:SourceArn",
                    from: "arn:aws:events:REGION:ACCOUNT:rule/Serverlesspresso/OrderMetrics-DynamoDB",
                    to: ["Fn::GetAtt": ["Rule", "Arn"]],
                    because: "the rule's own ARN: a rule of another name could not deliver"
                ),
                .different(
                    "PolicyDocument.Statement.DenyInsecureTransport.Effect",
                    from: nil,
                    to: "Deny",
                    because: "requests without TLS are refused"
                ),
            ]
        ),
        OriginalResource(
            "MetricsTable",
            "AWS::DynamoDB::Table",
            is: "Metrics",
            [
                .different("TableName", from: "serverlesspresso-metrics-table", to: nil, because: oneCopy),
                .same(
                    "KeySchema",
                    [
                        ["AttributeName": "PK", "KeyType": "HASH"], ["AttributeName": "SK", "KeyType": "RANGE"],
                    ]
                ),
                .same(
                    "AttributeDefinitions",
                    [
                        ["AttributeName": "PK", "AttributeType": "S"],
                        ["AttributeName": "SK", "AttributeType": "S"],
                    ]
                ),
                .different(
                    "ProvisionedThroughput",
                    from: ["ReadCapacityUnits": 5, "WriteCapacityUnits": 5],
                    to: nil,
                    because: "500 orders took 2,000 units: 400 seconds of the table's time"
                ),
                .different(
                    "BillingMode",
                    from: "PROVISIONED",
                    to: "PAY_PER_REQUEST",
                    because: "pays for what is counted"
                ),
                .different(
                    "TimeToLiveSpecification",
                    from: nil,
                    to: ["AttributeName": "expires", "Enabled": true],
                    because: "that an order was counted need not be known forever"
                ),
                .different(
                    "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
                    from: nil,
                    to: true,
                    because: "the counters are the only copy"
                ),
            ]
        ),
    ]

    private static let functions = [
        OriginalResource(
            "PublishMetrics",
            "AWS::Serverless::Function",
            is: "Publisher",
            of: "AWS::Lambda::Function",
            swiftFunction("PublishMetrics.handler", "publish-metrics") + [
                .same("Timeout", 30),
                .different(
                    "ReservedConcurrentExecutions",
                    from: 1,
                    to: nil,
                    because:
                        "a mapping does not know of it: what it could not invoke counted as a delivery. The mapping has a maximum instead"
                ),
                .different(
                    "Description",
                    from: "Publish Event Metrics for Serverlesspresso",
                    to: "Counts orders",
                    because: "says what it does"
                ),
                .different(
                    "Environment.Variables.TABLE_NAME",
                    from: nil,
                    to: ["Ref": "Metrics"],
                    because: "the name was a constant of the code"
                ),
            ]
        ),
        OriginalResource(
            "PublishMetricsRole",
            "AWS::IAM::Role",
            is: "PublisherRole",
            role
        ),
        OriginalResource(
            "LambdaFunctionEventSourceMapping",
            "AWS::Lambda::EventSourceMapping",
            is: "Source",
            [
                .same("EventSourceArn", ["Fn::GetAtt": ["MetricsQueue", "Arn"]]),
                .different(
                    "FunctionName",
                    from: ["Ref": "PublishMetrics"],
                    to: ["Fn::GetAtt": ["Publisher", "Arn"]],
                    because: "the same function"
                ),
                .same("BatchSize", 10),
                .same("MaximumBatchingWindowInSeconds", 30),
                .same("Enabled", true),
                .different(
                    "DependsOn",
                    from: "PublishMetricsQueueConnectorPolicy",
                    to: "PublisherPolicy",
                    because: "the policy that lets the function consume, under its name here"
                ),
                .different(
                    "ScalingConfig.MaximumConcurrency",
                    from: nil,
                    to: 2,
                    because: "the fewest that Lambda admits, so that few transactions meet at the counters"
                ),
                .different(
                    "FunctionResponseTypes",
                    from: nil,
                    to: ["ReportBatchItemFailures"],
                    because: "orders that were counted do not come again with one that failed"
                ),
            ]
        ),
        OriginalResource(
            "PublishMetricsTableConnector",
            "AWS::Serverless::Connector",
            is: "PublisherPolicy",
            of: "AWS::IAM::Policy",
            [
                .different(
                    "PolicyDocument.Statement.0.Action",
                    from: [
                        "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem",
                        "dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert", "dynamodb:PartiQLUpdate",
                    ],
                    to: ["dynamodb:PutItem", "dynamodb:UpdateItem"],
                    because: "the function's transactions consist of these"
                ),
                .different(
                    "PolicyDocument.Statement.0.Resource",
                    from: [["Fn::GetAtt": ["MetricsTable", "Arn"]], ["Fn::Sub": "${MetricsTable.Arn}/index/*"]],
                    to: ["Fn::GetAtt": ["Metrics", "Arn"]],
                    because: "the table has no index"
                ),
            ]
        ),
        OriginalResource(
            "PublishMetricsQueueConnector",
            "AWS::Serverless::Connector",
            is: "PublisherPolicy",
            of: "AWS::IAM::Policy",
            [
                .same(
                    "PolicyDocument.Statement.2.Action",
                    ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
                ),
                .same("PolicyDocument.Statement.2.Resource", ["Fn::GetAtt": ["MetricsQueue", "Arn"]]),
            ]
        ),
        OriginalResource(
            "EventsLoadTest",
            "AWS::Serverless::Function",
            is: "LoadTest",
            of: "AWS::Lambda::Function",
            swiftFunction("EventsLoadTest.handler", "events-load-test") + [
                .same("Timeout", 30),
                .different(
                    "Description",
                    from: "Load test Events for Serverlesspresso",
                    to: "Sends orders that nobody made",
                    because: "says why `prod` does not have it: it would count them among the real ones"
                ),
                .different(
                    "Environment.Variables.EVENT_BUS_NAME",
                    from: nil,
                    to: ["Ref": "Bus"],
                    because: "the name was a constant of the code"
                ),
                .same("Environment.Variables.ORDERS", "500"),
                .same("Environment.Variables.EVENT_SOURCE", "awsserverlessda.serverlesspresso"),
                .same("Environment.Variables.EVENT_DETAIL_TYPE", "OrderManager.WaitingCompletion"),
            ]
        ),
        OriginalResource(
            "EventsLoadTestRole",
            "AWS::IAM::Role",
            is: "LoadTestRole",
            role
        ),
        OriginalResource(
            "EventsLoadTestEventsConnector",
            "AWS::Serverless::Connector",
            is: "LoadTestPolicy",
            of: "AWS::IAM::Policy",
            [
                .same("PolicyDocument.Statement.0.Action", "events:PutEvents"),
                .different(
                    "PolicyDocument.Statement.0.Resource",
                    from: "event-bus/Serverlesspresso",
                    to: ["Fn::GetAtt": ["Bus", "Arn"]],
                    because: "the bus of the stack"
                ),
            ]
        ),
    ]

    private static let madeByHand = [
        OriginalResource(
            "Serverlesspresso (core stack)",
            "AWS::Events::EventBus",
            is: "Bus",
            [
                .different(
                    "Name",
                    from: "Serverlesspresso",
                    to: ["Fn::Sub": "${AWS::StackName}-Bus"],
                    because: oneCopy
                )
            ]
        ),
        OriginalResource(
            "OrderMetrics-DynamoDB (by hand)",
            "AWS::Events::Rule",
            is: "Rule",
            [
                .different("Name", from: "OrderMetrics-DynamoDB", to: nil, because: oneCopy),
                .different(
                    "EventBusName",
                    from: "Serverlesspresso",
                    to: ["Fn::GetAtt": ["Bus", "Name"]],
                    because: "the bus of the stack"
                ),
                .same(
                    "EventPattern",
                    [
                        "source": ["awsserverlessda.serverlesspresso"],
                        "detail-type": ["OrderManager.WaitingCompletion"],
                    ]
                ),
                .same("Targets.0.Arn", ["Fn::GetAtt": ["MetricsQueue", "Arn"]]),
                .same("Targets.1", nil),
                .different(
                    "Targets.0.DeadLetterConfig.Arn",
                    from: nil,
                    to: ["Fn::GetAtt": ["Undelivered", "Arn"]],
                    because: "events that could not be delivered were lost"
                ),
            ]
        ),
    ]

    private static let siblingModule =
        [
            OriginalResource(
                "Serverlesspresso_Metrics (module 11)",
                "AWS::CloudWatch::Dashboard",
                is: "Dashboard",
                [
                    .different("DashboardName", from: "Serverlesspresso_Metrics", to: nil, because: oneCopy),
                    .same("DashboardBody.widgets.0.type", "metric"),
                    .same("DashboardBody.widgets.0.width", 8),
                    .same("DashboardBody.widgets.0.height", 6),
                    .same("DashboardBody.widgets.0.properties.view", "singleValue"),
                    .different(
                        "DashboardBody.widgets.1.properties.title",
                        from: nil,
                        to: "Orders in 5 minutes",
                        because:
                            "the original's dashboard has one widget; this and those below it tell how orders come, and how counting goes"
                    ),
                ] + drinkMetrics
            ),
            .leftOut(
                "MetricsQueueCloudwatch (module 11)",
                "AWS::SQS::Queue",
                because: "one function counts in both places, so an order is in both or in none"
            ),
            .leftOut(
                "OrderMetrics-Cloudwatch (module 11)",
                "AWS::Events::Rule",
                because: "as above"
            ),
            .leftOut(
                "worker that calls PutMetricData (module 11)",
                "AWS::Lambda::Function",
                because:
                    "`Publisher` writes the metric to its log in the embedded metric format, which takes no permission"
            ),
        ]

    private static let drinkMetrics = ["Cappuccino", "Espresso", "Latte", "Total Orders"].enumerated()
        .flatMap { position, drink in
            let metric = "DashboardBody.widgets.0.properties.metrics.\(position)"
            return [
                OriginalProperty.different(
                    "\(metric).0",
                    from: "Serverlesspresso",
                    to: "Serverlesspresso/dev",
                    because: "two environments in one account count apart"
                ),
                .different(
                    "\(metric).1",
                    from: "Drink",
                    to: "Orders",
                    because: "a metric of the embedded metric format cannot have the name of its dimension"
                ),
                .same("\(metric).2", "Drink"),
                .same("\(metric).3", .string(drink)),
                .same("\(metric).4.stat", "Sum"),
                .same("\(metric).4.period", 300),
            ]
        }

    private static let oneCopy = "a fixed name allows one copy in an account and Region"

    private static let role: [OriginalProperty] = [
        .same("AssumeRolePolicyDocument.Statement.0.Principal.Service", "lambda.amazonaws.com"),
        .different(
            "ManagedPolicyArns",
            from: ["AWSLambdaBasicExecutionRole"],
            to: nil,
            because: "it allows to write to all log groups of the account"
        ),
    ]

    private static func swiftFunction(_ handler: String, _ product: String) -> [OriginalProperty] {
        [
            .different("Handler", from: .string(handler), to: "bootstrap", because: "a Swift executable"),
            .different("Runtime", from: "nodejs20.x", to: "provided.al2023", because: "a Swift executable"),
            .different(
                "Code.S3Key",
                from: "code/",
                to: ["Fn::Sub": .string("${CodeVersion}/\(product).zip")],
                because: "where the code lies is a parameter of the stack"
            ),
            .different("MemorySize", from: 512, to: 128, because: "a Swift executable needs less"),
        ]
    }
}
