import IngestionWorkers
import LambdaEvents
import LambdaRuntime
import WorkerContracts

/// Lets each message be processed once.
@main
struct Handler: LambdaHandler {
    typealias Contract = IdempotencyCheck

    private let dispatch: LeaseDispatch

    init(environment: LambdaEnvironment<IdempotencyCheck>) throws {
        dispatch = try LeaseDispatch(environment: environment)
    }

    func handle(_ event: SQSEvent, context: LambdaContext) async -> SQSBatchResponse {
        await dispatch.handle(event, context: context)
    }
}
