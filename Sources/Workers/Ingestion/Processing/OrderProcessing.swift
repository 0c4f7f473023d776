import DynamoDBValues
import JSONValues
import LambdaContracts
import LambdaEvents
import LambdaRuntime
import WorkerContracts
import WorkerPatterns

/// Processes a message whose key is leased, and writes what became of it.
struct OrderProcessing: Sendable {
    /// What became of a message.
    enum Outcome: Sendable {
        /// It was processed; this is what the table knows of it.
        case succeeded([String: AttributeValue])
        /// It was not; this is what the table knows of it, or `nil` when that could not be written.
        case failed(IngestionError, [String: AttributeValue]?)
    }

    let table: StateTable
    let rules: OrderRules

    /// Processes a message.
    /// - Parameters:
    ///   - message: The message.
    ///   - lease: That it may be processed.
    ///   - mode: How it is to fail on purpose.
    ///   - marksUntold: Whether the item of a failure that is none of before says that the bus has to be told.
    ///   - context: The invocation.
    ///   - metrics: Counts what becomes of it.
    /// - Returns: What became of it.
    func process(
        _ message: LeasedMessage,
        _ lease: IdempotencyLease,
        _ mode: IngestionFailureMode,
        marksUntold: Bool,
        _ context: LambdaContext,
        _ metrics: MetricTally
    ) async -> Outcome {
        let start = ContinuousClock.now
        var event: OrderEvent?
        do throws(IngestionError) {
            if let failure = mode.failure(ofMessage: message.id, attempts: lease.attempts) {
                context.log(simulated: mode, failure, lease.key)
                throw failure
            }
            let order = try Self.event(of: message.body)
            event = order
            let result = try await rules.result(of: order)
            let duration = start.duration(to: .now)
            let item = success(result, message, duration, context)
            try await table.finish(
                lease,
                .succeeded,
                item,
                removing: [.errorType, .errorMessage, .errorCategory, .failedAt, .untold]
            )
            log(processed: message, lease.key, duration, context)
            metrics.took(duration)
            return .succeeded(item.named(lease.key, .succeeded))
        } catch {
            let item = failure(error, event, message, start.duration(to: .now), context)
            return .failed(error, await write(item, of: error, lease, marksUntold: marksUntold, context))
        }
    }

    private static func event(of body: String) throws(IngestionError) -> OrderEvent {
        let json: JSONValue
        do throws(JSONError) { json = try JSONValue(parsing: body) } catch {
            throw .schema("the message is not JSON: \(error)")
        }
        return try OrderEvent(json)
    }

    /// Writes that a message failed, if that can be: the lease runs out in any case.
    private func write(
        _ item: [IngestionStateAttribute: AttributeValue],
        of error: IngestionError,
        _ lease: IdempotencyLease,
        marksUntold: Bool,
        _ context: LambdaContext
    ) async -> [String: AttributeValue]? {
        var item = item
        if marksUntold, lease.isNews(error) { item[.untold] = true }
        do throws(IngestionError) {
            try await table.finish(lease, .failed, item)
            return item.named(lease.key, .failed)
        } catch {
            context.log(outcomeNotWritten: error, lease.key)
            return nil
        }
    }

    private func success(
        _ result: OrderRules.Result,
        _ message: LeasedMessage,
        _ duration: Duration,
        _ context: LambdaContext
    ) -> [IngestionStateAttribute: AttributeValue] {
        let now = Timestamp.now.text
        return [
            .messageId: .string(message.id), .orderId: .string(result.orderID), .amount: result.amount.attribute,
            .result: .map(result.attributes(processedBy: rules.name, at: now)), .processedAt: .string(now),
            .requestId: .string(context.requestID), .durationMs: .number(Int(duration / .milliseconds(1))),
        ]
    }

    private func failure(
        _ error: IngestionError,
        _ event: OrderEvent?,
        _ message: LeasedMessage,
        _ duration: Duration,
        _ context: LambdaContext
    ) -> [IngestionStateAttribute: AttributeValue] {
        var item: [IngestionStateAttribute: AttributeValue] = [
            .messageId: .string(message.id), .failedAt: .string(Timestamp.now.text),
            .requestId: .string(context.requestID), .durationMs: .number(Int(duration / .milliseconds(1))),
            .errorType: .string(error.type), .errorMessage: .string(error.description),
            .errorCategory: .string(error.category.rawValue),
        ]
        if let event {
            item[.orderId] = .string(event.orderID)
            item[.amount] = event.amount.attribute
        }
        return item
    }

    private func log(processed message: LeasedMessage, _ key: String, _ duration: Duration, _ context: LambdaContext) {
        let wait = message.sentAt.map { Timestamp.now.millisecondsSince1970 - $0.millisecondsSince1970 }
        IngestionLog(context).write(
            .messageProcessed,
            [
                .idempotencyKey: .text(key), .messageId: .text(message.id),
                .receiveCount: message.receiveCount.map { .number($0) }, .durationMs: .milliseconds(duration),
                .waitMs: wait.map { .number(Int(max($0, 0))) },
            ]
        )
    }
}

extension IdempotencyLease {
    /// Whether the bus has not been told of the failure: it is told once, however often the same comes again.
    fileprivate func isNews(_ error: IngestionError) -> Bool {
        previous?[.errorType]?.asString != error.type || previous?[.untold] != nil
    }
}

extension [IngestionStateAttribute: AttributeValue] {
    /// The item as the table has it.
    fileprivate func named(_ key: String, _ outcome: IdempotencyOutcome) -> [String: AttributeValue] {
        var item = IngestionStateAttribute.values(self)
        item[IngestionStateAttribute.idempotencyKey.rawValue] = .string(key)
        item[IngestionStateAttribute.status.rawValue] = .string(outcome.rawValue)
        return item
    }
}
