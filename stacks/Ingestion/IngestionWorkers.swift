import AWSDynamoDB
import AWSEvents
import AWSLambda
import AWSSQS
import CloudFormation
import Constructs

/// The two functions that do the work of the ingestion pipeline.
///
/// `ingest` answers `POST /events` and `GET /health`: it validates an event, gives it an idempotency key if it has none, and sends it to
/// the queue. `worker` takes batches from the queue. It leases each key, processes the message, writes the outcome to the table,
/// and puts it on the bus; messages that failed it reports one by one, so that only they come again.
///
/// The mapping bounds how many batches are processed at a time. Reserved concurrency would be the wrong means: a mapping does not know
/// of it, and what it then cannot invoke counts as a delivery.
struct IngestionWorkers {
    var config: IngestionConfig
    var queues: IngestionQueues
    var settings: IngestionFunctionSettings
    /// What brings dead letters back.
    var redrive: IngestionFunction

    func build(in scope: Scope) -> IngestionFunctions {
        IngestionFunctions(ingest: ingest(in: scope), worker: worker(in: scope), redrive: redrive)
    }

    private func ingest(in scope: Scope) -> IngestionFunction {
        let ingest = settings.add(
            "Ingest",
            product: "ingestion-ingest",
            memory: 256,
            timeout: config.ingestTimeout,
            environment: [
                "QUEUE_URL": queues.queue.url,
                "EVENT_BUS_NAME": queues.bus.name,
                "FAILURE_MODE_PARAMETER": queues.failureMode.reference(),
                "ENVIRONMENT": Value(settings.environment.rawValue),
            ],
            description: "Takes events in",
            to: scope
        )
        queues.queue.grant(.sendMessage, .getQueueAttributes, to: ingest.function)
        queues.bus.grant(.putEvents, to: ingest.function)
        queues.failureMode.grant(.getParameter, to: ingest.function)
        return ingest
    }

    private func worker(in scope: Scope) -> IngestionFunction {
        let worker = settings.add(
            "Worker",
            product: "ingestion-worker",
            memory: 512,
            timeout: config.workerTimeout,
            environment: [
                "TABLE_NAME": queues.table.name,
                "EVENT_BUS_NAME": queues.bus.name,
                "FAILURE_MODE_PARAMETER": queues.failureMode.reference(),
                "TIME_TO_LIVE_DAYS": "\(config.timeToLiveDays)",
            ],
            description: "Processes messages",
            to: scope
        )
        queues.table.grant(.getItem, .putItem, .updateItem, to: worker.function)
        queues.bus.grant(.putEvents, to: worker.function)
        queues.failureMode.grant(.getParameter, to: worker.function)
        scope.add(
            "Source",
            EventSourceMapping(of: queues.queue, to: worker.function, config: config),
            at: config.location
        )
        return worker
    }
}

extension EventSourceMapping {
    /// Batches of the queue of the ingestion pipeline.
    init(of queue: Ref<SQS.Queue>, to function: Ref<Lambda.Function>, config: IngestionConfig) {
        self.init(
            of: queue,
            to: function,
            batchSize: config.batchSize,
            batchingWindow: config.batchingWindow,
            maximumConcurrency: config.maximumConcurrency
        )
    }
}
