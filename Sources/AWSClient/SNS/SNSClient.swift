internal import JSONValues

/// Publishes to topics of SNS.
///
/// https://docs.aws.amazon.com/sns/latest/api/API_Operations.html
public struct SNSClient: Sendable {
    private let aws: AWSHTTPClient

    /// A client.
    ///
    /// - Parameter aws: what signs and sends its requests.
    public init(_ aws: AWSHTTPClient) {
        self.aws = aws
    }

    /// Publishes a notification to a topic.
    ///
    /// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    ///
    /// - Parameters:
    ///   - notification: the notification.
    ///   - topicARN: the ARN of the topic.
    /// - Returns: the ids that SNS gave the notification.
    /// - Throws: `AWSError`.
    @discardableResult
    public func publish(
        _ notification: TopicNotification,
        to topicARN: String
    ) async throws(AWSError) -> PublishedNotification {
        let parameters = [("TopicArn", topicARN)] + notification.parameters
        let response = try await aws.send(.query(.sns, "Publish", version: "2010-03-31", parameters))
        let operation = AWSOperation(service: AWSService.sns.name, name: "Publish")
        let document: XMLElement
        do throws(XMLError) {
            document = try XMLElement(parsing: response.body)
        } catch {
            throw .invalidAnswer("it is not XML", operation)
        }
        let result = document["PublishResult"]
        guard let messageID = result?["MessageId"]?.text else {
            throw .invalidAnswer("'MessageId' is missing", operation)
        }
        return PublishedNotification(messageID: messageID, sequenceNumber: result?["SequenceNumber"]?.text)
    }
}

/// What is published to a topic.
///
/// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
public struct TopicNotification: Hashable, Sendable {
    /// The message, from 1 byte to 256 KiB with the attributes.
    public var message: String
    /// The subject of messages that are e-mails, up to 100 ASCII characters; none by default.
    public var subject: String?
    /// What the notification says beside its message, by name; filters of subscriptions read it.
    public var attributes: [String: MessageAttribute]
    /// The group within which a FIFO topic keeps the order; required there.
    public var groupID: String?
    /// What tells a FIFO topic that a notification was published before; by default as the topic says.
    public var deduplicationID: String?

    /// What is published to a topic.
    ///
    /// - Parameters:
    ///   - message: the message, from 1 byte to 256 KiB with the attributes.
    ///   - subject: the subject of messages that are e-mails, up to 100 ASCII characters; none by default.
    ///   - attributes: what the notification says beside its message, by name; nothing by default.
    ///   - groupID: the group within which a FIFO topic keeps the order; required there.
    ///   - deduplicationID: what tells a FIFO topic that a notification was published before; by default as the topic
    ///     says.
    public init(
        message: String,
        subject: String? = nil,
        attributes: [String: MessageAttribute] = [:],
        groupID: String? = nil,
        deduplicationID: String? = nil
    ) {
        self.message = message
        self.subject = subject
        self.attributes = attributes
        self.groupID = groupID
        self.deduplicationID = deduplicationID
    }

    /// The notification as parameters of AWS's query protocol.
    var parameters: [(String, String)] {
        var parameters = [("Message", message)]
        if let subject { parameters.append(("Subject", subject)) }
        if let groupID { parameters.append(("MessageGroupId", groupID)) }
        if let deduplicationID { parameters.append(("MessageDeduplicationId", deduplicationID)) }
        for (index, attribute) in attributes.sorted(by: { $0.key < $1.key }).enumerated() {
            let prefix = "MessageAttributes.entry.\(index + 1)"
            parameters.append(("\(prefix).Name", attribute.key))
            parameters.append(("\(prefix).Value.DataType", attribute.value.dataType))
            switch attribute.value.value {
            case .string(let text): parameters.append(("\(prefix).Value.StringValue", text))
            case .binary(let bytes): parameters.append(("\(prefix).Value.BinaryValue", Base64.encode(bytes)))
            }
        }
        return parameters
    }
}

/// What became of a notification.
public struct PublishedNotification: Hashable, Sendable {
    /// The id that SNS gave the notification.
    public let messageID: String
    /// The place of the notification in a FIFO topic, a number of 128 bits; `nil` for others.
    public let sequenceNumber: String?
}

/// Codes of SNS.
///
/// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors
extension AWSErrorCode {
    /// The topic does not exist.
    public static let notFound = AWSErrorCode(rawValue: "NotFound")
    /// What the request says is not valid.
    public static let invalidParameter = AWSErrorCode(rawValue: "InvalidParameter")
    /// The caller may not do this.
    public static let authorizationError = AWSErrorCode(rawValue: "AuthorizationError")
}
