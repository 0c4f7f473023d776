import DynamoDBValues
import JSONValues

extension AttributeValue {
    /// The attributes of an item.
    static func attributes(_ json: JSONValue, at path: String) throws(JSONDecodingError) -> [String: AttributeValue] {
        guard case .object(let members) = json else {
            throw JSONDecodingError(path: path, message: "expected an object of attributes")
        }
        var attributes: [String: AttributeValue] = [:]
        for (name, value) in members { attributes[name] = try AttributeValue(value, at: "\(path).\(name)") }
        return attributes
    }

    /// A value as DynamoDB writes it: an object whose only key says the type.
    private init(_ json: JSONValue, at path: String) throws(JSONDecodingError) {
        guard case .object(let members) = json, let (type, value) = members.first, members.count == 1 else {
            throw JSONDecodingError(path: path, message: "expected an object with one member that is named by a type")
        }
        switch (type, value) {
        case ("S", .string(let text)): self = .string(text)
        case ("N", .string(let text)): self = .number(try Self.number(text, at: path))
        case ("B", .string(let text)): self = .binary(try Self.bytes(text, at: path))
        case ("BOOL", .bool(let value)): self = .bool(value)
        case ("NULL", .bool): self = .null
        case ("L", .array(let items)):
            var values: [AttributeValue] = []
            for (index, item) in items.enumerated() { values.append(try AttributeValue(item, at: "\(path)[\(index)]")) }
            self = .list(values)
        case ("M", .object): self = .map(try Self.attributes(value, at: path))
        case ("SS", .array(let items)): self = .stringSet(Set(try Self.texts(items, at: path)))
        case ("NS", .array(let items)):
            var numbers: Set<DynamoDBNumber> = []
            for text in try Self.texts(items, at: path) { numbers.insert(try Self.number(text, at: path)) }
            self = .numberSet(numbers)
        case ("BS", .array(let items)):
            var values: Set<[UInt8]> = []
            for text in try Self.texts(items, at: path) { values.insert(try Self.bytes(text, at: path)) }
            self = .binarySet(values)
        default:
            throw JSONDecodingError(
                path: path,
                message:
                    "the type '\(type)' is unknown or does not go with its value; known are S, N, B, BOOL, NULL, L, M, SS, NS and BS"
            )
        }
    }

    private static func texts(_ items: [JSONValue], at path: String) throws(JSONDecodingError) -> [String] {
        var texts: [String] = []
        for item in items {
            guard case .string(let text) = item else {
                throw JSONDecodingError(path: path, message: "expected a set of strings")
            }
            texts.append(text)
        }
        return texts
    }

    private static func number(_ text: String, at path: String) throws(JSONDecodingError) -> DynamoDBNumber {
        guard let number = DynamoDBNumber(text) else {
            throw JSONDecodingError(
                path: path,
                message: "expected a number of at most 38 digits, found '\(text.prefix(64))'"
            )
        }
        return number
    }

    private static func bytes(_ text: String, at path: String) throws(JSONDecodingError) -> [UInt8] {
        guard let bytes = Base64.decode(text) else {
            throw JSONDecodingError(path: path, message: "expected base64, found '\(text.prefix(32))'")
        }
        return bytes
    }
}
