import TemplateModel

extension Original {
    /// A pattern of AWS, of whose table config this is the entry that it ships with.
    static let writeBuffer = Original(
        stack: "WriteBuffer",
        title: "Write buffer",
        source:
            "\"Offloading DynamoDB writes with SQS, Lambda and CDK\": sqs-lambda-ddb-cdk-ts of aws-samples/serverless-patterns, 2026-08-06. Its resources are named by the entry `SampleTable1`.",
        resources: table + queues + function + mapping + removed,
        additions: [
            Addition(
                ["SampleTable1TableWriteScalingTarget", "SampleTable1TableWriteScalingPolicy"],
                because: "the original leaves a closed loop on the write capacity to its reader"
            ),
            Addition(
                ["SampleTable1QueuePolicy", "SampleTable1DeadLettersPolicy"],
                because: "requests without TLS are refused"
            ),
            Addition(["SampleTable1WriterLogs"], because: "logs expire after 30 days; they were kept forever"),
            Addition(["SampleTable1BacklogAge"], because: "a backlog that does not shrink was seen by nobody"),
            Addition(
                ["Alarms", "AlarmsPolicy", "AlarmsSubscription"],
                because: "who hears of alarms, an address if one is given when the stack is deployed"
            ),
            Addition(["Dashboard"], because: "what comes in, waits, is written and fails, in one place"),
        ]
    )

    private static let table = [
        OriginalResource(
            "SampleTable1",
            "AWS::DynamoDB::Table",
            is: "SampleTable1Table",
            [
                .same("TableName", nil),
                .same("KeySchema", [["AttributeName": "id", "KeyType": "HASH"]]),
                .same("AttributeDefinitions", [["AttributeName": "id", "AttributeType": "S"]]),
                .same("ProvisionedThroughput", ["ReadCapacityUnits": 5, "WriteCapacityUnits": 5]),
                .different(
                    "SSESpecification.SSEEnabled",
                    from: true,
                    to: nil,
                    because: "a key that DynamoDB owns encrypts as well, and asks AWS KMS for nothing that is paid for"
                ),
                .different(
                    "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
                    from: nil,
                    to: true,
                    because: "it is the only copy of the data; the original recommends it for production"
                ),
                .same("TimeToLiveSpecification", nil),
                .same("StreamSpecification", nil),
                .sameDefault("DeletionProtectionEnabled", false),
                .same("DeletionPolicy", "Delete"),
                .same("UpdateReplacePolicy", "Delete"),
            ]
        )
    ]

    private static let queues = [
        OriginalResource(
            "SampleTable1-DLQ",
            "AWS::SQS::Queue",
            is: "SampleTable1DeadLetters",
            [
                .same("SqsManagedSseEnabled", true),
                .different(
                    "MessageRetentionPeriod",
                    from: 345_600,
                    to: 1_209_600,
                    because: "SQS keeps the time of the first arrival, so a dead letter came with part of its time gone"
                ),
                longPolling,
                .different(
                    "VisibilityTimeout",
                    from: 30,
                    to: 180,
                    because: "time to look at a dead letter before it comes again"
                ),
                .same("DeletionPolicy", "Delete"),
                .same("UpdateReplacePolicy", "Delete"),
            ]
        ),
        OriginalResource(
            "SampleTable1-Queue",
            "AWS::SQS::Queue",
            is: "SampleTable1Queue",
            [
                .same("SqsManagedSseEnabled", true),
                .same("RedrivePolicy.deadLetterTargetArn", ["Fn::GetAtt": ["SampleTable1-DLQ", "Arn"]]),
                .different(
                    "RedrivePolicy.maxReceiveCount",
                    from: 1,
                    to: 20,
                    because: "a single throttled write sent a message to the dead letters; the demo raises it too"
                ),
                .different(
                    "VisibilityTimeout",
                    from: 30,
                    to: 180,
                    because: "six times the function's timeout, as AWS advises"
                ),
                .sameDefault("MessageRetentionPeriod", 345_600),
                longPolling,
                .sameDefault("DelaySeconds", 0),
                .same("DeletionPolicy", "Delete"),
                .same("UpdateReplacePolicy", "Delete"),
            ]
        ),
    ]

    private static let longPolling = OriginalProperty.different(
        "ReceiveMessageWaitTimeSeconds",
        from: 0,
        to: 20,
        because: "fewer requests that get nothing"
    )

