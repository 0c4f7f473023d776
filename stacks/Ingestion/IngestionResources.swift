import AWSApiGatewayV2
import AWSDynamoDB
import AWSEvents
import AWSKMS
import AWSLambda
import AWSLogs
import AWSSNS
import AWSSQS
import AWSSSM
import CloudFormation
import Constructs

/// What the other stacks need of the stack that has the queues.
struct IngestionQueues {
    /// Where messages wait for the worker.
    var queue: Ref<SQS.Queue>
    /// Where messages wait that the worker could not process.
    var deadLetters: Ref<SQS.Queue>
    /// Where the pipeline tells what became of messages.
    var bus: Ref<Events.EventBus>
    /// Tells people what succeeded and failed, and of alarms.
    var topic: Ref<SNS.Topic>
    /// Matches what succeeded.
    var successRule: Ref<Events.Rule>
    /// Matches what failed.
    var failureRule: Ref<Events.Rule>
    /// The state of each message.
    var table: Ref<DynamoDB.Table>
    /// How the pipeline fails on purpose.
    var failureMode: Ref<SSM.Parameter>
    /// What encrypts everything; `nil` when keys of AWS do.
    var key: Ref<KMS.Key>?
}

/// A function and its log.
struct IngestionFunction {
    /// The function.
    var function: Ref<Lambda.Function>
    /// The log group that it writes to.
    var logGroup: Ref<Logs.LogGroup>

    init(_ function: Ref<some SwiftFunctionType>) {
        guard let logGroup = function.logGroup else { preconditionFailure("every SwiftFunction has a log group") }
        self.function = function.function
        self.logGroup = logGroup
    }
}

/// What the other stacks need of the stack that has the functions.
struct IngestionFunctions {
    /// Takes events in; when functions are split, the one that validates them.
    var ingest: IngestionFunction
    /// Processes messages; when functions are split, the one with the business logic.
    var worker: IngestionFunction
    /// Brings dead letters back.
    var redrive: IngestionFunction
    /// What there is beside these when functions are split.
    var split: IngestionSplitFunctions?
    /// What answers requests.
    var integrations: IngestionIntegrations

    /// Takes batches from the queue.
    var consumer: IngestionFunction { split?.idempotency ?? worker }

    /// All functions by the names that graphs have for them.
    var named: [(name: Value<String>, function: Ref<Lambda.Function>)] {
        guard let split else {
            return [("ingest", ingest.function), ("worker", worker.function), ("redrive", redrive.function)]
        }
        return [
            ("validate", ingest.function), ("publish", split.publish.function),
            ("idempotency", split.idempotency.function), ("processor", worker.function),
            ("events", split.events.function), ("redrive", redrive.function),
        ]
    }
}

/// What answers the requests to the API.
struct IngestionIntegrations {
    /// Takes events in.
    var events: HTTPIntegration
    /// Tells of the pipeline's health.
    var health: HTTPIntegration
    /// Shows dead letters, and brings them back.
    var redrive: HTTPIntegration
}

/// The functions that only a pipeline of split functions has.
struct IngestionSplitFunctions {
    /// Sends what was validated to the queue, and tells of the pipeline's health.
    var publish: IngestionFunction
    /// Takes messages from the queue, and lets each be processed once.
    var idempotency: IngestionFunction
    /// Tells the bus what became of messages.
    var events: IngestionFunction
    /// Where is told which changes of state the bus was not told of.
    var unpublished: Ref<SQS.Queue>
}

/// What the other stacks need of the stack that has the API.
struct IngestionAPI {
    /// The API.
    var api: Ref<ApiGatewayV2.Api>
    /// The log group of its requests.
    var accessLogs: Ref<Logs.LogGroup>
}
