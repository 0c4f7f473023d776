/// What can be said about a value of a log event: a field of a JSON object, or a column of a line.
///
/// Text and numbers are written as literals; the text may have `*` in it, which stands for any characters.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html>
public protocol LogMatching: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral
where StringLiteralType == String, IntegerLiteralType == Int, FloatLiteralType == Double {
    /// Takes a comparison.
    /// - Parameter comparison: The comparison.
    init(_ comparison: LogComparison)
}

/// A comparison of a value of a log event.
public indirect enum LogComparison: Hashable, Sendable {
    /// How a number is compared.
    public enum NumberOperator: String, Hashable, Sendable {
        /// Less.
        case lessThan = "<"
        /// Less or equal.
        case atMost = "<="
        /// Equal.
        case equalTo = "="
        /// Not equal.
        case notEqualTo = "!="
        /// Greater or equal.
        case atLeast = ">="
        /// Greater.
        case greaterThan = ">"
    }

    /// A text, or another one; `*` in it stands for any characters.
    case text(String, isEqual: Bool)
    /// A number within bounds.
    case number(NumberOperator, Double)
    /// A value that at least one of several comparisons admits.
    case any([LogComparison])
    /// A value that all of several comparisons admit.
    case all([LogComparison])
}

extension LogMatching {
    /// Exactly this text; `*` in it stands for any characters.
    public init(stringLiteral text: String) { self.init(.text(text, isEqual: true)) }

    /// This number.
    public init(integerLiteral number: Int) { self.init(.number(.equalTo, Double(number))) }

    /// This number.
    public init(floatLiteral number: Double) { self.init(.number(.equalTo, number)) }

    /// Exactly a text.
    /// - Parameter text: The text; `*` in it stands for any characters.
    /// - Returns: The comparison.
    public static func equals(_ text: String) -> Self { self.init(.text(text, isEqual: true)) }

    /// Any text but one.
    /// - Parameter text: The text; `*` in it stands for any characters.
    /// - Returns: The comparison.
    public static func not(_ text: String) -> Self { self.init(.text(text, isEqual: false)) }

    /// Any number but one.
    /// - Parameter number: The number.
    /// - Returns: The comparison.
    public static func not(_ number: Double) -> Self { self.init(.number(.notEqualTo, number)) }

    /// Less than a number.
    /// - Parameter number: The number.
    /// - Returns: The comparison.
    public static func lessThan(_ number: Double) -> Self { self.init(.number(.lessThan, number)) }

    /// A number or less.
    /// - Parameter number: The number.
    /// - Returns: The comparison.
    public static func atMost(_ number: Double) -> Self { self.init(.number(.atMost, number)) }

    /// A number or more.
    /// - Parameter number: The number.
    /// - Returns: The comparison.
    public static func atLeast(_ number: Double) -> Self { self.init(.number(.atLeast, number)) }

    /// More than a number.
    /// - Parameter number: The number.
    /// - Returns: The comparison.
    public static func greaterThan(_ number: Double) -> Self { self.init(.number(.greaterThan, number)) }

    /// A value that at least one of several comparisons admits.
    /// - Parameter comparisons: The comparisons, at least one.
    /// - Returns: The comparison.
    public static func anyOf(_ comparisons: LogComparison...) -> Self { self.init(.any(comparisons)) }

    /// A value that all of several comparisons admit.
    /// - Parameter comparisons: The comparisons, at least one.
    /// - Returns: The comparison.
    public static func allOf(_ comparisons: LogComparison...) -> Self { self.init(.all(comparisons)) }
}

extension LogComparison: LogMatching {
    /// The comparison itself.
    /// - Parameter comparison: The comparison.
    public init(_ comparison: LogComparison) { self = comparison }
}

extension LogComparison {
    /// The comparison as CloudWatch Logs writes it.
    /// - Parameter operand: What is compared: `$.level` or `level`.
    /// - Returns: The text.
    func text(of operand: String) -> String {
        switch self {
        case .text(let text, let isEqual): "\(operand) \(isEqual ? "=" : "!=") \"\(text)\""
        case .number(let sign, let number): "\(operand) \(sign.rawValue) \(number.decimal)"
        case .any(let parts): Self.joined(parts, " || ", operand)
        case .all(let parts): Self.joined(parts, " && ", operand)
        }
    }

    private static func joined(_ parts: [LogComparison], _ separator: String, _ operand: String) -> String {
        parts.map { part in
            switch part {
            case .text, .number: part.text(of: operand)
            case .any, .all: "(\(part.text(of: operand)))"
            }
        }.joined(separator: separator)
    }

    /// Whether several comparisons are joined.
    var isCompound: Bool {
        switch self {
        case .text, .number: false
        case .any(let parts), .all(let parts): parts.count > 1
        }
    }

    /// What CloudWatch Logs would refuse.
    /// - Parameter owner: What messages call the value.
    /// - Returns: The problems.
    func problems(of owner: String) -> [String] {
        switch self {
        case .text(let text, _):
            if text.isEmpty { return ["\(owner) must be compared with a text that is not empty"] }
            if text.contains(where: { "\"\\\n\r".contains($0) }) {
                return [
                    "\(owner) must be compared with a text without quotation marks, backslashes and line breaks, got \(text.debugDescription)"
                ]
            }
            return []
        case .number(_, let number):
            return number.isFinite ? [] : ["\(owner) must be compared with a finite number, got \(number)"]
        case .any(let parts), .all(let parts):
            if parts.isEmpty { return ["\(owner) must have at least one comparison, got none"] }
            return parts.flatMap { $0.problems(of: owner) }
        }
    }
}
