import IngestionWorkers
import LambdaEvents
import LambdaRuntime
import WorkerContracts

/// Processes messages.
@main
struct Handler: LambdaHandler {
    typealias Contract = IngestionWorker

    private let worker: MessageWorker

    init(environment: LambdaEnvironment<IngestionWorker>) throws {
        worker = try MessageWorker(environment: environment)
    }

    func handle(_ event: SQSEvent, context: LambdaContext) async -> SQSBatchResponse {
        await worker.handle(event, context: context)
    }
}
