import DynamoDBValues
import JSONValues
import WorkerContracts

extension IngestionEvent {
    /// The event that tells what the table knows of a message, and its details; `nil` when nothing became of the message yet.
    static func outcome(of item: [String: AttributeValue]) -> (IngestionEvent, [IngestionEvent.Field: JSONValue?])? {
        guard let key = item[.idempotencyKey]?.asString,
            let event = [IngestionEvent.success, .failure].first(where: { $0.status == item[.status]?.asString })
        else { return nil }
        var detail: [IngestionEvent.Field: JSONValue?] = [:]
        for field in event.fields {
            guard let attribute = IngestionStateAttribute(rawValue: field.rawValue) else { continue }
            detail[field] = item[attribute]?.json
        }
        detail[.eventId] = .string(event.id(of: key))
        return (event, detail)
    }
}

extension AttributeValue {
    /// Text or a number in JSON.
    fileprivate var json: JSONValue? {
        switch self {
        case .string(let text): .string(text)
        case .number(let number): JSONNumber(number.text).map { .number($0) } ?? .string(number.text)
        default: nil
        }
    }
}
