public import DynamoDBValues
public import JSONValues

extension AttributeValue {
    /// The value of plain JSON: text, numbers with all their digits, truth values, `null`, lists and maps.
    ///
    /// JSON knows neither sets nor bytes: arrays are lists, and text stays text.
    /// - Parameter json: The value.
    /// - Throws: Which number DynamoDB does not keep: one of more than 38 digits, or beyond 1E-130 to 9.99…E+125.
    public init(plain json: JSONValue) throws(WorkerError) {
        try self.init(plain: json, at: "")
    }

    private init(plain json: JSONValue, at path: String) throws(WorkerError) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .string(let text): self = .string(text)
        case .number(let number):
            guard let value = DynamoDBNumber(number.text) else {
                let place = path.isEmpty ? "" : " in \(path)"
                throw .validation(
                    "a number must have at most 38 digits and a magnitude of 1E-130 to 9.99…E+125, got \(number.text.prefix(64))\(place)"
                )
            }
            self = .number(value)
        case .array(let items):
            var values: [AttributeValue] = []
            values.reserveCapacity(items.count)
            for (index, item) in items.enumerated() {
                values.append(try AttributeValue(plain: item, at: "\(path)[\(index)]"))
            }
            self = .list(values)
        case .object(let members): self = .map(try Self.attributes(plain: members, at: path))
        }
    }

    /// The attributes of an item of plain JSON.
    /// - Parameter members: The members of an object.
    /// - Returns: The attributes.
    /// - Throws: Which number DynamoDB does not keep.
    public static func attributes(
        plain members: [String: JSONValue]
    ) throws(WorkerError) -> [String: AttributeValue] {
        try attributes(plain: members, at: "")
    }

    private static func attributes(
        plain members: [String: JSONValue],
        at path: String
    ) throws(WorkerError) -> [String: AttributeValue] {
        var attributes: [String: AttributeValue] = [:]
        attributes.reserveCapacity(members.count)
        for (name, value) in members {
            attributes[name] = try AttributeValue(plain: value, at: path.isEmpty ? name : "\(path).\(name)")
        }
        return attributes
    }

    /// The value as plain JSON: sets as sorted arrays, bytes in Base64.
    ///
    /// A number that DynamoDB gave has all its digits; one in a form that JSON does not know, such as `+.5`, is text.
    public var plainJSON: JSONValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .string(let text): .string(text)
        case .number(let number): number.plainJSON
        case .binary(let bytes): .string(Base64.encode(bytes))
        case .list(let values): .array(values.map(\.plainJSON))
        case .map(let values): .object(values.mapValues(\.plainJSON))
        case .stringSet(let texts): .array(texts.sorted().map { .string($0) })
        case .numberSet(let numbers): .array(numbers.sorted { $0.text < $1.text }.map(\.plainJSON))
        case .binarySet(let pieces): .array(pieces.map(Base64.encode).sorted().map { .string($0) })
        }
    }
}

extension DynamoDBNumber {
    fileprivate var plainJSON: JSONValue { JSONNumber(text).map { .number($0) } ?? .string(text) }
}
