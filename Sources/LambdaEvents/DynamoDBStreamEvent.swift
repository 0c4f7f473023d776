public import DynamoDBValues
public import JSONValues

/// A batch of changes of items, those of one item in order.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html>
public struct DynamoDBStreamEvent: LambdaEvent, Equatable {
    /// The changes.
    public var records: [Record]
    /// The window that is aggregated; `nil` when the mapping has no tumbling window.
    public var window: Window?

    /// Describes a batch.
    /// - Parameters:
    ///   - records: The changes.
    ///   - window: The window that is aggregated; none when not given.
    public init(records: [Record], window: Window? = nil) {
        self.records = records
        self.window = window
    }

    private enum CodingKeys: String, CodingKey {
        case records = "Records"
        case window
    }

    /// Decodes what Lambda delivers.
    /// - Parameter decoder: Where to read.
    /// - Throws: What is wrong with what is read.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        records = try container.decode([Record].self, forKey: .records)
        // The state lies beside the window, not in it.
        window = container.contains(.window) ? try Window(from: decoder) : nil
    }

    /// What became of an item.
    public enum EventName: Hashable, Sendable {
        /// It was put where there was none.
        case insert
        /// It was changed.
        case modify
        /// It was deleted, or has expired.
        case remove
        /// Something that DynamoDB did not know when this was written.
        case other(String)
    }

    /// A change of an item.
    public struct Record: Equatable, Sendable {
        /// The ID of the change.
        public var eventID: String
        /// What became of the item.
        public var eventName: EventName
        /// The number by which a failure of the change is reported, growing within a shard.
        public var sequenceNumber: String
        /// When the change was made, to the second.
        public var approximateCreationTime: Timestamp?
        /// What the record has of the item: `KEYS_ONLY`, `NEW_IMAGE`, `OLD_IMAGE` or `NEW_AND_OLD_IMAGES`.
        public var streamViewType: String?
        /// The size of the record in bytes.
        public var sizeBytes: Int?
        /// The ARN of the stream.
        public var eventSourceARN: String
        /// Who changed the item, when it was a service.
        public var userIdentity: UserIdentity?
        private var keyAttributes: Image
        private var newAttributes: Image
        private var oldAttributes: Image

        private typealias Image = Result<[String: AttributeValue]?, JSONDecodingError>

        /// Describes a change.
        /// - Parameters:
        ///   - eventID: The ID of the change.
        ///   - eventName: What became of the item.
        ///   - sequenceNumber: The number by which a failure is reported.
        ///   - keys: The key of the item.
        ///   - newImage: The item as it is now; `nil` when it was deleted or the stream does not have it.
        ///   - oldImage: The item as it was; `nil` when there was none or the stream does not have it.
        ///   - approximateCreationTime: When the change was made.
        ///   - streamViewType: What the record has of the item.
        ///   - sizeBytes: The size of the record in bytes.
        ///   - eventSourceARN: The ARN of the stream.
        ///   - userIdentity: Who changed the item, when it was a service.
        public init(
            eventID: String,
            eventName: EventName,
            sequenceNumber: String,
            keys: [String: AttributeValue],
            newImage: [String: AttributeValue]? = nil,
            oldImage: [String: AttributeValue]? = nil,
            approximateCreationTime: Timestamp? = nil,
            streamViewType: String? = nil,
            sizeBytes: Int? = nil,
            eventSourceARN: String = "",
            userIdentity: UserIdentity? = nil
        ) {
            self.eventID = eventID
            self.eventName = eventName
            self.sequenceNumber = sequenceNumber
            self.approximateCreationTime = approximateCreationTime
            self.streamViewType = streamViewType
            self.sizeBytes = sizeBytes
            self.eventSourceARN = eventSourceARN
            self.userIdentity = userIdentity
            keyAttributes = .success(keys)
            newAttributes = .success(newImage)
            oldAttributes = .success(oldImage)
        }
    }

    /// Who changed an item.
    public struct UserIdentity: Decodable, Equatable, Sendable {
        /// The kind, `Service` for example.
        public var type: String
        /// Who, `dynamodb.amazonaws.com` for example.
        public var principalID: String

        /// Names who changed an item.
        /// - Parameters:
        ///   - type: The kind, `Service` for example.
        ///   - principalID: Who, `dynamodb.amazonaws.com` for example.
        public init(type: String, principalID: String) {
            self.type = type
            self.principalID = principalID
        }

        private enum CodingKeys: String, CodingKey {
            case type
            case principalID = "principalId"
        }
    }

    /// A tumbling window, and what the function has returned for it so far.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html>
    public struct Window: Equatable, Sendable {
        /// When the window begins.
        public var start: Timestamp
        /// When the window ends.
        public var end: Timestamp
        /// What the function returned for the window's earlier batches; empty for the first.
        public var state: [String: JSONValue]
        /// Whether this is the last batch of the window.
        public var isFinalInvoke: Bool
        /// Whether the window ends early because its state became too large.
        public var isTerminatedEarly: Bool

        /// Describes a window.
        /// - Parameters:
        ///   - start: When the window begins.
        ///   - end: When the window ends.
        ///   - state: What the function returned for the window's earlier batches.
        ///   - isFinalInvoke: Whether this is the last batch of the window.
        ///   - isTerminatedEarly: Whether the window ends early because its state became too large.
        public init(
            start: Timestamp,
            end: Timestamp,
            state: [String: JSONValue] = [:],
            isFinalInvoke: Bool = false,
            isTerminatedEarly: Bool = false
        ) {
            self.start = start
            self.end = end
            self.state = state
            self.isFinalInvoke = isFinalInvoke
            self.isTerminatedEarly = isTerminatedEarly
        }
    }
}

