internal import JSONValues

/// Sends, receives, deletes and moves messages of SQS queues.
///
/// Requests go to the endpoint of the client's Region, so the queue must be there.
///
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
public struct SQSClient: Sendable {
    private let aws: AWSHTTPClient

    /// A client.
    ///
    /// - Parameter aws: what signs and sends its requests.
    public init(_ aws: AWSHTTPClient) {
        self.aws = aws
    }

    private func request(_ operation: String, _ members: (inout JSONWriter) -> Void) -> OperationRequest {
        .json(.sqs, operation, target: "AmazonSQS", version: "1.0", members)
    }

    private func operation(_ name: String) -> AWSOperation {
        AWSOperation(service: AWSService.sqs.name, name: name)
    }

    private func send(_ request: OperationRequest) async throws(AWSError) -> AnswerReader {
        try AnswerReader(try await aws.send(request), of: operation(request.operation))
    }

    /// Sends a request whose answer says nothing, and may be empty.
    private func perform(_ name: String, _ members: (inout JSONWriter) -> Void) async throws(AWSError) {
        _ = try await aws.send(request(name, members))
    }
}

extension SQSClient {
    /// Sends a message.
    ///
    /// A message may be sent twice if an answer is lost; only FIFO queues notice.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
    ///
    /// - Parameters:
    ///   - message: the message.
    ///   - queueURL: the URL of the queue.
    /// - Returns: the ids that SQS gave the message.
    /// - Throws: `AWSError`.
    @discardableResult
    public func sendMessage(_ message: OutgoingMessage, to queueURL: String) async throws(AWSError) -> SentMessage {
        let request = request("SendMessage") { writer in
            writer.member("QueueUrl", queueURL)
            message.write(to: &writer)
        }
        return try SentMessage(try await send(request))
    }

    /// Sends up to ten messages, each on its own.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
    ///
    /// - Parameters:
    ///   - messages: the messages, each with an id that no other of the batch has: 1 to 80 letters, digits, hyphens
    ///     and underscores.
    ///   - queueURL: the URL of the queue.
    /// - Returns: what became of each message, by its id.
    /// - Throws: `AWSError` if none was looked at.
    public func sendMessageBatch(
        _ messages: [(id: String, message: OutgoingMessage)],
        to queueURL: String
    ) async throws(AWSError) -> BatchResponse<SentMessage> {
        let request = request("SendMessageBatch") { writer in
            writer.member("QueueUrl", queueURL)
            writer.member("Entries") { writer in
                writer.array { writer in
                    for (id, message) in messages {
                        writer.object { writer in
                            writer.member("Id", id)
                            message.write(to: &writer)
                        }
                    }
                }
            }
        }
        return try BatchResponse(try await send(request)) { entry throws(AWSError) in try SentMessage(entry) }
    }

    /// Receives messages, and keeps them from others for a while.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
    ///
    /// - Parameter request: the queue, how many messages, and how long to wait.
    /// - Returns: the messages; none if there are none at the moment.
    /// - Throws: `AWSError`.
    public func receiveMessage(_ request: ReceiveMessageRequest) async throws(AWSError) -> [ReceivedMessage] {
        var sent = self.request("ReceiveMessage") { writer in
            writer.member("QueueUrl", request.queueURL)
            writer.member("MaxNumberOfMessages", request.maximumCount)
            if request.waitSeconds > 0 { writer.member("WaitTimeSeconds", request.waitSeconds) }
            writer.member("VisibilityTimeout", request.visibilityTimeout)
            writer.member("MessageSystemAttributeNames", texts: request.systemAttributeNames)
            writer.member("MessageAttributeNames", texts: request.attributeNames)
        }
        sent.wait = .seconds(request.waitSeconds)
        sent.isLongPolling = true
        var messages: [ReceivedMessage] = []
        for message in try await send(sent).list("Messages") {
            messages.append(try ReceivedMessage(message, of: operation("ReceiveMessage")))
        }
        return messages
    }

    /// Deletes a message that was received.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
    ///
    /// - Parameters:
    ///   - receiptHandle: what came with the message.
    ///   - queueURL: the URL of the queue.
    /// - Throws: `AWSError`.
    public func deleteMessage(_ receiptHandle: String, from queueURL: String) async throws(AWSError) {
        try await perform("DeleteMessage") { writer in
            writer.member("QueueUrl", queueURL)
            writer.member("ReceiptHandle", receiptHandle)
        }
    }

