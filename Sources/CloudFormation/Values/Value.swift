/// A scalar that is known now, or that only CloudFormation knows when it deploys the stack.
///
/// Literals convert: `"text"`, `30`, `true`. A variable is wrapped: `Value(count)`. String interpolation keeps deploy-time
/// values: `"arn:\(Pseudo.partition):s3:::\(bucket.name)"` becomes `Fn::Sub`.
public struct Value<T>: PropertyValue, Hashable {
    /// The untyped tree.
    public let expression: Expression

    /// Wraps an untyped tree, without looking whether it fits.
    /// - Parameter expression: The tree.
    public init(expression: Expression) {
        self.expression = expression
    }
}

/// The ARN of a resource of type `R`.
///
/// Never instantiated: it makes `Value<ARN<SQS.Queue>>` and `Value<ARN<DynamoDB.Table>>` different types.
public enum ARN<R> {}

/// A type of number that integer literals convert to.
public protocol NumericLiteral {}
extension Int: NumericLiteral {}
extension Double: NumericLiteral {}

extension Value where T == String {
    /// Text that is known now.
    /// - Parameter text: The text.
    public init(_ text: String) { self.init(expression: .string(text)) }

    /// An ARN as text.
    /// - Parameter arn: The ARN of any resource.
    public init<R>(_ arn: Value<ARN<R>>) { self.init(expression: arn.expression) }

    /// A number as text.
    /// - Parameter number: The number, a parameter or attribute for example.
    public init(_ number: Value<Int>) {
        if case .int(let known) = number.expression {
            self.init(String(known))
        } else {
            self.init(expression: number.expression)
        }
    }
}

extension Value where T == Int {
    /// A number that is known now.
    /// - Parameter number: The number.
    public init(_ number: Int) { self.init(expression: .int(number)) }
}

extension Value where T == Double {
    /// A number that is known now.
    /// - Parameter number: The number; it must be finite.
    public init(_ number: Double) { self.init(expression: .double(number)) }

    /// A whole number that is known now.
    /// - Parameter number: The number.
    public init(_ number: Int) { self.init(expression: .int(number)) }
}

extension Value where T == Bool {
    /// A truth value that is known now.
    /// - Parameter truth: The truth value.
    public init(_ truth: Bool) { self.init(expression: .bool(truth)) }
}

extension Value {
    /// An ARN that is written out or computed, and trusted to be of the right resource type.
    /// - Parameter text: The ARN.
    public init<R>(arn text: Value<String>) where T == ARN<R> { self.init(expression: text.expression) }
}

extension Value: ExpressibleByIntegerLiteral where T: NumericLiteral {
    /// A number that is known now.
    public init(integerLiteral number: Int) { self.init(expression: .int(number)) }
}

extension Value: ExpressibleByFloatLiteral where T == Double {
    /// A number that is known now.
    public init(floatLiteral number: Double) { self.init(expression: .double(number)) }
}

extension Value: ExpressibleByBooleanLiteral where T == Bool {
    /// A truth value that is known now.
    public init(booleanLiteral truth: Bool) { self.init(expression: .bool(truth)) }
}

extension Value: ExpressibleByUnicodeScalarLiteral where T == String {}
extension Value: ExpressibleByExtendedGraphemeClusterLiteral where T == String {}
extension Value: ExpressibleByStringLiteral where T == String {
    /// Text that is known now.
    public init(stringLiteral text: String) { self.init(expression: .string(text)) }
}
