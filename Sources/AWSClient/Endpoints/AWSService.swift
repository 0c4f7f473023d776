/// A service of AWS that this module has a client for.
struct AWSService: Hashable, Sendable {
    /// The name in messages.
    let name: String
    /// The name in signatures and host names.
    let signingName: String
    /// The identifier in settings of endpoints: in lower case in files, in upper case in environment variables.
    ///
    /// https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html
    let identifier: String
    /// How often a request is tried unless the user says otherwise.
    let maximumAttempts: Int
    /// What the wait before trying again after a failure other than throttling grows from.
    let baseDelay: Duration

    private init(
        _ name: String,
        signingName: String,
        identifier: String,
        maximumAttempts: Int = 3,
        baseDelay: Duration = .milliseconds(50)
    ) {
        self.name = name
        self.signingName = signingName
        self.identifier = identifier
        self.maximumAttempts = maximumAttempts
        self.baseDelay = baseDelay
    }

    static let dynamoDB = AWSService(
        "DynamoDB",
        signingName: "dynamodb",
        identifier: "dynamodb",
        maximumAttempts: 4,
        baseDelay: .milliseconds(25)
    )
    static let sqs = AWSService("SQS", signingName: "sqs", identifier: "sqs")
    static let eventBridge = AWSService("EventBridge", signingName: "events", identifier: "eventbridge")
    static let ssm = AWSService("SSM", signingName: "ssm", identifier: "ssm")
    static let lambda = AWSService("Lambda", signingName: "lambda", identifier: "lambda")
    static let sns = AWSService("SNS", signingName: "sns", identifier: "sns")
}
