internal import JSONValues

/// Puts events on buses of EventBridge.
///
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html
public struct EventBridgeClient: Sendable {
    private let aws: AWSHTTPClient

    /// A client.
    ///
    /// - Parameter aws: what signs and sends its requests.
    public init(_ aws: AWSHTTPClient) {
        self.aws = aws
    }

    /// Puts up to ten events on buses, each on its own.
    ///
    /// Each entry succeeds or fails on its own; failed entries are no error.
    ///
    /// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
    ///
    /// - Parameter entries: the events, together up to 1 MiB.
    /// - Returns: what became of each entry, in the same order.
    /// - Throws: `AWSError` if none was looked at.
    public func putEvents(_ entries: [EventEntry]) async throws(AWSError) -> [EventResult] {
        let operation = AWSOperation(service: AWSService.eventBridge.name, name: "PutEvents")
        let request = OperationRequest.json(.eventBridge, operation.name, target: "AWSEvents", version: "1.1") {
            $0.member("Entries") { $0.array { for entry in entries { entry.write(to: &$0) } } }
        }
        let answers = try AnswerReader(try await aws.send(request), of: operation).list("Entries")
        guard answers.count == entries.count else {
            throw .invalidAnswer("it has \(answers.count) entries for \(entries.count)", operation)
        }
        var results: [EventResult] = []
        for answer in answers { results.append(try EventResult(answer)) }
        return results
    }
}

/// An event to put on a bus.
///
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
public struct EventEntry: Hashable, Sendable {
    /// The bus's name or ARN; by default the account's own.
    public var busName: String?
    /// Who says so, such as `orders.api`.
    public var source: String
    /// What kind of event it is.
    public var detailType: String
    /// What happened, a JSON object as text.
    public var detail: String
    /// The ARNs of what the event is about.
    public var resources: [String]
    /// When it happened; by default when EventBridge takes it.
    public var time: Timestamp?

    /// An event to put on a bus.
    ///
    /// - Parameters:
    ///   - busName: the bus's name or ARN; by default the account's own.
    ///   - source: who says so; must not begin with `aws.`.
    ///   - detailType: what kind of event it is.
    ///   - detail: what happened, a JSON object as text.
    ///   - resources: the ARNs of what the event is about; none by default.
    ///   - time: when it happened; by default when EventBridge takes it.
    public init(
        busName: String? = nil,
        source: String,
        detailType: String,
        detail: String,
        resources: [String] = [],
        time: Timestamp? = nil
    ) {
        self.busName = busName
        self.source = source
        self.detailType = detailType
        self.detail = detail
        self.resources = resources
        self.time = time
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("EventBusName", busName)
            writer.member("Source", source)
            writer.member("DetailType", detailType)
            writer.member("Detail", detail)
            if !resources.isEmpty { writer.member("Resources", texts: resources) }
            if let time { writer.member("Time", Int(time.secondsSince1970.rounded(.down))) }
        }
    }
}

/// What became of an event.
///
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
public enum EventResult: Hashable, Sendable {
    /// The bus has it, under the id.
    case accepted(eventID: String)
    /// The bus does not have it.
    case failed(code: AWSErrorCode, message: String?)

    init(_ answer: AnswerReader) throws(AWSError) {
        if let code = try answer.string("ErrorCode") {
            self = .failed(code: AWSErrorCode(rawValue: code), message: try answer.string("ErrorMessage"))
        } else {
            self = .accepted(eventID: try answer.requiredString("EventId"))
        }
    }

    /// Whether the same entry may be accepted later.
    ///
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
    public var isRetryable: Bool {
        guard case .failed(let code, _) = self else { return false }
        return ["ThrottlingException", "InternalFailure", "InternalException"].contains(code.rawValue)
    }
}
