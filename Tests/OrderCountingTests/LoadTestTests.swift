import AWSClient
import AWSTestSupport
import JSONValues
import LambdaRuntime
import Synchronization
import Testing
import WorkerContracts
import WorkerTestSupport

@testable import OrderCounting

@Suite("The load test") struct LoadTestTests {
    /// A bus that refuses entries as it is told to.
    private final class Bus: Sendable {
        private let entries = Mutex<[JSONValue]>([])
        private let calls = Mutex(0)
        let refusal: @Sendable (_ call: Int, _ entry: Int) -> String?

        init(refusal: @escaping @Sendable (_ call: Int, _ entry: Int) -> String? = { _, _ in nil }) {
            self.refusal = refusal
        }

        var accepted: [JSONValue] { entries.withLock { $0 } }

        var transport: StubTransport {
            StubTransport { request throws(AWSTransportError) in
                let call = self.calls.withLock { calls in
                    calls += 1
                    return calls
                }
                let sent = (try? JSONValue(parsing: request.body))?["Entries"]?.asArray ?? []
                let answers = sent.enumerated().map { index, entry -> JSONValue in
                    if let code = self.refusal(call, index) { return ["ErrorCode": .string(code)] }
                    self.entries.withLock { $0.append(entry) }
                    return ["EventId": "e"]
                }
                let body: JSONValue = ["Entries": .array(answers)]
                return HTTPResponse(status: 200, headers: [], body: body.utf8)
            }
        }
    }

    private func run(_ bus: Bus, orders: String = "25") async throws -> EventsLoadTest.Output {
        let environment = try LambdaEnvironment<EventsLoadTest>([
            .eventBusName: "bus", .eventSource: "coffee", .eventDetailType: "Ordered", .orders: orders,
        ])
        let test = try LoadTest(environment: environment, client: .testing(bus.transport), clock: TestClock())
        return await test.run(in: LambdaContext(requestID: "run"))
    }

    @Test("sends each order once, ten at a time") func orders() async throws {
        let bus = Bus()
        #expect(try await run(bus) == EventsLoadTest.Output(sent: 25, failed: 0, run: "run"))
        let details = try bus.accepted.map { try JSONValue(parsing: $0["Detail"]?.asString ?? "") }
        #expect(Set(details.compactMap { $0["orderId"]?.asString }) == Set((0..<25).map { "run-\($0)" }))
        #expect(details.allSatisfy { $0["drinkOrder"]?["drink"]?.asString?.isEmpty == false })
        #expect(bus.accepted.allSatisfy { $0["EventBusName"] == "bus" && $0["Source"] == "coffee" })
        #expect(bus.accepted.allSatisfy { $0["DetailType"] == "Ordered" })
    }

    @Test("sends again what the bus refuses for the moment, and nothing else") func refusals() async throws {
        let bus = Bus { call, entry in call < 5 && entry % 2 == 0 ? "ThrottlingException" : nil }
        #expect(try await run(bus) == EventsLoadTest.Output(sent: 25, failed: 0, run: "run"))
        #expect(bus.accepted.count == 25)
        let strict = Bus { _, entry in entry == 0 ? "NotAuthorizedForDetailType" : nil }
        #expect(try await run(strict) == EventsLoadTest.Output(sent: 22, failed: 3, run: "run"))
        let closed = Bus { _, _ in "InternalFailure" }
        #expect(try await run(closed) == EventsLoadTest.Output(sent: 0, failed: 25, run: "run"))
    }

    @Test("does not start without a number of orders", arguments: ["0", "many", "1000001"])
    func environment(orders: String) async throws {
        let error = await #expect(throws: LambdaEnvironmentError.self) { try await run(Bus(), orders: orders) }
        #expect(
            error?.description
                == "the environment variable ORDERS is '\(orders)', expected a whole number from 1 to 1000000"
        )
    }
}
