import TemplateModel

extension Original {
    /// A lesson of a course, in which everything is made by hand.
    static let orderBuffer = Original(
        stack: "OrderBuffer",
        title: "Order buffer",
        source:
            "\"6.3.3 SQS Write Buffer\" of linuxacademy/content-dynamodb-deepdive, 2019-10-27: made by hand in the console, from a policy and two programs.",
        resources: madeByHand,
        additions: [
            Addition(
                ["OrdersDeadLetters", "OrdersDeadLettersPolicy"],
                because: "a malformed order failed the invocation and came back for four days"
            ),
            Addition(["OrdersQueuePolicy"], because: "requests without TLS are refused"),
            Addition(["OrdersWriterLogs"], because: "logs expire after 30 days; they were kept forever"),
            Addition(
                ["OrdersDeadLetterDepth", "OrdersBacklogAge"],
                because: "the course looks at the console; nobody is told"
            ),
            Addition(
                ["Alarms", "AlarmsPolicy", "AlarmsSubscription"],
                because: "who hears of alarms, an address if one is given when the stack is deployed"
            ),
            Addition(["Dashboard"], because: "what the course looks up in several consoles"),
        ]
    )

    private static let oneCopy = "a fixed name allows one copy in an account and Region"

    private static let madeByHand = [
        OriginalResource(
            "orders table",
            "AWS::DynamoDB::Table",
            is: "OrdersTable",
            [
                .different("TableName", from: "orders", to: nil, because: oneCopy),
                .same(
                    "KeySchema",
                    [
                        ["AttributeName": "id", "KeyType": "HASH"], ["AttributeName": "timestamp", "KeyType": "RANGE"],
                    ]
                ),
                .same(
                    "AttributeDefinitions",
                    [
                        ["AttributeName": "id", "AttributeType": "S"],
                        ["AttributeName": "timestamp", "AttributeType": "N"],
                    ]
                ),
                .same("ProvisionedThroughput", ["ReadCapacityUnits": 1, "WriteCapacityUnits": 1]),
                .different(
                    "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
                    from: nil,
                    to: true,
                    because: "it is the only copy of the orders"
                ),
            ]
        ),
        OriginalResource(
            "orders queue",
            "AWS::SQS::Queue",
            is: "OrdersQueue",
            [
                .different("QueueName", from: "orders", to: nil, because: oneCopy),
                .different(
                    "VisibilityTimeout",
                    from: 30,
                    to: 90,
                    because: "six times the function's timeout, as AWS advises; it was twice"
                ),
                .sameDefault("MessageRetentionPeriod", 345_600),
                .different(
                    "ReceiveMessageWaitTimeSeconds",
                    from: 0,
                    to: 20,
                    because: "fewer requests that get nothing"
                ),
                .different(
                    "RedrivePolicy",
                    from: nil,
                    to: ["deadLetterTargetArn": ["Fn::GetAtt": ["OrdersDeadLetters", "Arn"]], "maxReceiveCount": 100],
                    because: "a malformed order came back for four days; a good one may wait two and a half hours"
                ),
            ]
        ),
        OriginalResource(
            "Lambda-SQSWriteBuffer-Policy",
            "AWS::IAM::ManagedPolicy",
            is: "OrdersWriterPolicy",
            of: "AWS::IAM::Policy",
            [
                .same("PolicyDocument.Statement.0.Action", "dynamodb:PutItem"),
                .different(
                    "PolicyDocument.Statement.0.Resource",
                    from: "arn:aws:dynamodb:us-east-1:123456789012:table/orders",
                    to: ["Fn::GetAtt": ["OrdersTable", "Arn"]],
                    because: "any account and Region"
                ),
                .different(
                    "PolicyDocument.Statement.1.Action",
                    from: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                    to: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    because: "the stack has the log group"
                ),
                .different(
                    "PolicyDocument.Statement.1.Resource",
                    from: "arn:aws:logs:*:*:*",
                    to: ["Fn::GetAtt": ["OrdersWriterLogs", "Arn"]],
                    because: "the function's own log group"
                ),
                .different(
                    "PolicyDocument.Statement.2.Action",
                    from: ["sqs:Describe*", "sqs:Get*", "sqs:List*", "sqs:DeleteMessage", "sqs:ReceiveMessage"],
                    to: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                    because: "what a mapping needs; `sqs:Describe*` is no action"
                ),
                .different(
                    "PolicyDocument.Statement.2.Resource",
                    from: "arn:aws:sqs:us-east-1:123456789012:orders",
                    to: ["Fn::GetAtt": ["OrdersQueue", "Arn"]],
                    because: "any account and Region"
                ),
            ]
        ),
        OriginalResource(
            "Lambda-SQSWriteBuffer-Role",
            "AWS::IAM::Role",
            is: "OrdersWriterRole",
            [
                .different("RoleName", from: "Lambda-SQSWriteBuffer-Role", to: nil, because: oneCopy),
                .same("AssumeRolePolicyDocument.Statement.0.Principal.Service", "lambda.amazonaws.com"),
            ]
        ),
        OriginalResource(
            "SQSWriteBuffer",
            "AWS::Lambda::Function",
            is: "OrdersWriter",
            [
                .different("FunctionName", from: "SQSWriteBuffer", to: nil, because: oneCopy),
                .different("Runtime", from: "python3.7", to: "provided.al2023", because: "a Swift executable"),
                .different(
                    "Handler",
                    from: "lambda_function.lambda_handler",
                    to: "bootstrap",
                    because: "a Swift executable"
                ),
                .same("Timeout", 15),
                .sameDefault("MemorySize", 128),
                .different(
                    "Environment.Variables.QUEUE_NAME",
                    from: "orders",
                    to: nil,
                    because: "the mapping brings messages; a function that polls beside it ends as a timeout each time"
                ),
                .different(
                    "Environment.Variables.DYNAMODB_TABLE",
                    from: "orders",
                    to: nil,
                    because: "`TABLE_NAME` here"
                ),
                .different(
                    "Environment.Variables.TABLE_NAME",
                    from: nil,
                    to: ["Ref": "OrdersTable"],
                    because: "as the other workers call it"
                ),
            ]
        ),
        OriginalResource(
            "trigger",
            "AWS::Lambda::EventSourceMapping",
            is: "OrdersSource",
            [
                .same("EventSourceArn", ["Fn::GetAtt": ["orders queue", "Arn"]]),
                .same("BatchSize", 10),
                .same("Enabled", true),
                .different(
                    "ScalingConfig.MaximumConcurrency",
                    from: nil,
                    to: 2,
                    because: "up to 1,000 pollers wrote to a table that takes one write a second"
                ),
                .different(
                    "FunctionResponseTypes",
                    from: nil,
                    to: ["ReportBatchItemFailures"],
                    because: "a malformed order hinders no other"
                ),
            ]
        ),
    ]
}
