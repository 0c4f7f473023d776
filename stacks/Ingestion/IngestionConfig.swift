import CloudFormation
import Constructs

/// The ingestion pipeline.
///
/// Edit this, run `swift run synth --all --output templates/`, look at the templates.
let ingestionConfig = IngestionConfig()

/// What can be chosen about the ingestion pipeline.
struct IngestionConfig {
    /// Who may call the API.
    ///
    /// `GET /health` answers everybody.
    enum Authorization: Hashable, Sendable {
        /// Anybody, but for the redrive routes in production, which ask for IAM credentials.
        case none
        /// Who signs with IAM credentials that allow `execute-api:Invoke`.
        case iam
        /// Who has a token of an issuer.
        case jwt(issuer: String, audience: [String])
    }

    /// How often a message is received before it is a dead letter, 1 to 1,000.
    var maxReceiveCount: Int
    /// The most messages of a batch, 1 to 10,000; more than 10 need a window.
    var batchSize: Int
    /// How long to wait for a batch to become full, 0 to 300 seconds.
    var batchingWindow: Duration
    /// How long the worker may take for a batch, 1 to 900 seconds.
    var workerTimeout: Duration
    /// How long a received message is hidden at least, 0 to 12 hours; more if the worker's timeout asks for more.
    var queueVisibility: Duration
    /// Whether a key of the customer encrypts everything, instead of keys of AWS.
    var usesCustomerKey: Bool
    /// The start of the alias of the key; the environment follows.
    var keyAlias: String
    /// Who is sent notifications and alarms; nobody when `nil`.
    var alarmEmail: Value<String>?
    /// An HTTPS address that notifications and alarms are posted to; none when `nil`.
    ///
    /// One with a secret in it, as those of chats have, belongs into AWS Secrets Manager: `.secret("ingestion/webhook")`.
    var webhookURL: Value<String>?
    /// Who may call the API.
    var authorization: Authorization
    /// How many days the state of a message is kept, from 1 to 3,650.
    var timeToLiveDays: Int
    /// How long the function behind `POST /events` may take, 1 to 900 seconds; API Gateway waits for 30.
    var ingestTimeout: Duration
    /// How long the redrive function may run, 1 to 900 seconds; it answers the API after 25 at most.
    var redriveTimeout: Duration
    /// Where browsers may call the API from, outside of dev, where they may from everywhere; from nowhere when empty.
    var allowedOrigins: [String]
    /// Whether the functions are in a network of their own, without a way to the internet.
    var usesVPC: Bool
    /// Whether the functions report their memory and CPU to Lambda Insights.
    var usesLambdaInsights: Bool
    /// Whether five functions of one purpose each do the work, instead of ingest and worker.
    var splitsFunctions: Bool
    /// The most batches that are processed at a time, 2 to 1,000.
    var maximumConcurrency: Int
    /// The container of the metrics that the functions write, to which the environment is added.
    var metricNamespace: String
    /// The tags of all resources, beside `Environment`.
    var tags: [String: String]
    /// Where the config stands, so that problems point at it.
    var location: SourceLocation

    init(
        maxReceiveCount: Int = 5,
        batchSize: Int = 10,
        batchingWindow: Duration = .seconds(2),
        workerTimeout: Duration = .seconds(30),
        queueVisibility: Duration = .seconds(180),
        usesCustomerKey: Bool = false,
        keyAlias: String = "ingestion-lab",
        alarmEmail: Value<String>? = nil,
        webhookURL: Value<String>? = nil,
        authorization: Authorization = .none,
        timeToLiveDays: Int = 7,
        ingestTimeout: Duration = .seconds(15),
        redriveTimeout: Duration = .seconds(60),
        allowedOrigins: [String] = [],
        usesVPC: Bool = false,
        usesLambdaInsights: Bool = false,
        splitsFunctions: Bool = false,
        maximumConcurrency: Int = 10,
        metricNamespace: String = "IngestionLab",
        tags: [String: String] = ["Owner": "DevOps", "Project": "IngestionLab"],
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        self.maxReceiveCount = maxReceiveCount
        self.batchSize = batchSize
        self.batchingWindow = batchingWindow
        self.workerTimeout = workerTimeout
        self.queueVisibility = queueVisibility
        self.usesCustomerKey = usesCustomerKey
        self.keyAlias = keyAlias
        self.alarmEmail = alarmEmail
        self.webhookURL = webhookURL
        self.authorization = authorization
        self.timeToLiveDays = timeToLiveDays
        self.ingestTimeout = ingestTimeout
        self.redriveTimeout = redriveTimeout
        self.allowedOrigins = allowedOrigins
        self.usesVPC = usesVPC
        self.usesLambdaInsights = usesLambdaInsights
        self.splitsFunctions = splitsFunctions
        self.maximumConcurrency = maximumConcurrency
        self.metricNamespace = metricNamespace
        self.tags = tags
        location = SourceLocation(filePath: filePath, line: line)
    }
}

extension IngestionConfig {
    /// The container of the metrics that the functions write: that of two environments in one account must not be the same.
    func metricNamespace(in environment: DeploymentEnvironment) -> String {
        "\(metricNamespace)/\(environment.rawValue)"
    }

    /// How long the logs of functions and API are kept.
    static func logRetention(in environment: DeploymentEnvironment) -> LogRetention {
        environment == .dev ? .days7 : .days30
    }

    /// A name in Parameter Store: that of two environments in one account must not be the same.
    static func parameter(_ name: Value<String>, in environment: DeploymentEnvironment) -> ParameterPath {
        "/ingestion/\(environment.rawValue)/\(name)"
    }

    /// How long a received message is hidden: longer than the worker may take, and as long as AWS advises, so that a slow batch is not
    /// delivered twice.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html>
    var visibilityTimeout: Duration {
        max(queueVisibility, workerTimeout + .seconds(30), workerTimeout * 6 + batchingWindow)
    }
}

extension Scope {
    /// Tags everything in a stack of the ingestion pipeline.
    func addTags(of config: IngestionConfig, in environment: DeploymentEnvironment) {
        for (key, value) in config.tags { addTag(key, Value(value)) }
        addTag("Environment", Value(environment.rawValue))
    }
}
