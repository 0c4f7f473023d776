/// A batch of messages of a queue.
///
/// Bodies are text: decode each on its own, so that one that is malformed fails alone.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>
public struct SQSEvent: LambdaEvent, Equatable {
    /// The messages, those of one message group of a FIFO queue in order.
    public var records: [Record]

    /// Describes a batch.
    /// - Parameter records: The messages.
    public init(records: [Record]) { self.records = records }

    private enum CodingKeys: String, CodingKey {
        case records = "Records"
    }

    /// A message.
    public struct Record: Decodable, Equatable, Sendable {
        /// The ID by which a failure of the message is reported.
        public var messageID: String
        /// The handle of this delivery, for operations on the message.
        public var receiptHandle: String
        /// What was sent.
        public var body: String
        /// What SQS knows of the message, by name.
        public var attributes: [String: String]
        /// What the sender added, by name.
        public var messageAttributes: [String: MessageAttribute]
        /// The ARN of the queue.
        public var eventSourceARN: String
        /// The Region of the queue.
        public var awsRegion: String

        /// Describes a message.
        /// - Parameters:
        ///   - messageID: The ID by which a failure of the message is reported.
        ///   - body: What was sent.
        ///   - receiptHandle: The handle of this delivery.
        ///   - attributes: What SQS knows of the message; nothing when not given.
        ///   - messageAttributes: What the sender added; nothing when not given.
        ///   - eventSourceARN: The ARN of the queue.
        ///   - awsRegion: The Region of the queue.
        public init(
            messageID: String,
            body: String,
            receiptHandle: String = "",
            attributes: [String: String] = [:],
            messageAttributes: [String: MessageAttribute] = [:],
            eventSourceARN: String = "",
            awsRegion: String = ""
        ) {
            self.messageID = messageID
            self.receiptHandle = receiptHandle
            self.body = body
            self.attributes = attributes
            self.messageAttributes = messageAttributes
            self.eventSourceARN = eventSourceARN
            self.awsRegion = awsRegion
        }

        private enum CodingKeys: String, CodingKey {
            case messageID = "messageId"
            case receiptHandle, body, attributes, messageAttributes, eventSourceARN, awsRegion
        }

        /// Decodes what Lambda delivers; all but the ID and the body may be missing.
        /// - Parameter decoder: Where to read.
        /// - Throws: What is wrong with what is read.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                messageID: try container.decode(String.self, forKey: .messageID),
                body: try container.decode(String.self, forKey: .body),
                receiptHandle: try container.decodeIfPresent(String.self, forKey: .receiptHandle) ?? "",
                attributes: try container.decodeIfPresent([String: String].self, forKey: .attributes) ?? [:],
                messageAttributes: try container.decodeIfPresent(
                    [String: MessageAttribute].self,
                    forKey: .messageAttributes
                ) ?? [:],
                eventSourceARN: try container.decodeIfPresent(String.self, forKey: .eventSourceARN) ?? "",
                awsRegion: try container.decodeIfPresent(String.self, forKey: .awsRegion) ?? ""
            )
        }
    }

    /// What the sender of a message added.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html>
    public struct MessageAttribute: Decodable, Equatable, Sendable {
        /// `String`, `Number` or `Binary`, perhaps with a label of the sender after a dot.
        public var dataType: String
        /// The value of a string or a number.
        public var stringValue: String?
        /// The value of bytes, in base64.
        public var binaryValue: String?

        /// Describes an attribute.
        /// - Parameters:
        ///   - dataType: `String`, `Number` or `Binary`, perhaps with a label after a dot.
        ///   - stringValue: The value of a string or a number.
        ///   - binaryValue: The value of bytes, in base64.
        public init(dataType: String, stringValue: String? = nil, binaryValue: String? = nil) {
            self.dataType = dataType
            self.stringValue = stringValue
            self.binaryValue = binaryValue
        }
    }
}

extension SQSEvent.Record {
    /// How often the message has been received, this delivery included.
    public var approximateReceiveCount: Int? { attributes["ApproximateReceiveCount"].flatMap { Int($0) } }

    /// When the message was sent.
    public var sentTimestamp: Timestamp? { timestamp("SentTimestamp") }

    /// When the message was received for the first time.
    public var approximateFirstReceiveTimestamp: Timestamp? { timestamp("ApproximateFirstReceiveTimestamp") }

    /// The message group, of a FIFO queue.
    public var messageGroupID: String? { attributes["MessageGroupId"] }

    /// What SQS tells duplicates by, of a FIFO queue.
    public var messageDeduplicationID: String? { attributes["MessageDeduplicationId"] }

    /// The number that grows with every message of a group, of a FIFO queue.
    public var sequenceNumber: String? { attributes["SequenceNumber"] }

    /// The ARN of the queue that gave the message up, in a queue of dead letters.
    public var deadLetterQueueSourceARN: String? { attributes["DeadLetterQueueSourceArn"] }

    /// The X-Ray trace that the message was sent in.
    public var traceHeader: String? { attributes["AWSTraceHeader"] }

    private func timestamp(_ name: String) -> Timestamp? {
        attributes[name].flatMap { Int64($0) }.map { Timestamp(millisecondsSince1970: $0) }
    }
}
