package import AWSClient
import AWSTestSupport
import JSONValues
package import RuntimeAPIServer

/// Plays the event source mapping of a queue: has a worker process messages, and deletes those that it does not report.
package struct QueueMapping: Sendable {
    private let sqs: SQSClient
    private let queueURL: String
    private let worker: RuntimeAPIServer

    /// Connects a queue with a worker.
    /// - Parameters:
    ///   - queueURL: The queue.
    ///   - worker: What the worker asks for invocations.
    ///   - client: What receives and deletes.
    package init(of queueURL: String, to worker: RuntimeAPIServer, _ client: AWSHTTPClient) {
        sqs = SQSClient(client)
        self.queueURL = queueURL
        self.worker = worker
    }

    /// Delivers messages until the queue has none; what is reported is visible again at once.
    /// - Returns: How many messages were reported, delivery by delivery.
    /// - Throws: ``MotoServer/Failure`` when the worker fails as a whole.
    @discardableResult
    package func drain() async throws -> Int {
        var reported = 0
        while true {
            let request = ReceiveMessageRequest(
                queueURL: queueURL,
                maximumCount: 10,
                systemAttributeNames: ["All"],
                attributeNames: ["All"]
            )
            let messages = try await sqs.receiveMessage(request)
            guard !messages.isEmpty else { return reported }
            let records = messages.map { message -> JSONValue in
                [
                    "messageId": .string(message.messageID), "receiptHandle": .string(message.receiptHandle),
                    "body": .string(message.body), "eventSource": "aws:sqs", "awsRegion": "eu-west-1",
                    "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:queue",
                    "attributes": .object(message.systemAttributes.mapValues { .string($0) }),
                ]
            }
            let outcome = try await worker.invoke(JSONValue.object(["Records": .array(records)]).text)
            guard case .response(let text) = outcome,
                let failures = try JSONValue(parsing: text)["batchItemFailures"]?.asArray
            else { throw MotoServer.Failure(description: "\(outcome)") }
            let failed = Set(failures.compactMap { $0["itemIdentifier"]?.asString })
            reported += failed.count
            for message in messages {
                if failed.contains(message.messageID) {
                    try await sqs.changeMessageVisibility(message.receiptHandle, in: queueURL, seconds: 0)
                } else {
                    try await sqs.deleteMessage(message.receiptHandle, from: queueURL)
                }
            }
        }
    }
}
