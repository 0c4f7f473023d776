import JSONValues
import LambdaRuntime
import OrderCounting
import WorkerContracts

@main
struct Handler: LambdaHandler {
    typealias Contract = EventsLoadTest

    private let loadTest: LoadTest

    init(environment: LambdaEnvironment<EventsLoadTest>) throws {
        loadTest = try LoadTest(environment: environment)
    }

    func handle(_ event: JSONValue, context: LambdaContext) async -> EventsLoadTest.Output {
        await loadTest.run(in: context)
    }
}
