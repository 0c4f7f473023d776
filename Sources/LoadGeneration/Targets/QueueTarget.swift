internal import AWSClient

/// A queue of SQS, to which messages are sent.
struct QueueTarget: LoadTarget {
    let queueURL: String
    let client: SQSClient
    /// The body of a new message.
    let body: @Sendable () -> String

    /// As many entries as a request of SendMessageBatch has at most.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html>
    let batchSize = 10

    func send(_ numbers: Range<Int>, until stop: StopSignal) async -> Delivery {
        let resending = Resending<String> { [client, queueURL] bodies throws(AWSError) in
            let entries = bodies.enumerated().map { (id: "\($0.offset)", message: OutgoingMessage(body: $0.element)) }
            let response = try await client.sendMessageBatch(entries, to: queueURL)
            return entries.map { entry in
                if response.successful[entry.id] != nil { return nil }
                guard let failure = response.failed[entry.id] else {
                    return .init(reason: "SQS does not say what became of it", isRetryable: false)
                }
                let message = failure.message.map { ": \($0)" } ?? ""
                return .init(reason: "\(failure.code)\(message)", isRetryable: !failure.isSenderFault)
            }
        }
        return await resending.send(numbers.map { _ in body() }, until: stop)
    }
}
