import TemplateModel

extension Original {
    /// A post that describes four components and two settings, without code; what it does not set is AWS Lambda's default.
    static let tableStream = Original(
        stack: "TableStream",
        title: "Table stream",
        source:
            "\"Using DynamoDB Streams with AWS Lambda\" (nicholasclement.com, 2020-06-01), with Lambda's defaults where the post says nothing.",
        resources: [
            OriginalResource(
                "table",
                "AWS::DynamoDB::Table",
                is: "Table",
                [
                    .oneOf(
                        "StreamSpecification.StreamViewType",
                        ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"]
                    )
                ]
            ),
            OriginalResource("function", "AWS::Lambda::Function", is: "NotificationProcessor"),
            OriginalResource(
                "event source mapping",
                "AWS::Lambda::EventSourceMapping",
                is: "NotificationSource",
                mapping(attempts: 5, age: 3600) + [
                    .same("FunctionName", ["Fn::GetAtt": ["function", "Arn"]]),
                    .same(
                        "DestinationConfig.OnFailure.Destination",
                        ["Fn::GetAtt": ["failed-event destination", "Arn"]]
                    ),
                    .different(
                        "FilterCriteria.Filters",
                        from: nil,
                        to: [["Pattern": #"{"eventName":["MODIFY"]}"#]],
                        because: "the post's use is to notify on a certain update"
                    ),
                ]
            ),
            OriginalResource(
                "failed-event destination",
                "AWS::SQS::Queue",
                is: "NotificationFailureQueue",
                [.same("FifoQueue", nil)]
            ),
            OriginalResource(
                "role",
                "AWS::IAM::Role",
                is: "NotificationProcessorRole",
                [
                    .same("AssumeRolePolicyDocument.Statement.0.Principal.Service", "lambda.amazonaws.com"),
                    .different(
                        "ManagedPolicyArns",
                        from: ["AWSLambdaDynamoDBExecutionRole"],
                        to: nil,
                        because: "it allows the same actions on all streams and log groups of the account"
                    ),
                ]
            ),
            OriginalResource(
                "policy",
                "AWS::IAM::Policy",
                is: "NotificationProcessorPolicy",
                [
                    .same(
                        "PolicyDocument.Statement.0.Action",
                        [
                            "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
                            "dynamodb:ListStreams",
                        ]
                    ),
                    .different(
                        "PolicyDocument.Statement.0.Resource",
                        from: "table/NAME/stream/*",
                        to: ["Fn::GetAtt": ["Table", "StreamArn"]],
                        because: "the one stream that is read"
                    ),
                    .different(
                        "PolicyDocument.Statement.1.Action",
                        from: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                        to: ["logs:CreateLogStream", "logs:PutLogEvents"],
                        because: "the stack makes the log group, with a retention"
                    ),
                    .same("PolicyDocument.Statement.3.Action", "sqs:SendMessage"),
                    .same(
                        "PolicyDocument.Statement.3.Resource",
                        ["Fn::GetAtt": ["failed-event destination", "Arn"]]
                    ),
                ]
            ),
            OriginalResource("function for the audit trail", "AWS::Lambda::Function", is: "AuditProcessor"),
            OriginalResource(
                "event source mapping for the audit trail",
                "AWS::Lambda::EventSourceMapping",
                is: "AuditSource",
                mapping(attempts: 10, age: 43_200) + [
                    .same("FunctionName", ["Fn::GetAtt": ["function for the audit trail", "Arn"]]),
                    .different(
                        "DestinationConfig.OnFailure.Destination",
                        from: ["Fn::GetAtt": ["failed-event destination", "Arn"]],
                        to: ["Fn::GetAtt": ["AuditFailureBucket", "Arn"]],
                        because:
                            "a queue or topic gets the position of a change, which the stream forgets after 24 hours; a bucket gets the change"
                    ),
                    .same("FilterCriteria", nil),
                ]
            ),
            .leftOut(
                "handler that sends mail (SENDER, AmazonSESFullAccess)",
                "AWS::Lambda::Function",
                because:
                    "an example beside the post; it fails on every deletion and so blocks its shard. The topic `NotificationChanges` can have a mailbox among its subscribers"
            ),
        ],
        additions: [
            Addition(
                ["NotificationChanges", "NotificationChangesPolicy"],
                because: "what is notified: other services subscribe to it"
            ),
            Addition(
                ["AuditTrail"],
                because: "where the audit trail is; an item for each change, found by key and sequence number"
            ),
            Addition(
                ["AuditFailureBucket", "AuditFailureBucketPolicy"],
                because: "the changes that could not be written to the audit trail"
            ),
            Addition(["NotificationFailureQueuePolicy"], because: "requests without TLS are refused"),
            Addition(
                ["AuditProcessorRole", "AuditProcessorPolicy"],
                because: "each function may do what it does, nothing else"
            ),
            Addition(["AuditProcessorLogs", "NotificationProcessorLogs"], because: "logs expire after 30 days"),
            Addition(
                ["AuditIteratorAge", "NotificationIteratorAge"],
                because: "the post names no alarms; this one tells of a blocked shard long before records are lost"
            ),
            Addition(["AuditErrors", "NotificationErrors"], because: "the function fails again and again"),
            Addition(["AuditGivenUp", "NotificationGivenUp"], because: "somebody must look before the stream forgets"),
            Addition(["AuditLost", "NotificationLost"], because: "the destination did not take a failure"),
            Addition(
                ["Alarms", "AlarmsPolicy", "AlarmsSubscription"],
                because: "who hears of alarms, an address if one is given when the stack is deployed"
            ),
            Addition(["Dashboard"], because: "what comes in, how late, what fails, what is given up"),
        ]
    )

    /// Lambda's defaults, which the post warns of.
    private static func mapping(attempts: Int, age: Int) -> [OriginalProperty] {
        [
            .same("EventSourceArn", ["Fn::GetAtt": ["table", "StreamArn"]]),
            .oneOf("StartingPosition", ["TRIM_HORIZON", "LATEST"]),
            .sameDefault("BatchSize", 100),
            .sameDefault("MaximumBatchingWindowInSeconds", 0),
            .different(
                "MaximumRetryAttempts",
                from: -1,
                to: .int(attempts),
                because: "without end, a record that never succeeds blocks its shard for a day"
            ),
            .different(
                "MaximumRecordAgeInSeconds",
                from: -1,
                to: .int(age),
                because: "what leaves the stream after 24 hours is lost without a word; so it is given up before"
            ),
            .different(
                "BisectBatchOnFunctionError",
                from: false,
                to: true,
                because: "the bad record is found, the good ones of its batch go on"
            ),
            .different(
                "FunctionResponseTypes",
                from: nil,
                to: ["ReportBatchItemFailures"],
                because: "records before the bad one do not come again"
            ),
            .different(
                "MetricsConfig.Metrics",
                from: nil,
                to: ["EventCount"],
                because: "tells what was passed over, given up and lost"
            ),
            .sameDefault("ParallelizationFactor", 1),
            .same("TumblingWindowInSeconds", nil),
            .sameDefault("Enabled", true),
        ]
    }
}
