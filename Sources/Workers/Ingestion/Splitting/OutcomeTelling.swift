import AWSClient
import DynamoDBValues
import LambdaContracts
package import LambdaEvents
package import LambdaRuntime
package import WorkerContracts
import WorkerPatterns

/// Tells the bus what became of messages, as the stream of the table says.
///
/// A failure is told once, however often the same comes again: while the message is processed anew, the item keeps the error of before.
package struct OutcomeTelling: Sendable {
    private let metricNamespace: String
    private let bus: EventBus

    /// What tells the bus.
    /// - Parameter environment: The variables.
    /// - Throws: What keeps requests to AWS from being sent.
    package init(environment: LambdaEnvironment<OutcomePublisher>) throws {
        try self.init(environment: environment, aws: AWSHTTPClient())
    }

    init(environment: LambdaEnvironment<OutcomePublisher>, aws: AWSHTTPClient) throws {
        metricNamespace = environment[.metricNamespace]
        bus = EventBus(
            environment[.eventBusName],
            of: EventBridgeClient(aws),
            guards: ServiceGuards(metricNamespace: metricNamespace)
        )
    }

    /// Tells of changes, in order.
    /// - Parameters:
    ///   - event: The changes.
    ///   - context: The invocation.
    /// - Returns: The first change that the bus was not told of.
    package func handle(_ event: DynamoDBStreamEvent, context: LambdaContext) async -> StreamBatchResponse {
        let start = ContinuousClock.now
        let metrics = MetricTally(namespace: metricNamespace)
        defer { metrics.write(to: context) }
        let outcomes = await context.withRequestDeadline {
            await BatchProcessor.inOrder().process(event.records) { try await tell($0, context, metrics) }
        }
        context.log(batch: outcomes, since: start)
        return StreamBatchResponse(
            firstFailure: zip(event.records, outcomes).first { !$0.1.isSuccess }?.0.sequenceNumber
        )
    }

    private func tell(
        _ record: DynamoDBStreamEvent.Record,
        _ context: LambdaContext,
        _ metrics: MetricTally
    ) async throws {
        do {
            guard let item = try record.newImage(), Self.isNews(item, after: try record.oldImage()),
                let (event, detail) = IngestionEvent.outcome(of: item)
            else { return }
            try await bus.tell(event, detail)
        } catch {
            let error = IngestionError(error, of: IngestionMetric.GuardedService.eventBridge.rawValue)
            IngestionLog(context).write(
                .messageFailed,
                [
                    .messageId: .text(record.eventID), .errorType: .text(error.type),
                    .errorMessage: .text(error.description), .errorCategory: .text(error.category.rawValue),
                    .service: error.service.map { .text($0) },
                ]
            )
            metrics.count(.errors(error.category))
            throw error
        }
    }

    private static func isNews(_ item: [String: AttributeValue], after old: [String: AttributeValue]?) -> Bool {
        let status = item[.status]?.asString
        guard status != old?[.status]?.asString else { return false }
        return status != IngestionEvent.failure.status || item[.errorType] != old?[.errorType]
    }
}
