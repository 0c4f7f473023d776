public import CloudFormation
internal import TemplateChecks
internal import TemplateModel

extension EventPattern {
    /// Whether EventBridge would deliver an event that a rule with this pattern gets, for tests of patterns.
    ///
    /// ```swift
    /// let large = EventPattern(source: ["my.orders"], detail: ["amount": .numeric(.greaterThan(100))])
    /// #expect(try large.matches(["source": "my.orders", "detail": ["amount": 250]]))
    /// #expect(try !large.matches(["source": "my.orders", "detail": ["amount": 20]]))
    /// ```
    ///
    /// It answers as EventBridge does: numbers are compared by their value, a field with a list matches when one of its items
    /// does, and fields of objects in one list only match together when they are in the same object. Filters of event source
    /// mappings and of subscriptions answer the same way, as far as they know an operator.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>
    /// - Parameter event: The whole event, an object; fields that the pattern does not name may be left out.
    /// - Returns: Whether all fields that the pattern names are as it says.
    /// - Throws: `EventPatternMatchingError` when EventBridge would refuse the pattern, or a value of the pattern or the event is
    ///   known only at deployment.
    public func matches(_ event: JSON) throws(EventPatternMatchingError) -> Bool {
        let event = try event.known("the event")
        let pattern = try json.known("the pattern")
        do {
            return try EventPatternMatcher(pattern).matches(event)
        } catch {
            throw EventPatternMatchingError(description: error.description)
        }
    }
}

/// Why a pattern cannot be compared with an event.
public struct EventPatternMatchingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as a sentence without a period.
    public let description: String
}

extension JSON {
    /// The document as data; an error when a part of it is known only at deployment.
    fileprivate func known(_ name: String) throws(EventPatternMatchingError) -> Node {
        try Self.known(expression, name, [])
    }

    private static func known(
        _ expression: Expression,
        _ name: String,
        _ path: [String]
    ) throws(EventPatternMatchingError) -> Node {
        switch expression {
        case .null: return .null
        case .bool(let truth): return .bool(truth)
        case .int(let number): return .int(number)
        case .double(let number): return .double(number)
        case .string(let text): return .string(text)
        case .array(let items):
            var nodes: [Node] = []
            for item in items { nodes.append(try known(item, name, path)) }
            return .array(nodes)
        case .object(let members):
            var object = Object()
            for member in members.entries { object[member.key] = try known(member.value, name, path + [member.key]) }
            return .object(object)
        case .reference, .attribute, .logicalID, .pseudo, .function, .interpolation:
            let field = path.isEmpty ? name : "'\(path.joined(separator: "."))' of \(name)"
            throw EventPatternMatchingError(
                description: "\(field) is known only at deployment; compare with a pattern of known values"
            )
        }
    }
}
