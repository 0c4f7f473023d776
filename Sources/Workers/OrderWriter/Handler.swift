import LambdaEvents
import LambdaRuntime
import OrderWriting
import WorkerContracts

@main
struct Handler: LambdaHandler {
    typealias Contract = OrderWriter

    private let writer: OrderItemWriter

    init(environment: LambdaEnvironment<OrderWriter>) throws {
        writer = try OrderItemWriter(tableName: environment[.tableName])
    }

    func handle(_ event: SQSEvent, context: LambdaContext) async -> SQSBatchResponse {
        await writer.write(event, in: context)
    }
}
