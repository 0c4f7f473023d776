/// One value of the JSON data model, of which every template consists.
///
/// Two nodes are equal when they are the same data: the order of an object's members does not count, that of an
/// array's items does. An integer and a double are different data even if their values agree.
public enum Node: Hashable, Sendable {
    /// The value `null`.
    case null
    /// A Boolean.
    case bool(Bool)
    /// An integer.
    case int(Int)
    /// A number with a fraction or an exponent. NaN and the infinities have no place in a template: they are
    /// written as `null`.
    case double(Double)
    /// Text.
    case string(String)
    /// Items in their order.
    case array([Node])
    /// Members with unique keys.
    case object(Object)
}

extension Node {
    /// The text, or `nil` when this node is not a string.
    public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The integer, or `nil` when this node is not an integer.
    public var intValue: Int? {
        if case .int(let value) = self { value } else { nil }
    }

    /// The Boolean, or `nil` when this node is not a Boolean.
    public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The items, or `nil` when this node is not an array.
    public var arrayValue: [Node]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The members, or `nil` when this node is not an object.
    public var objectValue: Object? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The value of an object's member.
    ///
    /// - Parameter key: the member's key.
    /// - Returns: `nil` when this node is not an object or has no such member.
    public subscript(key: String) -> Node? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    /// An item of an array.
    ///
    /// - Parameter index: the item's position, from 0.
    /// - Returns: `nil` when this node is not an array or has no item at that position.
    public subscript(index: Int) -> Node? {
        if case .array(let items) = self, items.indices.contains(index) { items[index] } else { nil }
    }
}

extension Node: ExpressibleByNilLiteral {
    /// Creates the value `null`.
    public init(nilLiteral: ()) {
        self = .null
    }
}

extension Node: ExpressibleByBooleanLiteral {
    /// Creates a Boolean.
    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }
}

extension Node: ExpressibleByIntegerLiteral {
    /// Creates an integer.
    public init(integerLiteral value: Int) {
        self = .int(value)
    }
}

extension Node: ExpressibleByFloatLiteral {
    /// Creates a number with a fraction or an exponent.
    public init(floatLiteral value: Double) {
        self = .double(value)
    }
}

extension Node: ExpressibleByStringLiteral {
    /// Creates text.
    public init(stringLiteral value: String) {
        self = .string(value)
    }
}

extension Node: ExpressibleByArrayLiteral {
    /// Creates an array with the items in the order given.
    public init(arrayLiteral items: Node...) {
        self = .array(items)
    }
}

extension Node: ExpressibleByDictionaryLiteral {
    /// Creates an object with the members in the order given; of members with the same key the last one counts.
    public init(dictionaryLiteral members: (String, Node)...) {
        var object = Object()
        object.reserveCapacity(members.count)
        for (key, value) in members { object[key] = value }
        self = .object(object)
    }
}
