import IngestionWorkers
import LambdaEvents
import LambdaRuntime
import WorkerContracts

/// Takes events in.
@main
struct Handler: LambdaHandler {
    typealias Contract = Ingest

    private let intake: EventIntake

    init(environment: LambdaEnvironment<Ingest>) throws { intake = try EventIntake(environment: environment) }

    func handle(_ request: APIGatewayV2Request, context: LambdaContext) async -> APIGatewayV2Response {
        await intake.answer(request, context: context)
    }
}
