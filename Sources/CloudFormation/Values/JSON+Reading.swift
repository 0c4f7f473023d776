/// What is known of a document before it is deployed.
extension JSON {
    /// A member of an object; `nil` when there is none of that name, or a function gives the object.
    /// - Parameter member: The name of the member.
    public subscript(member: String) -> JSON? {
        guard case .object(let members) = expression else { return nil }
        return members[member].map { JSON(expression: $0) }
    }

    /// The items of a list; `nil` for anything else, or when a function gives the list.
    public var arrayValue: [JSON]? {
        guard case .array(let elements) = expression else { return nil }
        return elements.map { JSON(expression: $0) }
    }

    /// A text that is known now; `nil` for anything else.
    public var stringValue: String? {
        guard case .string(let text) = expression else { return nil }
        return text
    }

    /// A whole number that is known now; `nil` for anything else.
    public var intValue: Int? {
        guard case .int(let number) = expression else { return nil }
        return number
    }

    /// A truth value that is known now; `nil` for anything else.
    public var boolValue: Bool? {
        guard case .bool(let truth) = expression else { return nil }
        return truth
    }
}
