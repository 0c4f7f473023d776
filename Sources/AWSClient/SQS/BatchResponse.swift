/// What became of the entries of a batch.
///
/// Each entry succeeds or fails on its own; a batch with failed entries is no error.
public struct BatchResponse<Success: Hashable & Sendable>: Hashable, Sendable {
    /// The entries that succeeded, by their ids.
    public let successful: [String: Success]
    /// The entries that failed, by their ids.
    public let failed: [String: BatchFailure]
}

/// Why an entry of a batch failed.
///
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_BatchResultErrorEntry.html
public struct BatchFailure: Hashable, Sendable {
    /// What kind of error it is.
    public let code: AWSErrorCode
    /// What SQS says; `nil` if it says nothing.
    public let message: String?
    /// Whether the entry itself is wrong, so that the same one would fail again.
    public let isSenderFault: Bool
}

extension BatchResponse {
    init(
        _ answer: AnswerReader,
        _ success: (AnswerReader) throws(AWSError) -> Success
    ) throws(AWSError) {
        var successful: [String: Success] = [:]
        for entry in try answer.list("Successful") {
            successful[try entry.requiredString("Id")] = try success(entry)
        }
        var failed: [String: BatchFailure] = [:]
        for entry in try answer.list("Failed") {
            failed[try entry.requiredString("Id")] = BatchFailure(
                code: AWSErrorCode(rawValue: try entry.requiredString("Code")),
                message: try entry.string("Message"),
                isSenderFault: try entry.bool("SenderFault") ?? false
            )
        }
        self.init(successful: successful, failed: failed)
    }
}

/// That an entry was done, where there is nothing else to say.
public struct Done: Hashable, Sendable {}
