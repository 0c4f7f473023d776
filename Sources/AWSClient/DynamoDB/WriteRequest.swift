public import DynamoDBValues
internal import JSONValues

/// A part of a batch of writes.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_WriteRequest.html
public enum WriteRequest: Hashable, Sendable {
    /// Writes the item, in place of the one with the same key if there is one.
    case put([String: AttributeValue])
    /// Deletes the item with the key, if there is one.
    case delete(key: [String: AttributeValue])
}

extension WriteRequest {
    init(_ answer: AnswerReader) throws(AWSError) {
        if let put = try answer.object("PutRequest") {
            self = .put(try put.item("Item") ?? [:])
        } else {
            self = .delete(key: try answer.object("DeleteRequest")?.item("Key") ?? [:])
        }
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            switch self {
            case .put(let item):
                writer.member("PutRequest") { $0.object { $0.member("Item", item: item) } }
            case .delete(let key):
                writer.member("DeleteRequest") { $0.object { $0.member("Key", item: key) } }
            }
        }
    }
}
