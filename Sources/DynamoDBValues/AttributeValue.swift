/// The value of an attribute of an item in a DynamoDB table.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
public indirect enum AttributeValue: Hashable, Sendable {
    /// Text, `S`.
    case string(String)
    /// A number, `N`.
    case number(DynamoDBNumber)
    /// Bytes, `B`.
    case binary([UInt8])
    /// A truth value, `BOOL`.
    case bool(Bool)
    /// Nothing, `NULL`.
    case null
    /// Values in order, `L`.
    case list([AttributeValue])
    /// Values by name, `M`.
    case map([String: AttributeValue])
    /// Distinct texts, `SS`.
    case stringSet(Set<String>)
    /// Distinct numbers, `NS`.
    case numberSet(Set<DynamoDBNumber>)
    /// Distinct pieces of bytes, `BS`.
    case binarySet(Set<[UInt8]>)
}

extension AttributeValue {
    /// A whole number.
    ///
    /// - Parameter integer: the number; every `Int` fits.
    /// - Returns: the value of type `N`.
    public static func number(_ integer: Int) -> AttributeValue {
        .number(DynamoDBNumber(integer))
    }

    /// The text, if this is one.
    public var asString: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The number, if this is one.
    public var asNumber: DynamoDBNumber? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    /// The number as an `Int`, if this is a whole number that fits.
    public var asInt: Int? { asNumber?.int }

    /// The truth value, if this is one.
    public var asBool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The values by name, if this is a map.
    public var asMap: [String: AttributeValue]? {
        guard case .map(let values) = self else { return nil }
        return values
    }

    /// The values in order, if this is a list.
    public var asList: [AttributeValue]? {
        guard case .list(let values) = self else { return nil }
        return values
    }
}

extension AttributeValue: ExpressibleByStringInterpolation {
    /// Text.
    ///
    /// - Parameter value: the text.
    public init(stringLiteral value: String) {
        self = .string(value)
    }
}

extension AttributeValue: ExpressibleByIntegerLiteral {
    /// A whole number.
    ///
    /// - Parameter value: the number.
    public init(integerLiteral value: Int) {
        self = .number(value)
    }
}

extension AttributeValue: ExpressibleByBooleanLiteral {
    /// A truth value.
    ///
    /// - Parameter value: the truth value.
    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }
}

extension AttributeValue: ExpressibleByArrayLiteral {
    /// Values in order.
    ///
    /// - Parameter elements: the values.
    public init(arrayLiteral elements: AttributeValue...) {
        self = .list(elements)
    }
}

extension AttributeValue: ExpressibleByDictionaryLiteral {
    /// Values by name.
    ///
    /// - Parameter elements: the names and values; of two with the same name, the last counts.
    public init(dictionaryLiteral elements: (String, AttributeValue)...) {
        self = .map(Dictionary(elements) { $1 })
    }
}