    /// Deletes up to ten messages that were received, each on its own.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html
    ///
    /// - Parameters:
    ///   - entries: what came with the messages, each with an id that no other of the batch has.
    ///   - queueURL: the URL of the queue.
    /// - Returns: what became of each message, by its id.
    /// - Throws: `AWSError` if none was looked at.
    public func deleteMessageBatch(
        _ entries: [(id: String, receiptHandle: String)],
        from queueURL: String
    ) async throws(AWSError) -> BatchResponse<Done> {
        let request = request("DeleteMessageBatch") { writer in
            writer.member("QueueUrl", queueURL)
            writer.member("Entries") { writer in
                writer.array { writer in
                    for (id, receiptHandle) in entries {
                        writer.object { writer in
                            writer.member("Id", id)
                            writer.member("ReceiptHandle", receiptHandle)
                        }
                    }
                }
            }
        }
        return try BatchResponse(try await send(request)) { _ throws(AWSError) in Done() }
    }

    /// Changes for how long nobody else receives a message.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
    ///
    /// - Parameters:
    ///   - receiptHandle: what came with the message.
    ///   - queueURL: the URL of the queue.
    ///   - seconds: for how many seconds from now, 0 to 43200; with 0, it can be received at once.
    /// - Throws: `AWSError`.
    public func changeMessageVisibility(
        _ receiptHandle: String,
        in queueURL: String,
        seconds: Int
    ) async throws(AWSError) {
        try await perform("ChangeMessageVisibility") { writer in
            writer.member("QueueUrl", queueURL)
            writer.member("ReceiptHandle", receiptHandle)
            writer.member("VisibilityTimeout", seconds)
        }
    }

    /// Finds the URL of a queue by its name.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html
    ///
    /// - Parameter name: the name of a queue of the account, in the client's Region.
    /// - Returns: the URL, which all other operations ask for.
    /// - Throws: `AWSError`, with the code ``AWSErrorCode/queueDoesNotExist`` if there is no such queue.
    public func queueURL(named name: String) async throws(AWSError) -> String {
        let request = request("GetQueueUrl") { $0.member("QueueName", name) }
        return try await send(request).requiredString("QueueUrl")
    }

    /// Reads attributes of a queue.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
    ///
    /// - Parameters:
    ///   - queueURL: the URL of the queue.
    ///   - names: which attributes, such as `ApproximateNumberOfMessages`; all by default.
    /// - Returns: the attributes by name.
    /// - Throws: `AWSError`.
    public func queueAttributes(
        of queueURL: String,
        names: [String] = ["All"]
    ) async throws(AWSError) -> [String: String] {
        let request = request("GetQueueAttributes") { writer in
            writer.member("QueueUrl", queueURL)
            writer.member("AttributeNames", texts: names)
        }
        return try await send(request).strings("Attributes")
    }
}

extension SQSClient {
    /// Begins to move the messages of a dead-letter queue.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
    ///
    /// - Parameters:
    ///   - sourceARN: the ARN of the dead-letter queue.
    ///   - destinationARN: the ARN of the queue to move them to; by default those that they came from.
    ///   - maximumMessagesPerSecond: how many messages to move a second, 1 to 500; by default SQS chooses.
    /// - Returns: what cancels the move.
    /// - Throws: `AWSError`.
    @discardableResult
    public func startMessageMoveTask(
        from sourceARN: String,
        to destinationARN: String? = nil,
        maximumMessagesPerSecond: Int? = nil
    ) async throws(AWSError) -> String {
        let request = request("StartMessageMoveTask") { writer in
            writer.member("SourceArn", sourceARN)
            writer.member("DestinationArn", destinationARN)
            writer.member("MaxNumberOfMessagesPerSecond", maximumMessagesPerSecond)
        }
        return try await send(request).requiredString("TaskHandle")
    }

    /// The latest moves of the messages of a dead-letter queue.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html
    ///
    /// - Parameters:
    ///   - sourceARN: the ARN of the dead-letter queue.
    ///   - maximumCount: how many moves to return at most, 1 to 10; 1 by default.
    /// - Returns: the moves, the latest first.
    /// - Throws: `AWSError`.
    public func messageMoveTasks(
        from sourceARN: String,
        maximumCount: Int = 1
    ) async throws(AWSError) -> [MessageMoveTask] {
        let request = request("ListMessageMoveTasks") { writer in
            writer.member("SourceArn", sourceARN)
            writer.member("MaxResults", maximumCount)
        }
        var tasks: [MessageMoveTask] = []
        for task in try await send(request).list("Results") { tasks.append(try MessageMoveTask(task)) }
        return tasks
    }

    /// Ends a move; what has been moved stays where it is.
    ///
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html
    ///
    /// - Parameter taskHandle: what beginning the move returned.
    /// - Returns: how many messages have been moved, about.
    /// - Throws: `AWSError`.
    @discardableResult
    public func cancelMessageMoveTask(_ taskHandle: String) async throws(AWSError) -> Int {
        let request = request("CancelMessageMoveTask") { $0.member("TaskHandle", taskHandle) }
        return try await send(request).int("ApproximateNumberOfMessagesMoved") ?? 0
    }
}
