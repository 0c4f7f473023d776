import AWSClient
import LambdaContracts
import WorkerContracts
import WorkerPatterns

/// The queue of the dead letters, and the one that they are brought back to.
struct DeadLetterQueue: Sendable {
    /// How many bytes the messages of one request may have together.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html>
    private static let maximumBatchSize = 1_048_576

    let url: String
    let destinationURL: String
    let client: SQSClient
    let guards: ServiceGuards

    /// How many dead letters there are, about.
    struct Counts: Hashable {
        /// Those that can be received.
        let available: Int
        /// Those that somebody has received and not deleted.
        let inFlight: Int
        /// The ARN of the queue.
        let arn: String
    }

    /// How many dead letters there are, about.
    func counts() async throws(IngestionError) -> Counts {
        let attributes = try await guards.ask(.sqs) {
            try await client.queueAttributes(
                of: url,
                names: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "QueueArn"]
            )
        }
        func number(_ name: String) -> Int { attributes[name].flatMap { Int($0) } ?? 0 }
        return Counts(
            available: number("ApproximateNumberOfMessages"),
            inFlight: number("ApproximateNumberOfMessagesNotVisible"),
            arn: attributes["QueueArn"] ?? ""
        )
    }

    /// Receives up to ten dead letters, which nobody else does for a while.
    func receive(_ count: Int, hiddenFor seconds: Int) async throws(IngestionError) -> [DeadLetter] {
        try await guards.ask(.sqs) {
            // With a wait all servers of the queue are asked, so that none means none.
            try await client.receiveMessage(
                ReceiveMessageRequest(
                    queueURL: url,
                    maximumCount: max(1, min(count, 10)),
                    waitSeconds: 1,
                    visibilityTimeout: seconds
                )
            )
        }.map(DeadLetter.init)
    }

    /// Lets others receive dead letters again; those that cannot be released come back by themselves.
    func release(_ letters: [DeadLetter]) async {
        _ = await BatchProcessor.concurrent(10).process(letters) { letter in
            try await client.changeMessageVisibility(letter.message.receiptHandle, in: url, seconds: 0)
        }
    }

    /// Sends dead letters to the other queue.
    /// - Parameters:
    ///   - letters: Up to ten.
    ///   - jitter: How many seconds the delay of each is longer than it must be.
    /// - Returns: Those that the queue took, and why it did not take the others if it did not.
    func send(_ letters: [DeadLetter], jitter: () -> Int) async -> (sent: [DeadLetter], error: IngestionError?) {
        var sent: [DeadLetter] = []
        var failure: IngestionError?
        for chunk in Self.chunks(of: letters) {
            let entries = chunk.enumerated().map { index, letter in
                (id: String(index), message: letter.copy(delay: letter.delay(jitter: jitter())))
            }
            do throws(IngestionError) {
                let response = try await guards.ask(.sqs) {
                    try await client.sendMessageBatch(entries, to: destinationURL)
                }
                sent += chunk.enumerated().filter { response.successful[String($0.offset)] != nil }.map(\.element)
                if let refusal = response.failed.values.first { failure = IngestionError(refusal) }
            } catch {
                // What became of them nobody knows, so they stay where they are: rather twice than not at all.
                failure = error
            }
        }
        return (sent, failure)
    }

    /// Deletes dead letters that were sent.
    /// - Returns: Those that are still there, and why.
    func delete(_ letters: [DeadLetter]) async -> (left: [DeadLetter], error: IngestionError?) {
        var left = letters
        var failure: IngestionError?
        guard !letters.isEmpty else { return ([], nil) }
        // One that is sent and not deleted would be sent again: worth trying for as long as there is time.
        let retry = Retry(maximumAttempts: 8, baseDelay: .milliseconds(100), maximumDelay: .seconds(2))
        try? await retry.run { _ in
            do {
                let entries = left.enumerated().map { (id: String($0), receiptHandle: $1.message.receiptHandle) }
                let response = try await client.deleteMessageBatch(entries, from: url)
                left = left.enumerated().filter { response.successful[String($0.offset)] == nil }.map(\.element)
                guard !left.isEmpty else { return }
                throw response.failed.values.first.map { IngestionError($0) } ?? .notDeleted
            } catch {
                failure = IngestionError(error, of: IngestionMetric.GuardedService.sqs.rawValue)
                throw error
            }
        }
        return (left, left.isEmpty ? nil : failure)
    }

    /// Letters in order, as many together as one request takes.
    private static func chunks(of letters: [DeadLetter]) -> [[DeadLetter]] {
        var chunks: [[DeadLetter]] = []
        var size = 0
        for letter in letters {
            let next = letter.copy(delay: 0).sizeInQueue
            if chunks.isEmpty || size + next > maximumBatchSize {
                chunks.append([])
                size = 0
            }
            chunks[chunks.count - 1].append(letter)
            size += next
        }
        return chunks
    }
}

extension IngestionError {
    fileprivate static let notDeleted = IngestionError(
        .transient,
        .transient,
        "the queue does not say that it deleted the message",
        service: IngestionMetric.GuardedService.sqs.rawValue
    )

    /// Why an entry of a batch failed.
    fileprivate init(_ failure: BatchFailure) {
        self.init(
            failure.code.rawValue,
            failure.isSenderFault ? .permanent : .transient,
            failure.message ?? "\(failure.code)",
            service: IngestionMetric.GuardedService.sqs.rawValue
        )
    }
}
