/// Notifications of a topic; Lambda delivers one at a time.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html>
public struct SNSEvent: LambdaEvent, Equatable {
    /// The notifications.
    public var records: [Record]

    /// Describes notifications.
    /// - Parameter records: The notifications.
    public init(records: [Record]) { self.records = records }

    /// The ID of the notification, when it is one.
    public var correlationID: String? { records.count == 1 ? records[0].sns.messageID : nil }

    private enum CodingKeys: String, CodingKey {
        case records = "Records"
    }

    /// A notification, and the subscription that it came by.
    public struct Record: Decodable, Equatable, Sendable {
        /// The notification.
        public var sns: SNSNotification
        /// The ARN of the subscription.
        public var eventSubscriptionARN: String

        /// Describes a notification that was delivered.
        /// - Parameters:
        ///   - sns: The notification.
        ///   - eventSubscriptionARN: The ARN of the subscription.
        public init(sns: SNSNotification, eventSubscriptionARN: String) {
            self.sns = sns
            self.eventSubscriptionARN = eventSubscriptionARN
        }

        private enum CodingKeys: String, CodingKey {
            case sns = "Sns"
            case eventSubscriptionARN = "EventSubscriptionArn"
        }
    }
}

/// A notification of a topic.
///
/// It is in the events of functions, and the body of messages of queues that subscribe without raw delivery.
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html>
public struct SNSNotification: Decodable, Equatable, Sendable {
    /// The ID of the notification.
    public var messageID: String
    /// The ARN of the topic.
    public var topicARN: String
    /// The subject; `nil` when the publisher gave none.
    public var subject: String?
    /// What was published.
    public var message: String
    /// When it was published.
    public var timestamp: Timestamp
    /// What the publisher added, by name; `nil` when that is nothing.
    public var messageAttributes: [String: MessageAttribute]?

    /// What the publisher added.
    public struct MessageAttribute: Decodable, Equatable, Sendable {
        /// `String`, `String.Array`, `Number` or `Binary`.
        public var type: String
        /// The value, bytes in base64.
        public var value: String

        /// Describes an attribute.
        /// - Parameters:
        ///   - type: `String`, `String.Array`, `Number` or `Binary`.
        ///   - value: The value, bytes in base64.
        public init(type: String, value: String) {
            self.type = type
            self.value = value
        }

        private enum CodingKeys: String, CodingKey {
            case type = "Type"
            case value = "Value"
        }
    }

    /// Describes a notification.
    /// - Parameters:
    ///   - messageID: The ID of the notification.
    ///   - topicARN: The ARN of the topic.
    ///   - subject: The subject; none when not given.
    ///   - message: What was published.
    ///   - timestamp: When it was published.
    ///   - messageAttributes: What the publisher added; nothing when not given.
    public init(
        messageID: String,
        topicARN: String,
        subject: String? = nil,
        message: String,
        timestamp: Timestamp,
        messageAttributes: [String: MessageAttribute]? = nil
    ) {
        self.messageID = messageID
        self.topicARN = topicARN
        self.subject = subject
        self.message = message
        self.timestamp = timestamp
        self.messageAttributes = messageAttributes
    }

    private enum CodingKeys: String, CodingKey {
        case messageID = "MessageId"
        case topicARN = "TopicArn"
        case subject = "Subject"
        case message = "Message"
        case timestamp = "Timestamp"
        case messageAttributes = "MessageAttributes"
    }
}
