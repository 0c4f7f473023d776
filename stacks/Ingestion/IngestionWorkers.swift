import AWSDynamoDB
import AWSEvents
import AWSLambda
import AWSSQS
import CloudFormation
import Constructs
import LambdaContracts
import LambdaEvents
import WorkerContracts

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
    var redrive: Ref<Lambda.SwiftFunction<Redrive>>

    func build(in scope: Scope) -> IngestionFunctions {
        let ingest = ingest(in: scope)
        return IngestionFunctions(
            ingest: IngestionFunction(ingest),
            worker: IngestionFunction(worker(in: scope)),
            redrive: IngestionFunction(redrive),
            integrations: IngestionIntegrations(
                events: .function(ingest),
                health: .function(ingest),
                redrive: .function(redrive, functionMayRunLonger: true)
            )
        )
    }

    private func ingest(in scope: Scope) -> Ref<Lambda.SwiftFunction<Ingest>> {
        let ingest = settings.add(
            "Ingest",
            Ingest.self,
            memory: 256,
            timeout: config.ingestTimeout,
            environment: [
                .queueURL: queues.queue.url,
                .eventBusName: queues.bus.name,
                .failureModeParameter: queues.failureMode.reference(),
                .environment: Value(settings.environment.rawValue),
                .metricNamespace: Value(settings.metricNamespace),
            ],
            description: "Takes events in",
            to: scope
        )
        queues.queue.grant(.sendMessage, .getQueueAttributes, to: ingest)
        queues.bus.grant(.putEvents, to: ingest)
        queues.failureMode.grant(.getParameter, to: ingest)
        return ingest
    }

    private func worker(in scope: Scope) -> Ref<Lambda.SwiftFunction<IngestionWorker>> {
        let worker = settings.add(
            "Worker",
            IngestionWorker.self,
            memory: 512,
            timeout: config.workerTimeout,
            environment: [
                .tableName: queues.table.name,
                .timeToLiveDays: "\(config.timeToLiveDays)",
                .eventBusName: queues.bus.name,
                .failureModeParameter: queues.failureMode.reference(),
                .metricNamespace: Value(settings.metricNamespace),
            ],
            description: "Processes messages",
            to: scope
        )
        queues.table.grant(.getItem, .putItem, .updateItem, to: worker)
        queues.bus.grant(.putEvents, to: worker)
        queues.failureMode.grant(.getParameter, to: worker)
        scope.add(
            "Source",
            EventSourceMapping(of: queues.queue, to: worker, config: config),
            at: config.location
        )
        return worker
    }
}

extension EventSourceMapping {
    /// Batches of the queue of the ingestion pipeline.
    init<F: SwiftFunctionType>(of queue: Ref<SQS.Queue>, to function: Ref<F>, config: IngestionConfig)
    where F.Contract.Event == SQSEvent, F.Contract.Output == SQSBatchResponse {
        self.init(
            of: queue,
            to: function,
            batchSize: config.batchSize,
            batchingWindow: config.batchingWindow,
            maximumConcurrency: config.maximumConcurrency
        )
    }
}
