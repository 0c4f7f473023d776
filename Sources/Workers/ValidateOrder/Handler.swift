import IngestionWorkers
import LambdaEvents
import LambdaRuntime
import WorkerContracts

/// Checks events.
@main
struct Handler: LambdaHandler {
    typealias Contract = ValidateOrder

    private let validation: EventValidation

    init(environment: LambdaEnvironment<ValidateOrder>) throws {
        validation = try EventValidation(environment: environment)
    }

    func handle(_ request: APIGatewayV2Request, context: LambdaContext) async -> APIGatewayV2Response {
        await validation.answer(request, context: context)
    }
}
