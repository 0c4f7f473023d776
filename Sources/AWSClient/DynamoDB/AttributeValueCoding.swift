internal import DynamoDBValues
internal import JSONValues

/// Items in the JSON of DynamoDB.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
enum AttributeValueCoding {
    /// A part of an answer is no value of an attribute.
    struct Failure: Error {
        let reason: String
    }

    static func item(_ value: JSONValue) throws(Failure) -> [String: AttributeValue] {
        guard case .object(let members) = value else { throw Failure(reason: "an item that is no object") }
        var item: [String: AttributeValue] = [:]
        for (name, value) in members { item[name] = try attribute(value) }
        return item
    }

    static func attribute(_ value: JSONValue) throws(Failure) -> AttributeValue {
        guard case .object(let members) = value, members.count == 1, let (type, content) = members.first else {
            throw Failure(reason: "a value that is no object with one member")
        }
        switch (type, content) {
        case ("S", .string(let text)): return .string(text)
        case ("N", .string(let text)): return .number(try number(text))
        case ("B", .string(let text)): return .binary(try binary(text))
        case ("BOOL", .bool(let value)): return .bool(value)
        case ("NULL", .bool(true)): return .null
        case ("M", .object): return .map(try item(content))
        case ("L", .array(let values)):
            var list: [AttributeValue] = []
            for value in values { list.append(try attribute(value)) }
            return .list(list)
        case ("SS", .array(let values)): return .stringSet(Set(try texts(values)))
        case ("NS", .array(let values)):
            var numbers: Set<DynamoDBNumber> = []
            for text in try texts(values) { numbers.insert(try number(text)) }
            return .numberSet(numbers)
        case ("BS", .array(let values)):
            var pieces: Set<[UInt8]> = []
            for text in try texts(values) { pieces.insert(try binary(text)) }
            return .binarySet(pieces)
        default: throw Failure(reason: "a value of type '\(type)' that is none")
        }
    }

    private static func number(_ text: String) throws(Failure) -> DynamoDBNumber {
        guard let number = DynamoDBNumber(text) else { throw Failure(reason: "a number that is none: '\(text)'") }
        return number
    }

    private static func binary(_ text: String) throws(Failure) -> [UInt8] {
        guard let bytes = Base64.decode(text) else { throw Failure(reason: "bytes that are not in Base64") }
        return bytes
    }

    private static func texts(_ values: [JSONValue]) throws(Failure) -> [String] {
        var texts: [String] = []
        for value in values {
            guard case .string(let text) = value else { throw Failure(reason: "a set with something else than text") }
            texts.append(text)
        }
        return texts
    }
}

extension JSONWriter {
    /// Writes a member whose value is an item, or nothing for `nil`.
    mutating func member(_ name: String, item: [String: AttributeValue]?) {
        if let item { member(name) { $0.item(item) } }
    }

    mutating func item(_ item: [String: AttributeValue]) {
        object { writer in
            // Sorted, so that the same request has the same bytes, which tests and idempotency tokens compare.
            for (name, value) in item.sorted(by: { $0.key < $1.key }) {
                writer.member(name) { $0.attribute(value) }
            }
        }
    }

    mutating func attribute(_ value: AttributeValue) {
        object { writer in
            switch value {
            case .string(let text): writer.member("S", text)
            case .number(let number): writer.member("N", number.text)
            case .binary(let bytes): writer.member("B", Base64.encode(bytes))
            case .bool(let value): writer.member("BOOL", value)
            case .null: writer.member("NULL", true)
            case .map(let item): writer.member("M", item: item)
            case .list(let values): writer.member("L") { $0.array { for value in values { $0.attribute(value) } } }
            case .stringSet(let texts): writer.member("SS", texts: texts.sorted())
            case .numberSet(let numbers): writer.member("NS", texts: numbers.map(\.text).sorted())
            case .binarySet(let pieces): writer.member("BS", texts: pieces.map(Base64.encode).sorted())
            }
        }
    }

    /// Writes a member whose value is a list of texts, or nothing for `nil`.
    mutating func member(_ name: String, texts: [String]?) {
        if let texts { member(name) { $0.array { for text in texts { $0.string(text) } } } }
    }

    /// Writes a member whose value has texts by name, or nothing if there are none.
    mutating func member(_ name: String, names: [String: String]) {
        guard !names.isEmpty else { return }
        member(name) { writer in
            writer.object { for (name, text) in names.sorted(by: { $0.key < $1.key }) { $0.member(name, text) } }
        }
    }
}
