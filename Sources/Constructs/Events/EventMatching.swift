public import CloudFormation

/// What can be said about a value of an event: a condition in a list, or a field that has just one condition.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>
public protocol EventMatching: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
where
    StringLiteralType == String, StringInterpolation == Value<String>.StringInterpolation, IntegerLiteralType == Int,
    FloatLiteralType == Double, BooleanLiteralType == Bool
{
    /// Takes a condition.
    /// - Parameter condition: The condition.
    init(_ condition: EventPattern.Condition)
}

extension EventMatching {
    /// Exactly this text.
    public init(stringLiteral text: String) { self.init(.text(Value(text))) }

    /// Exactly this text, with deploy-time values in it.
    public init(stringInterpolation: Value<String>.StringInterpolation) {
        self.init(.text(Value(stringInterpolation: stringInterpolation)))
    }

    /// A number of this value.
    public init(integerLiteral number: Int) { self.init(.number(Double(number))) }

    /// A number of this value.
    public init(floatLiteral number: Double) { self.init(.number(number)) }

    /// This truth value.
    public init(booleanLiteral truth: Bool) { self.init(.truth(truth)) }

    /// The JSON null, which is not the same as a field that is not there.
    public init(nilLiteral: ()) { self.init(.null) }

    /// Exactly a text, the name of a resource for example.
    /// - Parameter text: The text.
    /// - Returns: The condition.
    public static func equals(_ text: Value<String>) -> Self { self.init(.text(text)) }

    /// Exactly an ARN.
    /// - Parameter arn: The ARN of a resource.
    /// - Returns: The condition.
    public static func equals<R>(_ arn: Value<ARN<R>>) -> Self { self.init(.text(Value(arn))) }

    /// A text in upper or lower case: `equals-ignore-case`.
    /// - Parameter text: The text.
    /// - Returns: The condition.
    public static func equals(ignoringCase text: Value<String>) -> Self { self.init(.textIgnoringCase(text)) }

    /// A text that begins with another: `prefix`.
    /// - Parameter text: The beginning.
    /// - Returns: The condition.
    public static func prefix(_ text: Value<String>) -> Self { self.init(.beginning(text, ignoresCase: false)) }

    /// A text that begins with another in upper or lower case.
    /// - Parameter text: The beginning.
    /// - Returns: The condition.
    public static func prefix(ignoringCase text: Value<String>) -> Self {
        self.init(.beginning(text, ignoresCase: true))
    }

    /// A text that ends with another: `suffix`.
    /// - Parameter text: The end.
    /// - Returns: The condition.
    public static func suffix(_ text: Value<String>) -> Self { self.init(.end(text, ignoresCase: false)) }

    /// A text that ends with another in upper or lower case.
    /// - Parameter text: The end.
    /// - Returns: The condition.
    public static func suffix(ignoringCase text: Value<String>) -> Self { self.init(.end(text, ignoresCase: true)) }

    /// A text in which each asterisk stands for any characters: `wildcard`.
    /// - Parameter pattern: The text: no two asterisks in a row; `\*` for an asterisk and `\\` for a backslash themselves.
    /// - Returns: The condition.
    public static func wildcard(_ pattern: Value<String>) -> Self { self.init(.wildcardPattern(pattern)) }

    /// A number within bounds: `numeric`.
    /// - Parameter range: The bounds.
    /// - Returns: The condition.
    public static func numeric(_ range: EventPattern.NumericRange) -> Self { self.init(.range(range)) }

    /// An IPv4 or IPv6 address within a range: `cidr`.
    /// - Parameter range: The first address of the range and the bits that all its addresses share, `10.0.0.0/8` for example.
    /// - Returns: The condition.
    public static func cidr(_ range: Value<String>) -> Self { self.init(.addressRange(range)) }

    /// Whether the field is there at all, whatever its value: `exists`.
    ///
    /// A field that holds an object is not there in this sense: ask for a field of that object.
    /// - Parameter isPresent: Whether it must be there, or must not.
    /// - Returns: The condition.
    public static func exists(_ isPresent: Bool) -> Self { self.init(.presence(isPresent)) }

    /// A value that is none of some: `anything-but`.
    /// - Parameter excluded: The values.
    /// - Returns: The condition.
    public static func anythingBut(_ excluded: EventPattern.Exclusion) -> Self { self.init(.exclusion(excluded)) }

    /// A value that is none of some texts.
    /// - Parameters:
    ///   - first: A text.
    ///   - others: Further ones.
    /// - Returns: The condition.
    public static func anythingBut(_ first: Value<String>, _ others: Value<String>...) -> Self {
        .anythingBut(.texts([first] + others))
    }

    /// A value that is none of some numbers.
    /// - Parameters:
    ///   - first: A number.
    ///   - others: Further ones.
    /// - Returns: The condition.
    public static func anythingBut(_ first: Double, _ others: Double...) -> Self {
        .anythingBut(.numbers([first] + others))
    }

    /// A value that is none of some texts, in upper or lower case.
    /// - Parameter texts: The texts.
    /// - Returns: The condition.
    public static func anythingBut(ignoringCase texts: Value<String>...) -> Self {
        .anythingBut(.textsIgnoringCase(texts))
    }

    /// A text that begins with none of some.
    /// - Parameter texts: The beginnings.
    /// - Returns: The condition.
    public static func anythingBut(prefix texts: Value<String>...) -> Self { .anythingBut(.beginnings(texts)) }

    /// A text that ends with none of some.
    /// - Parameter texts: The ends.
    /// - Returns: The condition.
    public static func anythingBut(suffix texts: Value<String>...) -> Self { .anythingBut(.ends(texts)) }

    /// A text that none of some patterns describes.
    /// - Parameter patterns: Texts in which each asterisk stands for any characters.
    /// - Returns: The condition.
    public static func anythingBut(wildcard patterns: Value<String>...) -> Self {
        .anythingBut(.wildcardPatterns(patterns))
    }
}
