import LambdaEvents
import LambdaRuntime
import StreamProcessing
import WorkerContracts

@main
struct Handler: LambdaHandler {
    typealias Contract = StreamProcessor

    private let processor: ChangeProcessor

    init(environment: LambdaEnvironment<StreamProcessor>) throws {
        processor = try ChangeProcessor(environment: environment)
    }

    func handle(_ event: DynamoDBStreamEvent, context: LambdaContext) async -> StreamBatchResponse {
        await processor.process(event, in: context)
    }
}
