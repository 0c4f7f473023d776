/// An event of an event bus.
///
/// EventBridge sends it to functions, and as the body of messages to queues. The detail is of a type of yours; take `JSONValue` for
/// details of several kinds.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/ref/overview-event-structure.html>
public struct EventBridgeEvent<Detail: Decodable & Sendable>: LambdaEvent {
    /// The ID of the event.
    public var id: String
    /// What the event is about, together with the source.
    public var detailType: String
    /// Who sent the event.
    public var source: String
    /// The account that the event was sent in.
    public var account: String
    /// When the event happened, as its sender says.
    public var time: Timestamp
    /// The Region that the event was sent in.
    public var region: String
    /// The ARNs of what the event is about.
    public var resources: [String]
    /// What the sender says.
    public var detail: Detail
    /// The replay that sends the event again; `nil` when it happens for the first time.
    public var replayName: String?

    /// Describes an event.
    /// - Parameters:
    ///   - id: The ID of the event.
    ///   - detailType: What the event is about, together with the source.
    ///   - source: Who sent the event.
    ///   - account: The account that the event was sent in.
    ///   - time: When the event happened.
    ///   - region: The Region that the event was sent in.
    ///   - resources: The ARNs of what the event is about; none when not given.
    ///   - detail: What the sender says.
    ///   - replayName: The replay that sends the event again; none when not given.
    public init(
        id: String,
        detailType: String,
        source: String,
        account: String,
        time: Timestamp,
        region: String,
        resources: [String] = [],
        detail: Detail,
        replayName: String? = nil
    ) {
        self.id = id
        self.detailType = detailType
        self.source = source
        self.account = account
        self.time = time
        self.region = region
        self.resources = resources
        self.detail = detail
        self.replayName = replayName
    }

    /// The ID of the event.
    public var correlationID: String? { id }

    private enum CodingKeys: String, CodingKey {
        case id, source, account, time, region, resources, detail
        case detailType = "detail-type"
        case replayName = "replay-name"
    }
}

extension EventBridgeEvent: Equatable where Detail: Equatable {}
