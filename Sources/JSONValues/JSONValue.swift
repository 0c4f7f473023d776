/// A value of a JSON text.
///
/// Numbers keep their text, so that none loses digits. Of members with the same key in one object the last is kept.
///
/// <https://www.rfc-editor.org/rfc/rfc8259>
public enum JSONValue: Hashable, Sendable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, with all digits of its text.
    case number(JSONNumber)
    /// A string.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Values by key, in no order.
    case object([String: JSONValue])
}

extension JSONValue {
    /// The value that a text consists of.
    /// - Parameter text: The JSON text, with nothing but white space around the value.
    /// - Throws: What is wrong with the text, and where.
    public init(parsing text: some StringProtocol) throws(JSONError) {
        var text = String(text)
        let result = text.withUTF8 { JSONReader.read(UnsafeRawBufferPointer($0)) }
        self = try result.get()
    }

    /// The value that bytes consist of.
    /// - Parameter bytes: The JSON text in UTF-8, with nothing but white space around the value.
    /// - Throws: What is wrong with the text, and where.
    public init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
        let inPlace = bytes.withContiguousStorageIfAvailable { JSONReader.read(UnsafeRawBufferPointer($0)) }
        let result = inPlace ?? Array(bytes).withUnsafeBytes { JSONReader.read($0) }
        self = try result.get()
    }
}

extension JSONValue {
    /// The text in its shortest form: no white space, keys sorted, so that equal values have equal texts.
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The bytes of ``text``.
    public var utf8: [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }

    /// The member of an object; `nil` when there is none, or the value is no object.
    /// - Parameter key: The key of the member.
    public subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The text, if this is one.
    public var asString: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number as an `Int`, if this is a whole number that fits.
    public var asInt: Int? {
        if case .number(let number) = self { number.integer() } else { nil }
    }

    /// The truth value, if this is one.
    public var asBool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The values in order, if this is an array.
    public var asArray: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }

    /// The values by key, if this is an object.
    public var asObject: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// What kind of value it is, as error messages call it.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    /// A string.
    /// - Parameter value: The characters.
    public init(stringLiteral value: String) { self = .string(value) }

    /// `true` or `false`.
    /// - Parameter value: Which of them.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// A whole number.
    /// - Parameter value: The number.
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }

    /// An array.
    /// - Parameter elements: Its values.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// An object.
    /// - Parameter elements: Its members; of those with the same key the last is kept.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }

    /// The literal `null`.
    /// - Parameter nilLiteral: Nothing.
    public init(nilLiteral: ()) { self = .null }
}
