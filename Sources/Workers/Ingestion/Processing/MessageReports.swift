import LambdaContracts
import LambdaRuntime
import Logging
import WorkerContracts
import WorkerPatterns

extension LambdaContext {
    /// Logs and counts that a message could not be processed this time.
    func log(
        messageFailed error: IngestionError,
        _ message: LeasedMessage,
        _ key: String?,
        _ duration: Duration?,
        _ metrics: MetricTally
    ) {
        IngestionLog(self).write(
            .messageFailed,
            [
                .idempotencyKey: key.map { .text($0) }, .messageId: .text(message.id),
                .receiveCount: message.receiveCount.map { .number($0) }, .errorType: .text(error.type),
                .errorMessage: .text(error.description), .errorCategory: .text(error.category.rawValue),
                .service: error.service.map { .text($0) }, .durationMs: duration.map { .milliseconds($0) },
            ]
        )
        metrics.count(.messagesProcessed(.failed))
        metrics.count(.errors(error.category))
    }

    /// Logs that a batch is done.
    func log(batch outcomes: [BatchOutcome], since start: ContinuousClock.Instant) {
        let succeeded = outcomes.count(where: \.isSuccess)
        IngestionLog(self).write(
            .batchCompleted,
            [
                .total: .number(outcomes.count), .succeeded: .number(succeeded),
                .failed: .number(outcomes.count - succeeded), .durationMs: .since(start),
            ]
        )
    }

    /// Logs that the table does not know what became of a message; the message comes again in any case.
    func log(outcomeNotWritten error: IngestionError, _ key: String) {
        logger.warning(
            "the outcome was not written",
            metadata: ["idempotencyKey": "\(key)", "reason": "\(error)"]
        )
    }
}
