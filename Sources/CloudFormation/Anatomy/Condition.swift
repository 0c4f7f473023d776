/// A truth that CloudFormation decides when it deploys the stack, from parameters, mappings and pseudo parameters.
///
/// Add it to a scope to give it a name; the name is what `if`, resources and outputs take.
///
/// ```swift
/// let isProduction = scope.add("IsProduction", Condition.equals(stage, "prod"))
/// scope.add("Alarm", Resource(CloudWatch.Alarm.self, …, options: ResourceOptions(condition: isProduction)))
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html>
public struct Condition: Construct, Hashable, Sendable {
    /// A condition that is part of a stack.
    public struct Name: Hashable, Sendable {
        package let element: Element
    }

    package let expression: Expression

    /// `Fn::Equals`: two texts are the same.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html>
    /// - Parameters:
    ///   - left: A parameter, a value of a mapping, a pseudo parameter, or text.
    ///   - right: The same.
    /// - Returns: The condition.
    public static func equals(_ left: Value<String>, _ right: Value<String>) -> Condition {
        Condition(expression: .function("Fn::Equals", .array([left.expression, right.expression])))
    }

    /// The same truth as a named condition.
    /// - Parameter name: A condition of the same stack.
    public init(_ name: Name) {
        expression = .object(Members(("Condition", .logicalID(name.element))))
    }

    private init(expression: Expression) {
        self.expression = expression
    }

    private init(function: String, _ operands: [Condition]) {
        expression = .function(function, .array(operands.map(\.expression)))
    }

    /// Names the condition in its stack.
    public func build(in scope: Scope) -> Name {
        Name(element: scope.graph.insert(condition: expression, scope))
    }
}

/// Something that `&&`, `||` and `!` combine: a condition, named or not.
public protocol ConditionOperand {
    /// The operand as a condition.
    var operand: Condition { get }
}

extension Condition: ConditionOperand {
    /// The condition itself.
    public var operand: Condition { self }
}

extension Condition.Name: ConditionOperand {
    /// The truth that the name stands for.
    public var operand: Condition { Condition(self) }
}

extension ConditionOperand {
    /// `Fn::And`: both hold.
    public static func && (left: Self, right: some ConditionOperand) -> Condition {
        Condition(function: "Fn::And", flattening: left.operand, right.operand)
    }

    /// `Fn::Or`: at least one holds.
    public static func || (left: Self, right: some ConditionOperand) -> Condition {
        Condition(function: "Fn::Or", flattening: left.operand, right.operand)
    }

    /// `Fn::Not`: it does not hold.
    public static prefix func ! (operand: Self) -> Condition {
        Condition(negating: operand.operand)
    }
}

extension Condition {
    /// The documented maximum of operands of `Fn::And` and `Fn::Or`.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html>
    private static let maximumOperandCount = 10

    /// `a && b && c` becomes one function of three operands, as long as CloudFormation allows that many.
    fileprivate init(function name: String, flattening left: Condition, _ right: Condition) {
        if case .function(name, .array(let operands)) = left.expression, operands.count < Self.maximumOperandCount {
            expression = .function(name, .array(operands + [right.expression]))
        } else {
            expression = .function(name, .array([left.expression, right.expression]))
        }
    }

    fileprivate init(negating operand: Condition) {
        expression = .function("Fn::Not", .array([operand.expression]))
    }
}
