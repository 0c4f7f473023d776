import IngestionWorkers
import LambdaEvents
import LambdaRuntime
import WorkerContracts

/// Brings dead letters back.
@main
struct Handler: LambdaHandler {
    typealias Contract = Redrive

    private let redrive: DeadLetterRedrive

    init(environment: LambdaEnvironment<Redrive>) throws { redrive = try DeadLetterRedrive(environment: environment) }

    func handle(_ request: APIGatewayV2Request, context: LambdaContext) async -> APIGatewayV2Response {
        await redrive.answer(request, context: context)
    }
}
