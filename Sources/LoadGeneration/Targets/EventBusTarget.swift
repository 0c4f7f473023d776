internal import AWSClient

/// A bus of EventBridge, on which orders of drinks are put.
struct EventBusTarget: LoadTarget {
    let client: EventBridgeClient
    /// The event of a number.
    let entry: @Sendable (Int) -> EventEntry

    /// As many entries as a request of PutEvents has at most.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html>
    let batchSize = 10

    func send(_ numbers: Range<Int>, until stop: StopSignal) async -> Delivery {
        let resending = Resending<EventEntry> { [client] entries throws(AWSError) in
            try await client.putEvents(entries).map { result in
                guard case .failed(let code, let message) = result else { return nil }
                return .init(reason: "\(code)\(message.map { ": \($0)" } ?? "")", isRetryable: result.isRetryable)
            }
        }
        return await resending.send(numbers.map(entry), until: stop)
    }
}
