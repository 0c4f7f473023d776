import IngestionWorkers
import LambdaEvents
import LambdaRuntime
import WorkerContracts

/// Tells what became of messages.
@main
struct Handler: LambdaHandler {
    typealias Contract = OutcomePublisher

    private let telling: OutcomeTelling

    init(environment: LambdaEnvironment<OutcomePublisher>) throws {
        telling = try OutcomeTelling(environment: environment)
    }

    func handle(_ event: DynamoDBStreamEvent, context: LambdaContext) async -> StreamBatchResponse {
        await telling.handle(event, context: context)
    }
}
