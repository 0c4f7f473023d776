internal import DynamoDBValues
internal import JSONValues
internal import WorkerContracts
internal import WorkerPatterns

/// The item that the body of a message describes.
struct OrderItem: Equatable {
    /// The most bytes of a partition key.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html>
    private static let maximumKeySize = 2048

    let attributes: [String: AttributeValue]
    let id: String

    /// Reads a body.
    ///
    /// Whether the rest of the key is there, and whether the item is small enough, DynamoDB says.
    /// - Parameter body: A JSON object whose members are the attributes.
    /// - Throws: What is wrong with it.
    init(body: String) throws(WorkerError) {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONValue(parsing: body)
        } catch {
            throw .validation("the body must be JSON: \(error)")
        }
        guard case .object(let members) = json else {
            throw .validation("the body must be a JSON object whose members are the attributes, got \(json.kind)")
        }
        switch members[OrderWriter.partitionKey] {
        case .string(let id)?:
            guard (1...Self.maximumKeySize).contains(id.utf8.count) else {
                throw .validation(
                    "the member '\(OrderWriter.partitionKey)' must have 1 to \(Self.maximumKeySize) bytes, got \(id.utf8.count)"
                )
            }
            self.id = id
        case let other?:
            throw .validation("the member '\(OrderWriter.partitionKey)' must be a string, got \(other.kind)")
        case nil:
            throw .validation("the member '\(OrderWriter.partitionKey)' is missing; it is the key of the table")
        }
        attributes = try AttributeValue.attributes(plain: members)
    }

    /// What tells the item from an older or newer one with the same key; `nil` when it does not say.
    var version: DynamoDBNumber? { attributes[OrderWriter.versionAttribute]?.asNumber }
}
