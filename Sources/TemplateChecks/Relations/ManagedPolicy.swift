/// The policies of AWS whose contents are known here; with any other one a role may do anything.
///
/// Each has a page of its own, <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html>, that
/// ends in its name. What they allow is that of their default versions of 2026-09-30.
enum ManagedPolicy {
    /// What a statement of such a policy allows.
    struct Grant {
        let actions: [String]
        var resource = "*"

        /// The statement, as if it stood where the policy is named.
        func statement(from arn: FoundValue) -> PolicyStatement {
            PolicyStatement(
                allows: true,
                actions: actions.map { PolicyPattern(SymbolicText($0), ignoringCase: true) },
                excludesActions: false,
                resources: [ResourcePattern(SymbolicText(resource))],
                excludesResources: false,
                principals: [],
                conditions: nil,
                value: arn
            )
        }
    }

    /// The name in `arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`.
    static func name(inARN text: SymbolicText) -> String? {
        guard let arn = ARNText(text), arn.service == "iam", arn.account.literal == "aws",
            let path = arn.resource.literal
        else { return nil }
        return path.split(separator: "/").last.map(String.init)
    }

    private static let logs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    private static let traces = [
        "xray:GetSamplingRules", "xray:GetSamplingStatisticSummaries", "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    ]

    /// What each allows, by its name.
    static let grants: [String: [Grant]] = [
        // v1
        "AWSLambdaBasicExecutionRole": [Grant(actions: logs)],
        // v1
        "AWSLambdaDynamoDBExecutionRole": [
            Grant(
                actions: logs + [
                    "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams",
                ]
            )
        ],
        // v2
        "AWSLambdaKinesisExecutionRole": [
            Grant(
                actions: logs + [
                    "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords",
                    "kinesis:GetShardIterator", "kinesis:ListShards", "kinesis:ListStreams",
                    "kinesis:SubscribeToShard",
                ]
            )
        ],
        // v1
        "AWSLambdaSQSQueueExecutionRole": [
            Grant(actions: logs + ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"])
        ],
        // v3
        "AWSLambdaVPCAccessExecutionRole": [
            Grant(
                actions: logs + [
                    "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
                    "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses",
                ]
            )
        ],
        // v2
        "AWSXRayDaemonWriteAccess": [Grant(actions: traces)],
        // v2
        "AWSXrayWriteOnlyAccess": [Grant(actions: traces)],
        // v1
        "CloudWatchLambdaInsightsExecutionRolePolicy": [
            Grant(actions: ["logs:CreateLogGroup"]),
            Grant(
                actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
                resource: "arn:aws:logs:*:*:log-group:/aws/lambda-insights:*"
            ),
        ],
    ]
}
