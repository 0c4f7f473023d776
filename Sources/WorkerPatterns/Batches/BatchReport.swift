import LambdaContracts
import LambdaRuntime
import Logging

/// Writes to the log what became of the items of a batch.
struct BatchReport {
    /// How much of a reason is written.
    private static let maximumReasonLength = 1000

    private let logger: Logger
    private let start = ContinuousClock.now

    init(_ context: LambdaContext) { logger = context.logger }

    /// Writes a line for an item that failed: a warning when it may go well the next time.
    /// - Parameters:
    ///   - error: Why it failed.
    ///   - metadata: What the item is known by.
    func failed(_ error: any Error, _ metadata: Logger.Metadata) {
        let category = ErrorCategory(of: error)
        let own: Logger.Metadata = [
            "errorCategory": "\(category.rawValue)",
            "errorType": "\(Swift.type(of: error))",
            "reason": "\(String(String(describing: error).prefix(Self.maximumReasonLength)))",
        ]
        logger.log(
            level: category.isRetryable ? .warning : .error,
            "an item of the batch failed",
            metadata: own.merging(metadata) { own, _ in own }
        )
    }

    /// Writes a line for the whole batch.
    func finished(_ outcomes: [BatchOutcome]) {
        var counts = (succeeded: 0, failed: 0, unprocessed: 0)
        for outcome in outcomes {
            switch outcome {
            case .succeeded: counts.succeeded += 1
            case .failed: counts.failed += 1
            case .unprocessed: counts.unprocessed += 1
            }
        }
        logger.info(
            "the batch is processed",
            metadata: [
                "items": .stringConvertible(outcomes.count),
                "succeeded": .stringConvertible(counts.succeeded),
                "failed": .stringConvertible(counts.failed),
                "unprocessed": .stringConvertible(counts.unprocessed),
                "durationMs": .stringConvertible(Int(start.duration(to: .now) / .milliseconds(1))),
            ]
        )
    }
}
