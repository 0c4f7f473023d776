import IngestionWorkers
import LambdaEvents
import LambdaRuntime
import WorkerContracts

/// Sends events to the queue.
@main
struct Handler: LambdaHandler {
    typealias Contract = PublishOrder

    private let intake: EventIntake

    init(environment: LambdaEnvironment<PublishOrder>) throws { intake = try EventIntake(environment: environment) }

    func handle(_ request: APIGatewayV2Request, context: LambdaContext) async -> APIGatewayV2Response {
        await intake.answer(request, context: context)
    }
}
