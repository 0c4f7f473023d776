/// Codes of SQS.
///
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
extension AWSErrorCode {
    /// The queue does not exist, or the Region is not the queue's.
    public static let queueDoesNotExist = AWSErrorCode(rawValue: "QueueDoesNotExist")
    /// The receipt handle is none.
    public static let receiptHandleIsInvalid = AWSErrorCode(rawValue: "ReceiptHandleIsInvalid")
    /// The message is not in flight.
    public static let messageNotInflight = AWSErrorCode(rawValue: "MessageNotInflight")
    /// There are too many messages in flight.
    public static let overLimit = AWSErrorCode(rawValue: "OverLimit")
    /// A batch has more than ten entries.
    public static let tooManyEntriesInBatchRequest = AWSErrorCode(rawValue: "TooManyEntriesInBatchRequest")
    /// The entries of a batch are larger than a request may be.
    public static let batchRequestTooLong = AWSErrorCode(rawValue: "BatchRequestTooLong")
    /// A batch has no entry.
    public static let emptyBatchRequest = AWSErrorCode(rawValue: "EmptyBatchRequest")
    /// Two entries of a batch have the same id.
    public static let batchEntryIdsNotDistinct = AWSErrorCode(rawValue: "BatchEntryIdsNotDistinct")
    /// The text of a message has characters that SQS does not take.
    public static let invalidMessageContents = AWSErrorCode(rawValue: "InvalidMessageContents")
    /// What the request asks for is not possible, such as a move while another runs.
    public static let unsupportedOperation = AWSErrorCode(rawValue: "UnsupportedOperation")
}