    private static let function = [
        OriginalResource.leftOut(
            "SampleTable1-LambdaEnvKey",
            "AWS::KMS::Key",
            because:
                "the environment holds the name of a table, which Lambda encrypts anyway; a key for each is a dollar a month"
        ),
        OriginalResource(
            "SampleTable1-Lambda ServiceRole",
            "AWS::IAM::Role",
            is: "SampleTable1WriterRole",
            [
                .same("AssumeRolePolicyDocument.Statement.0.Principal.Service", "lambda.amazonaws.com"),
                .different(
                    "ManagedPolicyArns",
                    from: ["AWSLambdaBasicExecutionRole"],
                    to: nil,
                    because: "it allows to write to all log groups of the account"
                ),
            ]
        ),
        OriginalResource(
            "SampleTable1-Lambda DefaultPolicy",
            "AWS::IAM::Policy",
            is: "SampleTable1WriterPolicy",
            [
                .different(
                    "PolicyDocument.Statement.0.Action",
                    from: [
                        "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:DescribeTable", "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                    ],
                    to: "dynamodb:PutItem",
                    because: "the function does nothing else"
                ),
                .same("PolicyDocument.Statement.0.Resource", ["Fn::GetAtt": ["SampleTable1", "Arn"]]),
                .different(
                    "PolicyDocument.Statement.1.Action",
                    from: ["kms:Decrypt"],
                    to: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    because: "there is no key; and logs are written to the function's own group"
                ),
                .different(
                    "PolicyDocument.Statement.2.Action",
                    from: [
                        "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
                        "sqs:ReceiveMessage",
                    ],
                    to: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                    because: "what a mapping needs"
                ),
                .same("PolicyDocument.Statement.2.Resource", ["Fn::GetAtt": ["SampleTable1-Queue", "Arn"]]),
            ]
        ),
        OriginalResource(
            "SampleTable1-Lambda",
            "AWS::Lambda::Function",
            is: "SampleTable1Writer",
            [
                .different("Runtime", from: "nodejs24.x", to: "provided.al2023", because: "a Swift executable"),
                .different("Handler", from: "index.handler", to: "bootstrap", because: "a Swift executable"),
                .different(
                    "Code.S3Key",
                    from: "lib/lambda",
                    to: ["Fn::Sub": "${CodeVersion}/order-writer.zip"],
                    because: "where the code lies is a parameter of the stack"
                ),
                .different(
                    "Environment.Variables.DESTINATION_TABLE_NAME",
                    from: ["Ref": "SampleTable1"],
                    to: nil,
                    because: "`TABLE_NAME` here"
                ),
                .different(
                    "Environment.Variables.TABLE_NAME",
                    from: nil,
                    to: ["Ref": "SampleTable1Table"],
                    because: "as the other workers call it"
                ),
                .different(
                    "KmsKeyArn",
                    from: ["Fn::GetAtt": ["SampleTable1-LambdaEnvKey", "Arn"]],
                    to: nil,
                    because: "there is no key"
                ),
                .different("Timeout", from: 3, to: 30, because: "a batch of 10 may be throttled and tried again"),
                .sameDefault("MemorySize", 128),
                .same("ReservedConcurrentExecutions", nil),
                .same("TracingConfig", nil),
                .different(
                    "Architectures",
                    from: ["x86_64"],
                    to: [["Ref": "CodeArchitecture"]],
                    because: "what the code was built for: arm64 unless the deployment says otherwise, a fifth cheaper"
                ),
            ]
        ),
        OriginalResource.leftOut(
            "SampleTable1-Lambda EventInvokeConfig",
            "AWS::Lambda::EventInvokeConfig",
            because: "a queue invokes synchronously, so it does nothing; `lambdaRetryAttempts` brings it back"
        ),
    ]

    private static let mapping = [
        OriginalResource(
            "SampleTable1-Lambda SqsEventSource",
            "AWS::Lambda::EventSourceMapping",
            is: "SampleTable1Source",
            [
                .same("EventSourceArn", ["Fn::GetAtt": ["SampleTable1-Queue", "Arn"]]),
                .different(
                    "FunctionName",
                    from: ["Ref": "SampleTable1-Lambda"],
                    to: ["Fn::GetAtt": ["SampleTable1Writer", "Arn"]],
                    because: "the same function"
                ),
                .different("BatchSize", from: 1, to: 10, because: "a tenth of the invocations"),
                .different(
                    "ScalingConfig.MaximumConcurrency",
                    from: 10,
                    to: 2,
                    because: "ten writers exceed five writes a second more than two do; the demo lowers it too"
                ),
                .same("MaximumBatchingWindowInSeconds", nil),
                .different(
                    "FunctionResponseTypes",
                    from: nil,
                    to: ["ReportBatchItemFailures"],
                    because: "a failed message does not repeat the written ones of its batch"
                ),
                .same("FilterCriteria", nil),
            ]
        )
    ]

    /// What the original had before 2024-01-30, and its page still advertises.
    private static let removed = [
        OriginalResource(
            "alarm of the DLQ (until 2024-01-30)",
            "AWS::CloudWatch::Alarm",
            is: "SampleTable1DeadLetterDepth",
            [
                .same("MetricName", "ApproximateNumberOfMessagesVisible"),
                .same("Statistic", "Maximum"),
                .different("Period", from: 300, to: 60, because: "told within a minute"),
                .same("ComparisonOperator", "GreaterThanOrEqualToThreshold"),
                .same("Threshold", 1),
                .same("EvaluationPeriods", 1),
                .different("AlarmActions", from: nil, to: [["Ref": "Alarms"]], because: "nobody was told"),
            ]
        )
    ]
}
