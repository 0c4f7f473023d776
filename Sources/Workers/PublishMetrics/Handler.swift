import LambdaEvents
import LambdaRuntime
import OrderCounting
import WorkerContracts

@main
struct Handler: LambdaHandler {
    typealias Contract = PublishMetrics

    private let counter: OrderCounter

    init(environment: LambdaEnvironment<PublishMetrics>) throws {
        counter = try OrderCounter(environment: environment)
    }

    func handle(_ event: SQSEvent, context: LambdaContext) async -> SQSBatchResponse {
        await counter.count(event, in: context)
    }
}
