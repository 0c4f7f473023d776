internal import JSONValues

/// A message to send.
///
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
public struct OutgoingMessage: Hashable, Sendable {
    /// The body, from 1 byte to 1 MiB with the attributes.
    public var body: String
    /// What the message says beside its body, by name; up to ten.
    public var attributes: [String: MessageAttribute]
    /// For how many seconds nobody receives the message, 0 to 900; by default as the queue says.
    public var delaySeconds: Int?
    /// The group within which a FIFO queue keeps the order; required there.
    public var groupID: String?
    /// What tells a FIFO queue that a message was sent before; by default as the queue says.
    public var deduplicationID: String?

    /// A message to send.
    ///
    /// - Parameters:
    ///   - body: the body, from 1 byte to 1 MiB with the attributes.
    ///   - attributes: what the message says beside its body, by name; nothing by default.
    ///   - delaySeconds: for how many seconds nobody receives the message, 0 to 900; by default as the queue says.
    ///   - groupID: the group within which a FIFO queue keeps the order; required there.
    ///   - deduplicationID: what tells a FIFO queue that a message was sent before; by default as the queue says.
    public init(
        body: String,
        attributes: [String: MessageAttribute] = [:],
        delaySeconds: Int? = nil,
        groupID: String? = nil,
        deduplicationID: String? = nil
    ) {
        self.body = body
        self.attributes = attributes
        self.delaySeconds = delaySeconds
        self.groupID = groupID
        self.deduplicationID = deduplicationID
    }

    func write(to writer: inout JSONWriter) {
        writer.member("MessageBody", body)
        writer.member("MessageAttributes", attributes: attributes)
        writer.member("DelaySeconds", delaySeconds)
        writer.member("MessageGroupId", groupID)
        writer.member("MessageDeduplicationId", deduplicationID)
    }
}

/// What became of a message that was sent.
public struct SentMessage: Hashable, Sendable {
    /// The id that SQS gave the message.
    public let messageID: String
    /// The place of the message in a FIFO queue, a number of 128 bits; `nil` for others.
    public let sequenceNumber: String?

    init(_ answer: AnswerReader) throws(AWSError) {
        messageID = try answer.requiredString("MessageId")
        sequenceNumber = try answer.string("SequenceNumber")
    }
}
