import JSONValues
import LambdaContracts
import LambdaEvents
import LambdaRuntime
import WorkerContracts

extension LambdaContext {
    /// Logs that a request could not be answered as it should.
    func log(requestFailed error: IngestionError, since start: ContinuousClock.Instant) {
        IngestionLog(self).write(
            .requestFailed,
            [
                .errorType: .text(error.type), .errorMessage: .text(error.description),
                .errorCategory: .text(error.category.rawValue), .service: error.service.map { .text($0) },
                .durationMs: .since(start),
            ]
        )
    }

    /// Logs that the failure mode makes something fail.
    func log(simulated mode: IngestionFailureMode, _ error: IngestionError?, _ idempotencyKey: String) {
        IngestionLog(self).write(
            .failureSimulated,
            [
                .failureMode: .text(mode.rawValue), .errorType: error.map { .text($0.type) },
                .idempotencyKey: .text(idempotencyKey),
            ]
        )
    }

    /// Logs why an event is not taken in, and makes the answer: 400 or 413 for what the client has to mend, 503 for what may go well the next
    /// time, 500 for the rest.
    func refusal(of error: IngestionError, since start: ContinuousClock.Instant) -> APIGatewayV2Response {
        // By these codes a queue refuses what a message has in it, and its size where the queue has a limit of its own.
        let isRefusedBySize = error.isTooLarge || error.type == "InvalidParameterValue"
        switch error.category {
        case _ where isRefusedBySize, _ where error.type == "InvalidMessageContents", .validation:
            IngestionLog(self).write(
                .validationFailed,
                [
                    .errorType: .text(error.type), .errorMessage: .text(error.description),
                    .errorCategory: .text(ErrorCategory.validation.rawValue),
                ]
            )
            return .error(isRefusedBySize ? 413 : 400, error.description)
        case .transient, .timeout:
            log(requestFailed: error, since: start)
            return .error(503, "the event was not taken in; send it again", headers: ["retry-after": "5"])
        case .permanent, .processing:
            log(requestFailed: error, since: start)
            // What is wrong inside is none of the client's business; the log has it under the same ID.
            return .json(500, ["error": "the event was not taken in", "requestId": .string(requestID)])
        }
    }
}

extension IngestionLogValue {
    /// The milliseconds since a moment.
    static func since(_ start: ContinuousClock.Instant) -> IngestionLogValue {
        .milliseconds(start.duration(to: .now))
    }
}
