/// A type whose values can stand in a template: scalars, lists, maps, documents, and every generated property type.
///
/// Each may be known now or be an expression that CloudFormation resolves, so the functions that fit any type are here.
public protocol PropertyValue: Sendable {
    /// The untyped tree.
    var expression: Expression { get }

    /// Wraps an untyped tree, without looking whether it fits.
    /// - Parameter expression: The tree.
    init(expression: Expression)
}

extension PropertyValue {
    /// `AWS::NoValue`: as if the property were not there.
    ///
    /// Only useful as a branch of ``if(_:then:else:)``.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html>
    public static var noValue: Self { Self(expression: .pseudo(.noValue)) }

    /// `Fn::If`: one value or the other.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html>
    /// - Parameters:
    ///   - condition: A condition of the same stack.
    ///   - then: The value when the condition holds.
    ///   - else: The value when it does not.
    /// - Returns: The value that CloudFormation chooses.
    public static func `if`(_ condition: Condition.Name, then: Self, else: Self) -> Self {
        Self(
            expression: .function(
                "Fn::If",
                .array([.logicalID(condition.element), then.expression, `else`.expression])
            )
        )
    }

    /// `Fn::Transform`: what a macro makes of its parameters.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-transform.html>
    /// - Parameters:
    ///   - name: The macro.
    ///   - parameters: What the macro is given.
    /// - Returns: The macro's result.
    public static func transform(_ name: String, parameters: [String: JSON]) -> Self {
        var members = Members()
        for (key, value) in parameters.sorted(by: { $0.key < $1.key }) { members.set(key, value) }
        return Self(
            expression: .function(
                "Fn::Transform",
                .object(Members(("Name", .string(name)), ("Parameters", .object(members))))
            )
        )
    }

    package init(function name: String, _ argument: Expression) {
        self.init(expression: .function(name, argument))
    }
}

// Generated types compare without conforming to Equatable: each conformance of thousands of types costs the compiler time,
// and every program that links them time to start.
extension PropertyValue {
    /// Two values are equal when their trees are.
    public static func == (left: Self, right: Self) -> Bool { left.expression == right.expression }

    /// Two values differ when their trees do.
    public static func != (left: Self, right: Self) -> Bool { left.expression != right.expression }
}

extension Members {
    package init(_ members: (String, Expression)...) {
        self.init(capacity: members.count)
        for (key, value) in members { self[key] = value }
    }
}
