/// Which messages to receive.
///
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
public struct ReceiveMessageRequest: Hashable, Sendable {
    /// The URL of the queue.
    public var queueURL: String
    /// How many messages to receive at most, 1 to 10.
    public var maximumCount: Int
    /// How many seconds to wait for the first message, 0 to 20.
    public var waitSeconds: Int
    /// For how many seconds nobody else receives the messages, 0 to 43200; by default as the queue says.
    public var visibilityTimeout: Int?
    /// Which attributes of SQS's own to return, such as `ApproximateReceiveCount`; `All` for all.
    public var systemAttributeNames: [String]
    /// Which attributes of the sender's to return; `All` for all.
    public var attributeNames: [String]

    /// Which messages to receive.
    ///
    /// - Parameters:
    ///   - queueURL: the URL of the queue.
    ///   - maximumCount: how many messages to receive at most, 1 to 10; 10 by default.
    ///   - waitSeconds: how many seconds to wait for the first message, 0 to 20; none by default.
    ///   - visibilityTimeout: for how many seconds nobody else receives the messages, 0 to 43200; by default as the
    ///     queue says.
    ///   - systemAttributeNames: which attributes of SQS's own to return; all by default.
    ///   - attributeNames: which attributes of the sender's to return; all by default.
    public init(
        queueURL: String,
        maximumCount: Int = 10,
        waitSeconds: Int = 0,
        visibilityTimeout: Int? = nil,
        systemAttributeNames: [String] = ["All"],
        attributeNames: [String] = ["All"]
    ) {
        self.queueURL = queueURL
        self.maximumCount = maximumCount
        self.waitSeconds = waitSeconds
        self.visibilityTimeout = visibilityTimeout
        self.systemAttributeNames = systemAttributeNames
        self.attributeNames = attributeNames
    }
}

/// A message that was received.
///
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Message.html
public struct ReceivedMessage: Hashable, Sendable {
    /// The id that SQS gave the message.
    public let messageID: String
    /// What deletes the message or keeps it from others; another one each time it is received.
    public let receiptHandle: String
    /// The body.
    public let body: String
    /// What SQS says of the message, such as `SentTimestamp`, by name.
    public let systemAttributes: [String: String]
    /// What the sender says beside the body, by name.
    public let attributes: [String: MessageAttribute]

    /// How often the message was received, this time included; `nil` unless the request asks for it.
    public var receiveCount: Int? { systemAttributes["ApproximateReceiveCount"].flatMap { Int($0) } }

    /// When the message was sent first, before any move between queues; `nil` unless the request asks for it.
    public var sentAt: Timestamp? {
        systemAttributes["SentTimestamp"].flatMap { Double($0) }.map { Timestamp(secondsSince1970: $0 / 1000) }
    }

    init(_ answer: AnswerReader, of operation: AWSOperation) throws(AWSError) {
        messageID = try answer.requiredString("MessageId")
        receiptHandle = try answer.requiredString("ReceiptHandle")
        body = try answer.string("Body") ?? ""
        systemAttributes = try answer.strings("Attributes")
        var attributes: [String: MessageAttribute] = [:]
        for (name, attribute) in try answer.objects("MessageAttributes") {
            attributes[name] = try MessageAttribute(attribute, of: operation)
        }
        self.attributes = attributes
    }
}
