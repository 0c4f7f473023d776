/// A value of JSON, with numbers as they are written.
///
/// https://www.rfc-editor.org/rfc/rfc8259
public indirect enum JSONValue: Hashable, Sendable {
    /// Nothing.
    case null
    /// A truth value.
    case bool(Bool)
    /// A number in its JSON form, so that no digit is lost.
    case number(String)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Values by name.
    case object([String: JSONValue])
}

extension JSONValue {
    /// The value of a member, if this is an object that has it.
    ///
    /// - Parameter name: the member's name.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The text, if this is one.
    public var asString: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The number as an `Int`, if this is a number without point and exponent that fits.
    public var asInt: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text)
    }

    /// The truth value, if this is one.
    public var asBool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The values in order, if this is an array.
    public var asArray: [JSONValue]? {
        guard case .array(let values) = self else { return nil }
        return values
    }

    /// The values by name, if this is an object.
    public var asObject: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}
