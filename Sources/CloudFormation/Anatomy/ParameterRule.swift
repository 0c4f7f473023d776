/// A rule that parameters must satisfy together before anything is deployed: an entry of the section `Rules`.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html>
public struct ParameterRule: Construct, Hashable, Sendable {
    /// What must hold, and what to tell when it does not.
    public struct Assertion: Hashable, Sendable {
        fileprivate let condition: RuleCondition
        fileprivate let description: String?

        /// Makes an assertion.
        /// - Parameters:
        ///   - condition: What must hold.
        ///   - description: What to tell when it does not.
        public init(_ condition: RuleCondition, description: String? = nil) {
            self.condition = condition
            self.description = description
        }
    }

    private let condition: RuleCondition?
    private let assertions: [Assertion]

    /// Describes a rule.
    /// - Parameters:
    ///   - condition: When the rule applies; always when not given.
    ///   - assertions: What must hold then; at least one.
    public init(when condition: RuleCondition? = nil, assertions: [Assertion]) {
        self.condition = condition
        self.assertions = assertions
    }

    /// Declares the rule in the stack.
    public func build(in scope: Scope) {
        if assertions.isEmpty { scope.error("a rule must have at least one assertion, got none") }
        for condition in [condition].compactMap(\.self) + assertions.map(\.condition) {
            for problem in condition.problems { scope.error(problem) }
        }
        var members = Members(capacity: 2)
        members["RuleCondition"] = condition?.expression
        members["Assertions"] = .array(
            assertions.map { assertion in
                var members = Members(("Assert", assertion.condition.expression))
                members["AssertDescription"] = assertion.description.map { .string($0) }
                return .object(members)
            }
        )
        scope.graph.insert(rule: .object(members), scope)
    }
}

/// A truth about parameters, in the functions that rules admit.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html>
public struct RuleCondition: Hashable, Sendable {
    fileprivate let expression: Expression
    fileprivate let problems: [String]

    private init(_ function: String, _ arguments: [Expression], problems: [String] = []) {
        expression = .function(function, .array(arguments))
        self.problems = problems
    }

    private init(_ function: String, combining conditions: [RuleCondition]) {
        var problems = conditions.flatMap(\.problems)
        if !(2...10).contains(conditions.count) {
            problems.append("\(function) must have 2 to 10 conditions, got \(conditions.count)")
        }
        self.init(function, conditions.map(\.expression), problems: problems)
    }

    /// `Fn::And`: all hold.
    /// - Parameter conditions: Two to ten conditions.
    /// - Returns: The condition.
    public static func all(_ conditions: RuleCondition...) -> RuleCondition {
        RuleCondition("Fn::And", combining: conditions)
    }

    /// `Fn::Or`: at least one holds.
    /// - Parameter conditions: Two to ten conditions.
    /// - Returns: The condition.
    public static func any(_ conditions: RuleCondition...) -> RuleCondition {
        RuleCondition("Fn::Or", combining: conditions)
    }

    /// `Fn::Not`: it does not hold.
    /// - Parameter condition: The condition.
    /// - Returns: The opposite.
    public static func not(_ condition: RuleCondition) -> RuleCondition {
        RuleCondition("Fn::Not", [condition.expression], problems: condition.problems)
    }

    /// `Fn::Equals`: two texts are the same.
    /// - Parameters:
    ///   - left: A parameter, or text.
    ///   - right: The same.
    /// - Returns: The condition.
    public static func equals(_ left: Value<String>, _ right: Value<String>) -> RuleCondition {
        RuleCondition("Fn::Equals", [left.expression, right.expression])
    }

    /// `Fn::Contains`: one of the texts is the value.
    /// - Parameters:
    ///   - texts: The texts.
    ///   - value: The value that must be among them.
    /// - Returns: The condition.
    public static func contains(_ texts: List<Value<String>>, _ value: Value<String>) -> RuleCondition {
        RuleCondition("Fn::Contains", [texts.expression, value.expression])
    }

    /// `Fn::EachMemberEquals`: every text is the value.
    /// - Parameters:
    ///   - texts: The texts.
    ///   - value: The value that all must be.
    /// - Returns: The condition.
    public static func eachMemberEquals(_ texts: List<Value<String>>, _ value: Value<String>) -> RuleCondition {
        RuleCondition("Fn::EachMemberEquals", [texts.expression, value.expression])
    }

    /// `Fn::EachMemberIn`: every text is among others.
    /// - Parameters:
    ///   - texts: The texts.
    ///   - others: The texts among which all must be.
    /// - Returns: The condition.
    public static func eachMemberIn(_ texts: List<Value<String>>, _ others: List<Value<String>>) -> RuleCondition {
        RuleCondition("Fn::EachMemberIn", [texts.expression, others.expression])
    }
}

extension List where Element == Value<String> {
    /// `Fn::RefAll`: all values of parameters of a type.
    ///
    /// Only in rules.
    /// - Parameter type: The kind of resource.
    /// - Returns: The values.
    public static func referencesToAll(_ type: AWSSpecificType) -> List {
        List(function: "Fn::RefAll", .string(type.rawValue))
    }

    /// `Fn::ValueOfAll`: an attribute of all parameters of a type.
    ///
    /// Only in rules.
    /// - Parameters:
    ///   - attribute: The attribute, `VpcId` or a tag `Tags.name` for example.
    ///   - type: The kind of resource.
    /// - Returns: The values.
    public static func valuesOfAll(_ attribute: String, of type: AWSSpecificType) -> List {
        List(function: "Fn::ValueOfAll", .array([.string(type.rawValue), .string(attribute)]))
    }

    /// `Fn::ValueOf`: an attribute of the resources that a list parameter names.
    ///
    /// Only in rules.
    /// - Parameters:
    ///   - attribute: The attribute, `VpcId` or a tag `Tags.name` for example.
    ///   - parameter: The parameter.
    /// - Returns: The values.
    public static func values(of attribute: String, for parameter: List<Value<String>>) -> List {
        List(function: "Fn::ValueOf", .array([parameter.expression.asLogicalID, .string(attribute)]))
    }
}

extension Value where T == String {
    /// `Fn::ValueOf`: an attribute of the resource that a parameter names.
    ///
    /// Only in rules.
    /// - Parameters:
    ///   - attribute: The attribute, `VpcId` or a tag `Tags.name` for example.
    ///   - parameter: The parameter.
    /// - Returns: The value.
    public static func value(of attribute: String, for parameter: Value<String>) -> Value<String> {
        Value(function: "Fn::ValueOf", .array([parameter.expression.asLogicalID, .string(attribute)]))
    }
}

extension Expression {
    /// The rule functions take the bare name of a parameter where others take a reference to it.
    fileprivate var asLogicalID: Expression {
        if case .reference(let element, _) = self { .logicalID(element) } else { self }
    }
}
