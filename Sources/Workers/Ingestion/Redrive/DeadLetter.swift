import AWSClient
import JSONValues
import LambdaEvents

/// A dead letter that was received.
struct DeadLetter: Sendable {
    /// How much of a body is shown, so that a hundred go into one answer.
    private static let shownLength = 4096

    let message: ReceivedMessage

    init(_ message: ReceivedMessage) { self.message = message }

    /// The kind of error that it failed with, as far as its sender knew; empty when not at all.
    var errorTypeCandidate: String { message.attributes[MessageAttributeName.errorTypeCandidate]?.stringValue ?? "" }

    /// How many seconds ago it was first sent; 0 when nobody knows.
    func age(at now: Timestamp) -> Int {
        guard let sentAt = message.sentAt else { return 0 }
        return max(Int(Double(now.millisecondsSince1970) / 1000 - sentAt.secondsSince1970), 0)
    }

    /// Whether a filter lets it through.
    func matches(_ filter: DeadLetterFilter, at now: Timestamp) -> Bool {
        guard age(at: now) >= filter.minimumAge else { return false }
        let wanted = filter.errorType.lowercased()
        return wanted.isEmpty || errorTypeCandidate.lowercased().containsBytes(of: wanted)
            || category.rawValue.lowercased() == wanted
    }

    /// For how many seconds nobody should receive it when it is sent again: the longer the more often it failed.
    /// - Parameter jitter: How many seconds more.
    /// - Returns: The seconds, up to the 900 that a queue delays a message at most.
    func delay(jitter: Int) -> Int {
        let failures = max(message.receiveCount ?? 1, 1)
        let backoff = failures > 9 ? 300 : min(1 << (failures - 1), 300)
        return min(backoff + jitter, 900)
    }

    /// The message to send in its place.
    func copy(delay: Int) -> OutgoingMessage {
        OutgoingMessage(
            body: message.body,
            attributes: message.attributes,
            delaySeconds: delay,
            groupID: message.systemAttributes["MessageGroupId"]
        )
    }

    /// What is shown of it.
    func preview(at now: Timestamp) -> JSONValue {
        let scalars = message.body.unicodeScalars
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: scalars.prefix(Self.shownLength))
        var preview: [String: JSONValue] = [
            "messageId": .string(message.messageID), "body": .string(String(shown)),
            "bodyIsWhole": .bool(shown.count == scalars.count), "ageSeconds": .number(JSONNumber(age(at: now))),
            "attributes": .object(message.attributes.mapValues { .string($0.stringValue ?? "(bytes)") }),
            "errorCategory": .string(category.rawValue), "errorDescription": .string(category.explanation),
        ]
        if let count = message.receiveCount { preview["receiveCount"] = .number(JSONNumber(count)) }
        if let text = message.systemAttributes["ApproximateFirstReceiveTimestamp"], let moment = Int64(text) {
            preview["firstReceiveTimestamp"] = .string(Timestamp(millisecondsSince1970: moment).text)
        }
        return .object(preview)
    }
}

/// What can be done about a dead letter, as far as it tells itself.
enum DeadLetterCategory: String, CaseIterable {
    case validation = "VALIDATION"
    case timeout = "TIMEOUT"
    case transient = "TRANSIENT"
    case processing = "PROCESSING"
    case permanent = "PERMANENT"
    case unknown = "UNKNOWN"

    var explanation: String {
        switch self {
        case .validation: "the schema or a business rule is violated; mend the sender or the worker"
        case .timeout: "something took too long; give it more time, or ask for less at once"
        case .transient: "it failed for a while; bring it back"
        case .processing: "the business says no; look at its rules"
        case .permanent: "it failed each time; look at it"
        case .unknown: "nothing says why; look at it"
        }
    }
}

extension DeadLetter {
    /// Words by which the kind of error tells its category, then those by which the body does.
    private static let words: [(DeadLetterCategory, [String])] = [
        (.validation, ["validation", "schema"]), (.timeout, ["timeout"]), (.transient, ["transient", "temporary"]),
        (.processing, ["processing", "business"]), (.permanent, ["permanent", "fatal"]),
    ]
    private static let wordsOfBodies: [(DeadLetterCategory, [String])] = [
        (.validation, ["validation", "schema", "invalid"]), (.timeout, ["timeout", "slow", "deadline"]),
    ]

    /// The category: as its sender guessed, else by words of its body, else by how often it was received.
    var category: DeadLetterCategory {
        if let category = Self.category(of: errorTypeCandidate, by: Self.words) { return category }
        if let category = Self.category(of: message.body, by: Self.wordsOfBodies) { return category }
        switch message.receiveCount ?? 0 {
        case 5...: return .permanent
        case 2...: return .transient
        default: return .unknown
        }
    }

    private static func category(
        of text: String,
        by words: [(DeadLetterCategory, [String])]
    ) -> DeadLetterCategory? {
        let text = text.lowercased()
        return words.first { _, words in words.contains { text.containsBytes(of: $0) } }?.0
    }
}
