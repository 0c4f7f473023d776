/// A JSON value.
///
/// Numbers stay text, because bounds in schemas exceed what `Int` holds.
public enum JSONValue: Hashable, Sendable {
    /// The JSON null.
    case null
    /// A truth value.
    case bool(Bool)
    /// A number, as it is spelled.
    case number(String)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Named members.
    case object([String: JSONValue])

    /// The members, if this is an object.
    public var object: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The elements, if this is a list.
    public var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The text, if this is one.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The text of a scalar as a reader of documentation expects it; `nil` for lists, objects and null.
    public var scalarText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let truth): truth ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral {
    /// A text.
    public init(stringLiteral text: String) { self = .string(text) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
    /// A number.
    public init(integerLiteral number: Int) { self = .number(String(number)) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
    /// A truth value.
    public init(booleanLiteral truth: Bool) { self = .bool(truth) }
}

extension JSONValue: ExpressibleByArrayLiteral {
    /// A list.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    /// An object; of two members with one name the last one stays.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(Dictionary(members) { $1 })
    }
}

extension JSONValue {
    /// The value at a path of member names and list indices.
    /// - Parameter path: The names and indices from the root, none for the root itself.
    /// - Returns: The value, or `nil` if there is none.
    public func value(at path: ArraySlice<String>) -> JSONValue? {
        guard let step = path.first else { return self }
        return child(step)?.value(at: path.dropFirst())
    }

    /// The same document with another value at a path that exists.
    /// - Parameters:
    ///   - path: The names and indices from the root.
    ///   - value: The new value.
    /// - Returns: The changed document, or `nil` if the path does not exist.
    public func replacing(at path: ArraySlice<String>, with value: JSONValue) -> JSONValue? {
        guard let step = path.first else { return value }
        guard let changed = child(step)?.replacing(at: path.dropFirst(), with: value) else { return nil }
        switch self {
        case .object(var members):
            members[step] = changed
            return .object(members)
        case .array(var elements):
            guard let index = Int(step) else { return nil }
            elements[index] = changed
            return .array(elements)
        default: return nil
        }
    }

    /// Whether every member, element and scalar of a pattern is here too; members that the pattern leaves out do not count.
    /// - Parameter pattern: What must be here.
    /// - Returns: Whether it is.
    public func contains(_ pattern: JSONValue) -> Bool {
        guard let expected = pattern.object else { return self == pattern }
        guard let members = object else { return false }
        return expected.allSatisfy { name, value in members[name]?.contains(value) ?? false }
    }

    private func child(_ step: String) -> JSONValue? {
        switch self {
        case .object(let members): members[step]
        case .array(let elements): Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        default: nil
        }
    }
}
