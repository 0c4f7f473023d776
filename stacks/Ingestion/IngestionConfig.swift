import CloudFormation
import Constructs

/// The ingestion pipeline.
///
/// Edit this, run `swift run synth --all --output templates/`, look at the templates.
let ingestionConfig = IngestionConfig()

/// What can be chosen about the ingestion pipeline.
struct IngestionConfig {
    /// Who may call the API.
    enum Authorization: Sendable {
        /// Anybody, but for the redrive routes in production, which ask for IAM credentials.
        case none
        /// Who signs with IAM credentials that allow `execute-api:Invoke`.
        case iam
        /// Who has a token of an issuer.
        case jwt(issuer: String, audience: [String])
    }

    /// How often a message is received before it is a dead letter, 1 to 1,000.
    var maxReceiveCount = 5
    /// The most messages of a batch, 1 to 10,000.
    var batchSize = 10
    /// How long to wait for a batch to become full, 0 to 300 seconds.
    var batchingWindow = Duration.seconds(2)
    /// How long the worker may take for a batch, 1 to 900 seconds.
    var workerTimeout = Duration.seconds(30)
    /// How long a received message is hidden at least; more if the worker's timeout asks for more.
    var queueVisibility = Duration.seconds(180)
    /// Whether a key of the customer encrypts everything, instead of keys of AWS.
    var usesCustomerKey = false
    /// The start of the alias of the key; the environment follows.
    var keyAlias = "ingestion-lab"
    /// Who is sent notifications and alarms; nobody when `nil`.
    var alarmEmail: String?
    /// An HTTPS address that notifications and alarms are posted to.
    var webhookURL: String?
    /// Who may call the API.
    var authorization = Authorization.none
    /// How many days the state of a message is kept, from 1.
    var timeToLiveDays = 7
    /// How long the function behind `POST /events` may take, 1 to 900 seconds.
    var ingestTimeout = Duration.seconds(15)
    /// How long a redrive may take, 1 to 900 seconds.
    var redriveTimeout = Duration.seconds(60)
    /// Where browsers may call the API from, outside of dev, where they may from everywhere.
    var allowedOrigins = ["https://yourdomain.com"]
    /// Whether the functions are in a network of their own, without a way to the internet.
    var usesVPC = false
    /// Whether the functions report their memory and CPU to Lambda Insights.
    var usesLambdaInsights = false
    /// Whether five functions of one purpose each do the work, instead of ingest and worker.
    var splitsFunctions = false
    /// The most batches that the worker processes at a time, 2 to 1,000.
    var maximumConcurrency = 10
}
