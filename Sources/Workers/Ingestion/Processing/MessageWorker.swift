import AWSClient
import DynamoDBValues
import LambdaContracts
package import LambdaEvents
package import LambdaRuntime
package import WorkerContracts
import WorkerPatterns

/// Processes messages from the queue, each once, and tells the bus of the outcome.
///
/// What was written and not told is told when the message comes again: a message whose delivery before was not brought to its end tells so by its
/// ID, and an item by the attribute `untold`. So the bus may be told twice, with the same `eventId`, but not never.
package struct MessageWorker: Sendable {
    /// How many messages are processed at a time.
    private static let concurrency = 10

    private let metricNamespace: String
    private let guards: ServiceGuards
    private let table: StateTable
    private let processing: OrderProcessing
    private let bus: EventBus
    private let failureModes: IngestionFailureModes

    /// What processes messages.
    /// - Parameter environment: The variables.
    /// - Throws: What is wrong with them, or what keeps requests to AWS from being sent.
    package init(environment: LambdaEnvironment<IngestionWorker>) throws {
        try self.init(environment: environment, aws: AWSHTTPClient())
    }

    init(environment: LambdaEnvironment<IngestionWorker>, aws: AWSHTTPClient) throws {
        metricNamespace = environment[.metricNamespace]
        guards = ServiceGuards(metricNamespace: metricNamespace)
        table = StateTable(
            environment[.tableName],
            timeToLive: try environment.value(of: .timeToLiveDays, as: Days.self).duration,
            of: DynamoDBClient(aws),
            guards: guards
        )
        processing = OrderProcessing(table: table, rules: OrderRules(name: IngestionWorker.product))
        bus = EventBus(environment[.eventBusName], of: EventBridgeClient(aws), guards: guards)
        failureModes = IngestionFailureModes(parameter: environment[.failureModeParameter], of: SSMClient(aws))
    }

    /// Processes a batch.
    /// - Parameters:
    ///   - event: The messages.
    ///   - context: The invocation.
    /// - Returns: The messages that come again.
    package func handle(_ event: SQSEvent, context: LambdaContext) async -> SQSBatchResponse {
        let start = ContinuousClock.now
        let metrics = MetricTally(namespace: metricNamespace)
        defer { metrics.write(to: context) }
        let messages = event.records.map(QueuedMessage.init)
        let outcomes = await context.withRequestDeadline {
            let mode = messages.isEmpty ? .none : await failureModes.mode()
            // Two messages of one key would be in each other's way, and one of them come again for nothing.
            return await BatchProcessor.groups(concurrent: Self.concurrency).process(messages, groupedBy: \.group) {
                try await process($0, mode, context, metrics)
            }
        }
        context.log(batch: outcomes, since: start)
        return .failures(of: event.records.map(\.messageID), outcomes)
    }

    private func process(
        _ queued: QueuedMessage,
        _ mode: IngestionFailureMode,
        _ context: LambdaContext,
        _ metrics: MetricTally
    ) async throws(IngestionError) {
        let start = ContinuousClock.now
        let message = LeasedMessage(queued.record)
        do throws(IngestionError) {
            let key = try queued.key.get()
            try await context.withCorrelationIDOfMessage(key) { context throws(IngestionError) in
                try await process(message, key, mode, context, metrics)
            }
            metrics.count(.messagesProcessed(.success))
        } catch {
            guard error != .inProgress else { throw error }
            context.log(messageFailed: error, message, queued.group, start.duration(to: .now), metrics)
            throw error
        }
    }

    private func process(
        _ message: LeasedMessage,
        _ key: String,
        _ mode: IngestionFailureMode,
        _ context: LambdaContext,
        _ metrics: MetricTally
    ) async throws(IngestionError) {
        if mode == .slowDownstream { try await guards.simulateSlowTable(key, context) }
        switch try await table.claim(key, for: message, context, metrics) {
        case .inProgress: throw .inProgress
        case .succeeded(let item): try await tellAgain(item, key, message)
        case .leased(let lease):
            let outcome = await processing.process(message, lease, mode, marksUntold: true, context, metrics)
            switch outcome {
            case .succeeded(let item): try await tell(success: item, lease)
            case .failed(let error, let item):
                if let item, item[.untold] != nil { await tell(failure: item, lease, context) }
                throw error
            }
        }
    }
}

// MARK: - Telling

extension MessageWorker {
    private func tell(success item: [String: AttributeValue], _ lease: IdempotencyLease) async throws(IngestionError) {
        do throws(IngestionError) {
            try await tell(item)
        } catch {
            // Should that fail too, the message itself still tells when it comes again.
            try? await table.note(untold: true, lease, .succeeded)
            throw error
        }
    }

    /// The message comes again anyway, so what cannot be told now is told then: the item says so.
    private func tell(failure item: [String: AttributeValue], _ lease: IdempotencyLease, _ context: LambdaContext) async
    {
        do throws(IngestionError) {
            try await tell(item)
            try await table.note(untold: false, lease, .failed)
        } catch {
            context.log(notTold: error, lease.key)
        }
    }

    /// Tells the bus of what was done at an earlier delivery, if that may not have been done.
    private func tellAgain(
        _ item: [String: AttributeValue],
        _ key: String,
        _ message: LeasedMessage
    ) async throws(IngestionError) {
        let isUntold = item[.untold] != nil
        guard isUntold || item[.messageId]?.asString == message.id else { return }
        try await tell(item)
        guard isUntold, let owner = item[.leaseOwner]?.asString else { return }
        let lease = IdempotencyLease(key: key, owner: owner, attempts: item[.attempts]?.asInt ?? 1)
        try await table.note(untold: false, lease, .succeeded)
    }

    private func tell(_ item: [String: AttributeValue]) async throws(IngestionError) {
        guard let (event, detail) = IngestionEvent.outcome(of: item) else { return }
        try await bus.tell(event, detail)
    }
}
