extension Value: ExpressibleByStringInterpolation where T == String {
    /// Collects the parts of an interpolated text.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Expression] = []

        /// Prepares for the parts.
        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Adds plain text.
        public mutating func appendLiteral(_ text: String) {
            if case .string(let known)? = parts.last {
                parts[parts.count - 1] = .string(known + text)
            } else if !text.isEmpty {
                parts.append(.string(text))
            }
        }

        /// Adds a value, known or not.
        public mutating func appendInterpolation<U>(_ value: Value<U>) {
            if case .string(let known) = value.expression {
                appendLiteral(known)
            } else {
                parts.append(value.expression)
            }
        }

        /// Adds a value of a generated enumeration.
        public mutating func appendInterpolation(_ value: some EnumValue) { parts.append(value.expression) }

        /// Adds the description of something that is known now.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            appendLiteral(value.description)
        }
    }

    /// Makes plain text, one bare value, or `Fn::Sub`, whichever the parts need.
    public init(stringInterpolation: StringInterpolation) {
        let parts = stringInterpolation.parts
        // What is known is plain text, wherever it came from, so that whoever checks texts sees it.
        if parts.isEmpty {
            self.init(expression: .string(""))
        } else if parts.count == 1, case .string = parts[0] {
            self.init(expression: parts[0])
        } else {
            self.init(expression: .interpolation(parts))
        }
    }
}

extension Expression {
    /// Brackets the place of a deploy-time value in text that was made too early.
    ///
    /// Private use, so no text has it by accident.
    package static let misplacedValueMark: Character = "\u{10FFFD}"
}

extension DefaultStringInterpolation {
    /// Warns that a deploy-time value has no text yet.
    ///
    /// Synthesis reports an error where such text arrives in a template.
    @available(*, deprecated, message: "a deploy-time value has no text yet; make this literal a Value<String>")
    public mutating func appendInterpolation(_ value: some PropertyValue) {
        appendLiteral(String(Expression.misplacedValueMark))
    }

    /// Warns that a reference has no text yet.
    ///
    /// Synthesis reports an error where such text arrives in a template.
    @available(
        *,
        deprecated,
        message: "a reference has no text yet; make this literal a Value<String> of its attribute"
    )
    public mutating func appendInterpolation<R>(_ reference: Ref<R>) {
        appendLiteral(String(Expression.misplacedValueMark))
    }
}
