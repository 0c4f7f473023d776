public import LambdaEvents
public import LambdaRuntime
import Logging

extension DynamoDBStreamEvent {
    /// Processes each change in order, and reports the first that failed or was not begun: the batch comes again from there.
    ///
    /// Requests to AWS end before the invocation does. The log gets a line for the failure, with the sequence number of the change, its category
    /// and its reason, and one for the batch.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html>
    /// - Parameters:
    ///   - context: The invocation.
    ///   - work: Processes a change, in an invocation whose correlation ID is that of the change.
    /// - Returns: Where the batch comes again from.
    public func process(
        in context: LambdaContext,
        _ work: @escaping @Sendable (Record, LambdaContext) async throws -> Void
    ) async -> StreamBatchResponse {
        let report = BatchReport(context)
        let outcomes = await context.withRequestDeadline {
            await BatchProcessor.inOrder().process(records) { record in
                try await context.withCorrelationID(record.eventID) { context in
                    do {
                        try await work(record, context)
                    } catch {
                        report.failed(
                            error,
                            ["eventId": "\(record.eventID)", "sequenceNumber": "\(record.sequenceNumber)"]
                        )
                        throw error
                    }
                }
            }
        }
        report.finished(outcomes)
        return StreamBatchResponse(
            firstFailure: zip(records, outcomes).first { !$0.1.isSuccess }?.0.sequenceNumber
        )
    }
}
