public import AWSClient
internal import JSONValues
public import LambdaRuntime
internal import Logging
public import WorkerContracts
internal import WorkerPatterns

/// Puts orders that nobody made on a bus.
public struct LoadTest: Sendable {
    /// How many events a request has at most.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html>
    private static let maximumEntries = 10
    private static let concurrency = 4
    private static let drinks = ["Cappuccino", "Espresso", "Latte"]

    private let busName: String
    private let source: String
    private let detailType: String
    private let orders: Int
    private let eventBridge: EventBridgeClient
    private let retry: Retry

    /// A load test that finds Region, credentials and endpoint in the environment of the process.
    /// - Parameter environment: The variables of the contract.
    /// - Throws: Which variable cannot be used.
    public init(environment: LambdaEnvironment<EventsLoadTest>) throws {
        try self.init(environment: environment, client: AWSHTTPClient())
    }

    /// A load test.
    /// - Parameters:
    ///   - environment: The variables of the contract.
    ///   - client: What signs and sends requests.
    ///   - clock: What is waited by before refused events are sent again; the machine's when not given.
    /// - Throws: Which variable cannot be used.
    public init(
        environment: LambdaEnvironment<EventsLoadTest>,
        client: AWSHTTPClient,
        clock: any AWSClock = SystemClock()
    ) throws(LambdaEnvironmentError) {
        busName = environment[.eventBusName]
        source = environment[.eventSource]
        detailType = environment[.eventDetailType]
        orders = try environment.value(of: .orders, expected: "a whole number from 1 to 1000000") {
            Int($0).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
        }
        eventBridge = EventBridgeClient(client)
        retry = Retry(maximumAttempts: 8, baseDelay: .milliseconds(100), clock: clock)
    }

    /// Sends the orders, and those again that the bus refuses for the moment.
    /// - Parameter context: The invocation, whose ID the order IDs begin with.
    /// - Returns: How many were sent. What there was no time for counts as failed.
    public func run(in context: LambdaContext) async -> EventsLoadTest.Output {
        let starts = Array(stride(from: 0, to: orders, by: Self.maximumEntries))
        let sent = Counter()
        _ = await context.withRequestDeadline {
            await BatchProcessor.concurrent(Self.concurrency).process(starts) { start in
                let numbers = start..<min(start + Self.maximumEntries, orders)
                await sent.add(send(numbers.map { entry($0, run: context.requestID) }, in: context))
            }
        }
        let count = await sent.value
        return EventsLoadTest.Output(sent: count, failed: orders - count, run: context.requestID)
    }

    private actor Counter {
        private(set) var value = 0

        func add(_ count: Int) { value += count }
    }

    /// Some entries were refused that may be accepted later.
    private struct Refused: Error {
        static let isOne: @Sendable (any Error) -> Bool = { $0 is Refused }
    }

    /// How many of the entries were accepted.
    private func send(_ entries: [EventEntry], in context: LambdaContext) async -> Int {
        var waiting = entries
        var accepted = 0
        do {
            try await retry.run(while: Refused.isOne) { _ in
                let results = try await eventBridge.putEvents(waiting)
                for case .accepted in results { accepted += 1 }
                for case .failed(let code, let message) in results {
                    context.logger.warning(
                        "the bus refused an order",
                        metadata: ["reason": "\(code)\(message.map { ": \($0)" } ?? "")"]
                    )
                }
                waiting = zip(waiting, results).filter { $0.1.isRetryable }.map(\.0)
                if !waiting.isEmpty { throw Refused() }
            }
        } catch {
            context.logger.error(
                "orders were not sent",
                error: error,
                metadata: ["orders": .stringConvertible(waiting.count)]
            )
        }
        return accepted
    }

    private func entry(_ number: Int, run: String) -> EventEntry {
        let drink = Self.drinks.randomElement() ?? Self.drinks[0]
        let detail: JSONValue = [
            "Message": "The load test wants its coffee",
            "ORDERSTATE": "Completed",
            "orderId": .string("\(run)-\(number)"),
            "userId": .string("\(number)"),
            "drinkOrder": ["userId": .string("\(number)"), "drink": .string(drink)],
        ]
        return EventEntry(busName: busName, source: source, detailType: detailType, detail: detail.text)
    }
}
