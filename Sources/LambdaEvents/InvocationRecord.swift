public import JSONValues

/// What Lambda sends to a destination when it is done with an event that a function was invoked with asynchronously.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>
public struct AsyncInvocationRecord: Decodable, Equatable, Sendable {
    /// When the record was made.
    public var timestamp: Timestamp
    /// What was invoked, and why Lambda is done.
    public var requestContext: InvocationRequestContext
    /// The event.
    public var requestPayload: JSONValue
    /// What came of the last attempt; `nil` when the function was not invoked.
    public var responseContext: InvocationResponseContext?
    /// What the function returned, or the error that it reported.
    public var responsePayload: JSONValue?
}

/// What Lambda sends to the destination of a stream's mapping when it gives a batch up.
///
/// It tells where in the stream the records lie; the stream keeps them for 24 hours. Buckets get the batch as well.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>
public struct StreamFailureRecord: Decodable, Equatable, Sendable {
    /// When the record was made.
    public var timestamp: Timestamp
    /// What was invoked, and why the batch was given up.
    public var requestContext: InvocationRequestContext
    /// What came of the last attempt; `nil` when the function was not invoked.
    public var responseContext: InvocationResponseContext?
    /// Where in the stream the records lie.
    public var batch: Batch
    /// The event, in buckets only.
    public var payload: JSONValue?

    /// Where in a stream records lie.
    public struct Batch: Decodable, Equatable, Sendable {
        /// The shard.
        public var shardID: String
        /// The number of the first record.
        public var startSequenceNumber: String
        /// The number of the last record.
        public var endSequenceNumber: String
        /// When the first record came.
        public var approximateArrivalOfFirstRecord: Timestamp
        /// When the last record came.
        public var approximateArrivalOfLastRecord: Timestamp
        /// How many records there are.
        public var batchSize: Int
        /// The ARN of the stream.
        public var streamARN: String

        private enum CodingKeys: String, CodingKey {
            case shardID = "shardId"
            case streamARN = "streamArn"
            case startSequenceNumber, endSequenceNumber, batchSize
            case approximateArrivalOfFirstRecord, approximateArrivalOfLastRecord
        }
    }

    private enum CodingKeys: String, CodingKey {
        case timestamp, requestContext, responseContext, payload
        case batch = "DDBStreamBatchInfo"
    }
}

/// What was invoked, and why Lambda is done with it.
public struct InvocationRequestContext: Decodable, Equatable, Sendable {
    /// The ID of the invocation.
    public var requestID: String
    /// The ARN of the function.
    public var functionARN: String
    /// Why Lambda is done: `Success`, `RetriesExhausted`, `RetryAttemptsExhausted` or `EventAgeExceeded` for example.
    public var condition: String
    /// How often the function was invoked.
    public var approximateInvokeCount: Int

    private enum CodingKeys: String, CodingKey {
        case requestID = "requestId"
        case functionARN = "functionArn"
        case condition, approximateInvokeCount
    }
}

/// What came of an invocation.
public struct InvocationResponseContext: Decodable, Equatable, Sendable {
    /// The status that Lambda answered with, 200 also when the function failed.
    public var statusCode: Int
    /// The version that ran.
    public var executedVersion: String?
    /// `Handled` or `Unhandled` when the function failed; `nil` when it did not.
    public var functionError: String?
}
