import AWSClient
import LambdaContracts
package import LambdaEvents
package import LambdaRuntime
package import WorkerContracts
import WorkerPatterns

/// Processes messages whose keys another function has leased, and writes the outcomes; who reads the table's stream tells of them.
package struct LeasedProcessing: Sendable {
    /// How many messages are processed at a time.
    private static let concurrency = 10

    private let metricNamespace: String
    private let guards: ServiceGuards
    private let processing: OrderProcessing
    private let failureModes: IngestionFailureModes

    /// What processes messages.
    /// - Parameter environment: The variables.
    /// - Throws: What keeps requests to AWS from being sent.
    package init(environment: LambdaEnvironment<OrderProcessor>) throws {
        try self.init(environment: environment, aws: AWSHTTPClient())
    }

    init(environment: LambdaEnvironment<OrderProcessor>, aws: AWSHTTPClient) throws {
        metricNamespace = environment[.metricNamespace]
        guards = ServiceGuards(metricNamespace: metricNamespace)
        let table = StateTable(
            environment[.tableName],
            timeToLive: nil,
            of: DynamoDBClient(aws),
            guards: guards
        )
        processing = OrderProcessing(table: table, rules: OrderRules(name: OrderProcessor.product))
        failureModes = IngestionFailureModes(parameter: environment[.failureModeParameter], of: SSMClient(aws))
    }

    /// Processes messages.
    /// - Parameters:
    ///   - event: The messages.
    ///   - context: The invocation.
    /// - Returns: The messages that failed.
    package func handle(_ event: OrderProcessor.Event, context: LambdaContext) async -> SQSBatchResponse {
        let metrics = MetricTally(namespace: metricNamespace)
        defer { metrics.write(to: context) }
        let outcomes = await context.withRequestDeadline {
            let mode = event.messages.isEmpty ? .none : await failureModes.mode()
            return await BatchProcessor.concurrent(Self.concurrency).process(event.messages) {
                try await process($0, mode, context, metrics)
            }
        }
        return .failures(of: event.messages.map(\.messageID), outcomes)
    }

    private func process(
        _ message: OrderProcessor.Event.Message,
        _ mode: IngestionFailureMode,
        _ context: LambdaContext,
        _ metrics: MetricTally
    ) async throws(IngestionError) {
        let start = ContinuousClock.now
        let leased = LeasedMessage(message)
        do throws(IngestionError) {
            try await context.withCorrelationIDOfMessage(message.idempotencyKey) { context throws(IngestionError) in
                if mode == .slowDownstream { try await guards.simulateSlowTable(message.idempotencyKey, context) }
                let lease = IdempotencyLease(
                    key: message.idempotencyKey,
                    owner: message.leaseOwner,
                    attempts: message.attempts
                )
                let outcome = await processing.process(leased, lease, mode, marksUntold: false, context, metrics)
                if case .failed(let error, _) = outcome { throw error }
            }
            metrics.count(.messagesProcessed(.success))
        } catch {
            context.log(messageFailed: error, leased, message.idempotencyKey, start.duration(to: .now), metrics)
            throw error
        }
    }
}