extension DynamoDBStreamEvent.Record {
    /// The key of the item.
    /// - Throws: What is wrong with this record, which others of the batch do not suffer from.
    public func keys() throws(JSONDecodingError) -> [String: AttributeValue] { try keyAttributes.get() ?? [:] }

    /// The item as it is now; `nil` when it was deleted or the stream does not have it.
    /// - Throws: What is wrong with this record, which others of the batch do not suffer from.
    public func newImage() throws(JSONDecodingError) -> [String: AttributeValue]? { try newAttributes.get() }

    /// The item as it was; `nil` when there was none or the stream does not have it.
    /// - Throws: What is wrong with this record, which others of the batch do not suffer from.
    public func oldImage() throws(JSONDecodingError) -> [String: AttributeValue]? { try oldAttributes.get() }

    /// Whether the item was deleted because its time to live was over.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html>
    public var hasExpired: Bool {
        eventName == .remove && userIdentity?.type == "Service"
            && userIdentity?.principalID == "dynamodb.amazonaws.com"
    }
}

extension DynamoDBStreamEvent.Record: Decodable {
    private enum CodingKeys: String, CodingKey {
        case eventID, eventName, eventSourceARN, userIdentity, dynamodb
    }

    private enum ChangeKeys: String, CodingKey {
        case sequenceNumber = "SequenceNumber"
        case approximateCreationTime = "ApproximateCreationDateTime"
        case streamViewType = "StreamViewType"
        case sizeBytes = "SizeBytes"
        case keys = "Keys"
        case newImage = "NewImage"
        case oldImage = "OldImage"
    }

    /// Decodes what Lambda delivers; all but the sequence number may be missing.
    /// - Parameter decoder: Where to read.
    /// - Throws: What is wrong with what is read.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        eventID = try container.decodeIfPresent(String.self, forKey: .eventID) ?? ""
        eventName = .init(try container.decodeIfPresent(String.self, forKey: .eventName) ?? "")
        eventSourceARN = try container.decodeIfPresent(String.self, forKey: .eventSourceARN) ?? ""
        userIdentity = try container.decodeIfPresent(DynamoDBStreamEvent.UserIdentity.self, forKey: .userIdentity)

        let change = try container.nestedContainer(keyedBy: ChangeKeys.self, forKey: .dynamodb)
        sequenceNumber = try change.decode(String.self, forKey: .sequenceNumber)
        streamViewType = try change.decodeIfPresent(String.self, forKey: .streamViewType)
        sizeBytes = try change.decodeIfPresent(Int.self, forKey: .sizeBytes)
        // Whole seconds, written with a fraction of zero in some payloads.
        approximateCreationTime = try change.decodeIfPresent(JSONNumber.self, forKey: .approximateCreationTime)?
            .integer(as: UInt32.self)
            .map { Timestamp(millisecondsSince1970: Int64($0) * 1000) }
        keyAttributes = Self.image(.keys, of: change)
        newAttributes = Self.image(.newImage, of: change)
        oldAttributes = Self.image(.oldImage, of: change)
    }

    /// An image that cannot be read is a failure of its record alone.
    private static func image(_ key: ChangeKeys, of change: KeyedDecodingContainer<ChangeKeys>) -> Image {
        do throws(JSONDecodingError) {
            let json: JSONValue?
            do { json = try change.decodeIfPresent(JSONValue.self, forKey: key) } catch {
                throw JSONDecodingError(path: key.stringValue, message: "\(error)")
            }
            guard let json else { return .success(nil) }
            return .success(try AttributeValue.attributes(json, at: key.stringValue))
        } catch {
            return .failure(error)
        }
    }
}

extension DynamoDBStreamEvent.EventName {
    fileprivate init(_ name: String) {
        switch name {
        case "INSERT": self = .insert
        case "MODIFY": self = .modify
        case "REMOVE": self = .remove
        default: self = .other(name)
        }
    }
}

extension DynamoDBStreamEvent.Window: Decodable {
    private enum CodingKeys: String, CodingKey {
        case window, state
        case isFinalInvoke = "isFinalInvokeForWindow"
        case isTerminatedEarly = "isWindowTerminatedEarly"
    }

    private enum BoundKeys: String, CodingKey {
        case start, end
    }

    /// Decodes what an event says of its window.
    /// - Parameter decoder: The event.
    /// - Throws: What is wrong with what is read.
    public init(from decoder: any Decoder) throws {
        let event = try decoder.container(keyedBy: CodingKeys.self)
        let bounds = try event.nestedContainer(keyedBy: BoundKeys.self, forKey: .window)
        self.init(
            start: try bounds.decode(Timestamp.self, forKey: .start),
            end: try bounds.decode(Timestamp.self, forKey: .end),
            state: try event.decodeIfPresent([String: JSONValue].self, forKey: .state) ?? [:],
            isFinalInvoke: try event.decodeIfPresent(Bool.self, forKey: .isFinalInvoke) ?? false,
            isTerminatedEarly: try event.decodeIfPresent(Bool.self, forKey: .isTerminatedEarly) ?? false
        )
    }
}
