import LambdaContracts
import LambdaEvents
import LambdaRuntime
import Logging
import WorkerContracts
import WorkerPatterns

/// A number of days, as an environment variable has it.
struct Days: LosslessStringConvertible {
    let count: Int

    /// A number of days.
    /// - Parameter description: A whole number from 1 to 3,650; `nil` for anything else.
    init?(_ description: String) {
        guard let count = Int(description), (1...3650).contains(count) else { return nil }
        self.count = count
    }

    var description: String { String(count) }
    var duration: Duration { .seconds(count * 86_400) }
}

extension IngestionError {
    /// Somebody else processes the message; it comes again, which is no fault.
    static let inProgress = IngestionError(.transient, .transient, "the message is being processed")
}

extension SQSBatchResponse {
    /// The messages that come again.
    static func failures(of ids: [String], _ outcomes: [BatchOutcome]) -> SQSBatchResponse {
        SQSBatchResponse(failedMessageIDs: zip(ids, outcomes).filter { !$0.1.isSuccess }.map(\.0))
    }
}

extension LambdaContext {
    /// How much of the time a worker keeps back to write what became of its messages.
    private static let reserve = Duration.seconds(3)

    /// How long processing may take at most.
    var timeForProcessing: Duration {
        let remaining = remainingTime
        return max(remaining - min(Self.reserve, remaining / 4), .zero)
    }

    /// Does the work for a message, whose key all that is logged meanwhile has.
    func withCorrelationIDOfMessage<T>(
        _ key: String,
        _ body: (LambdaContext) async throws(IngestionError) -> T
    ) async throws(IngestionError) -> T {
        let result: Result<T, IngestionError> = await withCorrelationID(key) { context in
            do throws(IngestionError) { return .success(try await body(context)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// Logs that the bus was not told.
    func log(notTold error: IngestionError, _ key: String) {
        logger.warning("the bus was not told", metadata: ["idempotencyKey": "\(key)", "reason": "\(error)"])
    }
}

extension ServiceGuards {
    /// Waits for as long as processing may take, as if the table did not answer.
    func simulateSlowTable(_ key: String, _ context: LambdaContext) async throws(IngestionError) {
        let service = IngestionMetric.GuardedService.dynamoDB
        try await ask(service) {
            let failure = IngestionError(
                .timeout,
                .timeout,
                "simulated: the table did not answer in time",
                service: service.rawValue
            )
            context.log(simulated: .slowDownstream, failure, key)
            // The wait that is given up is the rare one.
            try await Task.sleep(for: context.timeForProcessing)
            throw failure
        }
    }
}
