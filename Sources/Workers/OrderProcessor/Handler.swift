import IngestionWorkers
import LambdaEvents
import LambdaRuntime
import WorkerContracts

/// Processes messages that are leased.
@main
struct Handler: LambdaHandler {
    typealias Contract = OrderProcessor

    private let processing: LeasedProcessing

    init(environment: LambdaEnvironment<OrderProcessor>) throws {
        processing = try LeasedProcessing(environment: environment)
    }

    func handle(_ event: OrderProcessor.Event, context: LambdaContext) async -> SQSBatchResponse {
        await processing.handle(event, context: context)
    }
}
