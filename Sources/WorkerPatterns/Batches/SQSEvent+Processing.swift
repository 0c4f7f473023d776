public import LambdaEvents
public import LambdaRuntime
import Logging

extension SQSEvent {
    /// Processes each message, and reports those that failed or were not begun.
    ///
    /// The messages of a group of a FIFO queue are processed in order, and after a failure its rest is reported; a group of a standard queue
    /// says nothing about order. Requests to AWS end before the invocation does. The log gets a line for each failure, with the ID of the
    /// message, its category and its reason, and one for the batch.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting>
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagegroupid-property.html>
    /// - Parameters:
    ///   - maximum: How many messages at a time, from 1; of a FIFO queue, how many groups.
    ///   - context: The invocation.
    ///   - work: Processes a message, in an invocation whose correlation ID is that of the message.
    /// - Returns: The messages that come again.
    public func process(
        concurrently maximum: Int,
        in context: LambdaContext,
        _ work: @escaping @Sendable (Record, LambdaContext) async throws -> Void
    ) async -> SQSBatchResponse {
        let isFIFO = records.contains { $0.eventSourceARN.hasSuffix(".fifo") }
        let processor: BatchProcessor = isFIFO ? .groups(concurrent: maximum) : .concurrent(maximum)
        return await processTogether(in: context) { records in
            await processor.process(records, groupedBy: \.messageGroupID) { record in
                try await context.withCorrelationID(record.messageID) { try await work(record, $0) }
            }
        }
    }

    /// Processes messages that have to do with one another, and reports those that failed or were not begun.
    ///
    /// Requests to AWS end before the invocation does. The log gets a line for each failure, with the ID of the message, its category and its
    /// reason, and one for the batch.
    /// - Parameters:
    ///   - context: The invocation.
    ///   - work: Processes the messages, and returns what became of each, in their order.
    /// - Returns: The messages that come again.
    public func processTogether(
        in context: LambdaContext,
        _ work: ([Record]) async -> [BatchOutcome]
    ) async -> SQSBatchResponse {
        let report = BatchReport(context)
        let outcomes = await context.withRequestDeadline { await work(records) }
        var failed: [String] = []
        for (record, outcome) in zip(records, outcomes) where !outcome.isSuccess {
            failed.append(record.messageID)
            guard case .failed(let error) = outcome else { continue }
            await context.withCorrelationID(record.messageID) { _ in report.failed(error, record.logMetadata) }
        }
        report.finished(outcomes)
        return SQSBatchResponse(failedMessageIDs: failed)
    }
}

extension SQSEvent.Record {
    /// What tells of the message in the log; the same at every delivery but for the count.
    var logMetadata: Logger.Metadata {
        var metadata: Logger.Metadata = ["messageId": "\(messageID)"]
        if let count = approximateReceiveCount { metadata["receiveCount"] = .stringConvertible(count) }
        return metadata
    }
}
