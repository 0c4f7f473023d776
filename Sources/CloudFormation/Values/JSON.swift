/// A JSON document with deploy-time values inside: a policy, a state machine, the body of a dashboard.
///
/// Literals convert: `["Effect": "Allow", "Resource": JSON(queue.arn)]`. Members keep the order in which they are written.
public struct JSON: PropertyValue, Hashable {
    /// The untyped tree.
    public let expression: Expression

    /// Wraps an untyped tree.
    /// - Parameter expression: The tree.
    public init(expression: Expression) {
        self.expression = expression
    }

    /// A value inside a document.
    /// - Parameter value: A scalar, list, map or generated property.
    public init(_ value: some PropertyValue) { self.init(expression: value.expression) }

    /// Text that is known now.
    /// - Parameter text: The text.
    public init(_ text: String) { self.init(expression: .string(text)) }

    /// A number that is known now.
    /// - Parameter number: The number.
    public init(_ number: Int) { self.init(expression: .int(number)) }

    /// A number that is known now.
    /// - Parameter number: The number; it must be finite.
    public init(_ number: Double) { self.init(expression: .double(number)) }

    /// A truth value that is known now.
    /// - Parameter truth: The truth value.
    public init(_ truth: Bool) { self.init(expression: .bool(truth)) }

    /// A list of documents.
    /// - Parameter elements: The elements, in order.
    public init(_ elements: [JSON]) { self.init(expression: .array(elements.map(\.expression))) }

    /// A document of members in a given order.
    /// - Parameter members: The members; of two with one name the last one stays.
    public init(members: [(key: String, value: JSON)]) {
        var result = Members(capacity: members.count)
        for (key, value) in members { result[key] = value.expression }
        self.init(expression: .object(result))
    }

    /// The document as text that people read, for properties that take JSON in a string.
    ///
    /// Two spaces a level, and on one line what fits there. Deploy-time values are filled in by `Fn::Sub`, inside quotation marks.
    public var text: CloudFormation.Value<String> { DocumentText(self, .readable).value }

    /// The document as text without white space, for properties that count its characters.
    public var compactText: CloudFormation.Value<String> { DocumentText(self, .compact).value }
}

extension JSON: ExpressibleByStringInterpolation {
    /// Text that is known now.
    public init(stringLiteral text: String) { self.init(text) }

    /// Text with deploy-time values in it.
    public init(stringInterpolation: CloudFormation.Value<String>.StringInterpolation) {
        self.init(CloudFormation.Value<String>(stringInterpolation: stringInterpolation))
    }
}

extension JSON: ExpressibleByIntegerLiteral {
    /// A number that is known now.
    public init(integerLiteral number: Int) { self.init(number) }
}

extension JSON: ExpressibleByFloatLiteral {
    /// A number that is known now.
    public init(floatLiteral number: Double) { self.init(number) }
}

extension JSON: ExpressibleByBooleanLiteral {
    /// A truth value that is known now.
    public init(booleanLiteral truth: Bool) { self.init(truth) }
}

extension JSON: ExpressibleByNilLiteral {
    /// The JSON null.
    public init(nilLiteral: ()) { self.init(expression: .null) }
}

extension JSON: ExpressibleByArrayLiteral {
    /// A list of documents.
    public init(arrayLiteral elements: JSON...) { self.init(elements) }
}

extension JSON: ExpressibleByDictionaryLiteral {
    /// A document of members, in the order in which they are written; of two with one name the last one stays.
    public init(dictionaryLiteral members: (String, JSON)...) {
        self.init(members: members.map { (key: $0.0, value: $0.1) })
    }
}
