import AWSClient
import JSONValues
import LambdaContracts
package import LambdaEvents
package import LambdaRuntime
import Synchronization
package import WorkerContracts
import WorkerPatterns

/// Leases the keys of messages, and lets another function process those that it got; waits for the outcome, and reports what failed.
package struct LeaseDispatch: Sendable {
    /// How many keys are claimed at a time.
    private static let concurrency = 10

    private let metricNamespace: String
    private let processor: String
    private let table: StateTable
    private let functions: LambdaClient

    /// What leases keys.
    /// - Parameter environment: The variables.
    /// - Throws: What is wrong with them, or what keeps requests to AWS from being sent.
    package init(environment: LambdaEnvironment<IdempotencyCheck>) throws {
        try self.init(environment: environment, aws: AWSHTTPClient())
    }

    init(environment: LambdaEnvironment<IdempotencyCheck>, aws: AWSHTTPClient) throws {
        metricNamespace = environment[.metricNamespace]
        processor = environment[.processorFunctionName]
        table = StateTable(
            environment[.tableName],
            timeToLive: try environment.value(of: .timeToLiveDays, as: Days.self).duration,
            of: DynamoDBClient(aws),
            guards: ServiceGuards(metricNamespace: metricNamespace)
        )
        functions = LambdaClient(aws)
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
        let failed = await context.withRequestDeadline {
            let claims = await claim(event.records.map(QueuedMessage.init), context, metrics)
            return claims.failed.union(await process(claims.leased, context, metrics))
        }
        let failures = event.records.map(\.messageID).filter(failed.contains)
        IngestionLog(context).write(
            .batchCompleted,
            [
                .total: .number(event.records.count), .succeeded: .number(event.records.count - failures.count),
                .failed: .number(failures.count), .durationMs: .since(start),
            ]
        )
        return SQSBatchResponse(failedMessageIDs: failures)
    }

    private func claim(
        _ messages: [QueuedMessage],
        _ context: LambdaContext,
        _ metrics: MetricTally
    ) async -> (leased: [OrderProcessor.Event.Message], failed: Set<String>) {
        let leased = Mutex<[OrderProcessor.Event.Message]>([])
        // Of two messages of one key the second finds the first one's lease, and comes again.
        let outcomes = await BatchProcessor.groups(concurrent: Self.concurrency).process(
            messages,
            groupedBy: \.group
        ) { queued in
            let message = LeasedMessage(queued.record)
            do throws(IngestionError) {
                let key = try queued.key.get()
                switch try await table.claim(key, for: message, context, metrics) {
                case .succeeded: metrics.count(.messagesProcessed(.success))
                case .inProgress: throw .inProgress
                case .leased(let lease): leased.withLock { $0.append(.init(queued.record, lease)) }
                }
            } catch {
                if error != .inProgress { context.log(messageFailed: error, message, queued.group, nil, metrics) }
                throw error
            }
        }
        let failed = zip(messages, outcomes).filter { !$0.1.isSuccess }.map(\.0.record.messageID)
        return (leased.withLock { $0 }, Set(failed))
    }

    /// Lets the other function process messages.
    /// - Returns: Those that failed: all when nobody knows.
    private func process(
        _ messages: [OrderProcessor.Event.Message],
        _ context: LambdaContext,
        _ metrics: MetricTally
    ) async -> Set<String> {
        guard !messages.isEmpty else { return [] }
        do {
            let event = try JSONValue(encoding: OrderProcessor.Event(messages: messages))
            switch try await functions.invoke(processor, payload: event.utf8, timeout: context.remainingTime) {
            case .returned(let payload):
                let response = try JSONValue(parsing: payload).decode(as: OrderProcessor.Output.self)
                return Set(response.batchItemFailures.map(\.itemIdentifier))
            case .failed(let error): throw IngestionError(error)
            }
        } catch {
            let error = IngestionError(error, of: IngestionError.functions)
            for message in messages {
                context.log(messageFailed: error, LeasedMessage(message), message.idempotencyKey, nil, metrics)
            }
            return Set(messages.map(\.messageID))
        }
    }
}

extension OrderProcessor.Event.Message {
    fileprivate init(_ record: SQSEvent.Record, _ lease: IdempotencyLease) {
        self.init(
            messageID: record.messageID,
            idempotencyKey: lease.key,
            body: record.body,
            leaseOwner: lease.owner,
            attempts: lease.attempts,
            receiveCount: record.approximateReceiveCount,
            sentTimestamp: record.sentTimestamp?.millisecondsSince1970
        )
    }
}

extension LeasedMessage {
    init(_ message: OrderProcessor.Event.Message) {
        self.init(
            id: message.messageID,
            body: message.body,
            receiveCount: message.receiveCount,
            sentAt: message.sentTimestamp.map { Timestamp(millisecondsSince1970: $0) }
        )
    }
}
