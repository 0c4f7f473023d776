internal import DynamoDBValues
internal import JSONValues
internal import LambdaEvents
internal import WorkerPatterns

/// A change of an item, as it is kept and told.
struct Change {
    /// What a change is told in at most, with room for what SNS adds.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>
    static let maximumMessageSize = 256 * 1024 - 1024

    private let record: DynamoDBStreamEvent.Record
    private let keys: [String: AttributeValue]
    private let newImage: [String: AttributeValue]?
    private let oldImage: [String: AttributeValue]?

    /// Reads a record.
    /// - Parameter record: The record.
    /// - Throws: What of it cannot be read.
    init(_ record: DynamoDBStreamEvent.Record) throws {
        self.record = record
        keys = try record.keys()
        newImage = try record.newImage()
        oldImage = try record.oldImage()
        guard !keys.isEmpty else { throw WorkerError.validation("the change has no key of an item") }
    }

    /// The key of the item as one text: a JSON object with its members in order, so that no two keys have the same.
    var itemText: String { JSONValue.object(keys.mapValues(\.plainJSON)).text }

    private var eventName: String {
        switch record.eventName {
        case .insert: "INSERT"
        case .modify: "MODIFY"
        case .remove: "REMOVE"
        case .other(let name): name
        }
    }

    /// The item of the audit trail; the same whenever the change comes.
    var auditItem: [String: AttributeValue] {
        var item: [String: AttributeValue] = [
            "item": .string(itemText),
            "sequenceNumber": .string(record.sequenceNumber),
            "change": .string(eventName),
            "eventId": .string(record.eventID),
            "keys": .map(keys),
        ]
        if let time = record.approximateCreationTime { item["changedAt"] = .string(time.text) }
        if let newImage { item["new"] = .map(newImage) }
        if let oldImage { item["old"] = .map(oldImage) }
        if let identity = record.userIdentity { item["changedBy"] = .string(identity.principalID) }
        return item
    }

    /// What a topic is told: a JSON object, without the item before and after the change when those are too large.
    var message: String {
        var members: [String: JSONValue] = [
            "change": .string(eventName),
            "eventId": .string(record.eventID),
            "sequenceNumber": .string(record.sequenceNumber),
            "keys": .object(keys.mapValues(\.plainJSON)),
        ]
        if let time = record.approximateCreationTime { members["changedAt"] = .string(time.text) }
        if let identity = record.userIdentity { members["changedBy"] = .string(identity.principalID) }
        let short = members
        if let newImage { members["new"] = .object(newImage.mapValues(\.plainJSON)) }
        if let oldImage { members["old"] = .object(oldImage.mapValues(\.plainJSON)) }
        let text = JSONValue.object(members).text
        guard text.utf8.count > Self.maximumMessageSize else { return text }
        return JSONValue.object(short.merging(["omitted": ["new", "old"]]) { $1 }).text
    }
}
