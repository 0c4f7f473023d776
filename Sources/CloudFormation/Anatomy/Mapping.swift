/// A table of constants with two keys, looked up when the stack is deployed.
///
/// ```swift
/// let limits = scope.add("Limits", Mapping(["eu-west-1": ["concurrency": "10"], "us-east-1": ["concurrency": "50"]]))
/// let concurrency = limits.value(Pseudo.region, "concurrency")
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html>
public struct Mapping: Construct, Hashable, Sendable {
    /// A constant of a mapping.
    public enum Constant: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
        ExpressibleByArrayLiteral
    {
        /// A text.
        case string(String)
        /// A number.
        case int(Int)
        /// A list of texts.
        case list([String])

        /// A text.
        public init(stringLiteral text: String) { self = .string(text) }
        /// A number.
        public init(integerLiteral number: Int) { self = .int(number) }
        /// A list of texts.
        public init(arrayLiteral elements: String...) { self = .list(elements) }

        fileprivate var expression: Expression {
            switch self {
            case .string(let text): .string(text)
            case .int(let number): .int(number)
            case .list(let elements): .array(elements.map { .string($0) })
            }
        }
    }

    /// A mapping that is part of a stack.
    public struct Name: Hashable, Sendable {
        package let element: Element

        /// `Fn::FindInMap`: a text or number of the mapping.
        ///
        /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html>
        /// - Parameters:
        ///   - topLevelKey: The first key.
        ///   - secondLevelKey: The second key.
        ///   - default: The value when a key is not in the mapping. Adds the transform `AWS::LanguageExtensions`. Without it CloudFormation
        ///     refuses the template.
        /// - Returns: The value.
        public func value<T>(
            _ topLevelKey: Value<String>,
            _ secondLevelKey: Value<String>,
            default: Value<T>? = nil
        ) -> Value<T> {
            Value(expression: find(topLevelKey, secondLevelKey, `default`?.expression))
        }

        /// `Fn::FindInMap`: a list of the mapping.
        ///
        /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html>
        /// - Parameters:
        ///   - topLevelKey: The first key.
        ///   - secondLevelKey: The second key.
        ///   - default: The list when a key is not in the mapping. Adds the transform `AWS::LanguageExtensions`.
        /// - Returns: The list.
        public func list(
            _ topLevelKey: Value<String>,
            _ secondLevelKey: Value<String>,
            default: List<Value<String>>? = nil
        ) -> List<Value<String>> {
            List(expression: find(topLevelKey, secondLevelKey, `default`?.expression))
        }

        private func find(_ top: Value<String>, _ second: Value<String>, _ fallback: Expression?) -> Expression {
            var arguments = [.logicalID(element), top.expression, second.expression]
            if let fallback { arguments.append(.object(Members(("DefaultValue", fallback)))) }
            return .function("Fn::FindInMap", .array(arguments))
        }
    }

    /// The constants, by first and second key.
    public let constants: [String: [String: Constant]]

    /// Describes a mapping.
    /// - Parameter constants: The constants, by first and second key; neither level may be empty.
    public init(_ constants: [String: [String: Constant]]) {
        self.constants = constants
    }

    /// Declares the mapping in the stack.
    public func build(in scope: Scope) -> Name {
        if constants.isEmpty { scope.error("a mapping must have at least one top-level key, got none") }
        var top = Members(capacity: constants.count)
        for (key, row) in constants.sorted(by: { $0.key < $1.key }) {
            if row.isEmpty { scope.error("top-level key '\(key)' must have at least one second-level key, got none") }
            var second = Members(capacity: row.count)
            for (key, constant) in row.sorted(by: { $0.key < $1.key }) { second[key] = constant.expression }
            top[key] = .object(second)
        }
        return Name(element: scope.graph.insert(mapping: .object(top), scope))
    }
}
