import LambdaContracts
import LambdaEvents
import LambdaRuntime
import Logging

/// A worker that does what its event says.
@main
struct LambdaFixture: LambdaHandler {
    enum Contract: LambdaContract {
        struct Event: DirectlyInvoked {
            var action: Action
            var text: String?
            var count: Int?
            var correlationID: String?
        }

        struct Output: Codable, Sendable {
            var text: String
            var trace: String?
        }

        enum Environment: String, CaseIterable, Sendable {
            case greeting = "GREETING"
            case limit = "LIMIT"
        }

        enum Action: String, Decodable, Sendable {
            case greet, log, measure, fail, returnText
            case sleep, sleepStubbornly, reportProgress
        }

        static let product = "lambda-fixture"
        static let operations: [AWSOperation<Environment>] = []
    }

    struct Refusal: Error, CustomStringConvertible {
        var description: String
    }

    let greeting: String
    let limit: Int

    init(environment: LambdaEnvironment<Contract>) async throws {
        greeting = environment[.greeting]
        limit = try environment.value(of: .limit)
        guard greeting != "refuse" else { throw Refusal(description: "the greeting is 'refuse'") }
    }

    // More than half of the time that tests give, so that half of it counts.
    static var deadlineMargin: Duration { .seconds(20) }

    func handle(_ event: Contract.Event, context: LambdaContext) async throws -> Contract.Output {
        var output = Contract.Output(text: "\(greeting), \(event.text ?? "")", trace: LambdaContext.current?.traceID)
        switch event.action {
        case .greet: break
        case .log:
            await context.withCorrelationID("part") { $0.logger.info("part of it") }
            context.logger.info(
                "greeting",
                metadata: ["name": "\(event.text ?? "")", "count": .stringConvertible(limit)]
            )
            Logger(label: "library").debug("not of interest")
            Logger(label: "library").warning("of interest")
        case .measure:
            context.record(
                try EmbeddedMetrics(namespace: "Tests", [.count("Greetings")], dimensions: ["Language": "en"])
            )
        case .fail: throw Refusal(description: event.text ?? "")
        case .returnText: output.text = String(repeating: "x", count: event.count ?? 0)
        case .sleep:
            await context.withCorrelationID("part") { $0.logger.info("part of it") }
            context.logger.info("asleep")
            try await Task.sleep(for: .milliseconds(event.count ?? 0))
        case .sleepStubbornly:
            let end = ContinuousClock.now + .milliseconds(event.count ?? 0)
            while ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(5)) }
        case .reportProgress:
            try? await Task.sleep(for: .seconds(60))
            output.text = Task.isCancelled ? "cancelled" : "finished"
        }
        return output
    }

    func shutDown() async {
        Logger(label: "fixture").info("shut down")
    }
}
