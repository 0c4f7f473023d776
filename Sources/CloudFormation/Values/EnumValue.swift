/// A text for which AWS documents the allowed values.
///
/// AWS adds some daily, so any other text can be given as a literal.
public protocol EnumValue: PropertyValue, Hashable, ExpressibleByStringLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral
where StringLiteralType == String {}

extension EnumValue {
    /// A value by its text.
    /// - Parameter text: The value as CloudFormation spells it.
    public init(_ text: String) { self.init(expression: .string(text)) }

    /// A value that is known when the stack is deployed.
    /// - Parameter value: A parameter for example.
    public init(_ value: Value<String>) { self.init(expression: value.expression) }

    /// A value by its text.
    public init(stringLiteral text: String) { self.init(expression: .string(text)) }

    /// Hashes the tree.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(expression)
    }
}

extension Value where T == String {
    /// An enumerated value as text.
    /// - Parameter value: The value.
    public init(_ value: some EnumValue) { self.init(expression: value.expression) }
}
