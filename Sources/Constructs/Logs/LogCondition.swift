internal import CloudFormation

/// What the fields of a log event in JSON must be.
///
/// ```swift
/// let failed: LogCondition = ["level": "ERROR", "retryable": false]
/// let slow: LogCondition = .any(["durationMs": .greaterThan(1000)], ["queue.ageSeconds": .atLeast(60)])
/// ```
///
/// A field is a path into the object: `user.id`, `items[0].price`.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html>
public indirect enum LogCondition: Hashable, Sendable {
    /// What one field must be.
    public enum Test: Hashable, Sendable {
        /// A text or number.
        case comparison(LogComparison)
        /// A truth value.
        case truth(Bool)
        /// The JSON null.
        case null
        /// Whether the field is there at all.
        case presence(Bool)
    }

    /// A field.
    case field(String, Test)
    /// Several conditions that must all hold.
    case every([LogCondition])
    /// Several conditions of which at least one must hold.
    case some([LogCondition])

    /// Conditions that must all hold.
    /// - Parameter conditions: The conditions, at least one.
    /// - Returns: The condition.
    public static func all(_ conditions: LogCondition...) -> LogCondition { .every(conditions) }

    /// Conditions of which at least one must hold.
    /// - Parameter conditions: The conditions, at least one.
    /// - Returns: The condition.
    public static func any(_ conditions: LogCondition...) -> LogCondition { .some(conditions) }
}

extension LogCondition: ExpressibleByDictionaryLiteral {
    /// Fields that must all be as wanted, in the order in which they are written.
    public init(dictionaryLiteral fields: (String, Test)...) {
        self = fields.count == 1 ? .field(fields[0].0, fields[0].1) : .every(fields.map { .field($0.0, $0.1) })
    }
}

extension LogCondition.Test: LogMatching {
    /// A text or number.
    /// - Parameter comparison: The comparison.
    public init(_ comparison: LogComparison) { self = .comparison(comparison) }

    /// Whether the field is there at all, with a text or number in it.
    /// - Parameter isPresent: Whether it must be there, or must not.
    /// - Returns: The test.
    public static func exists(_ isPresent: Bool) -> LogCondition.Test { .presence(isPresent) }
}

extension LogCondition.Test: ExpressibleByBooleanLiteral, ExpressibleByNilLiteral {
    /// A truth value.
    public init(booleanLiteral truth: Bool) { self = .truth(truth) }

    /// The JSON null, which is not the same as a field that is not there.
    public init(nilLiteral: ()) { self = .null }
}

extension LogCondition {
    /// The fields that the condition names.
    var fields: Set<String> {
        switch self {
        case .field(let name, _): [name]
        case .every(let parts), .some(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
        }
    }

    /// The condition as CloudWatch Logs writes it.
    var text: String {
        switch self {
        case .field(let name, .comparison(let comparison)): comparison.text(of: "$.\(name)")
        case .field(let name, .truth(let truth)): "$.\(name) IS \(truth ? "TRUE" : "FALSE")"
        case .field(let name, .null): "$.\(name) IS NULL"
        case .field(let name, .presence(let isPresent)): isPresent ? "$.\(name) = *" : "$.\(name) NOT EXISTS"
        case .every(let parts): parts.map(\.operandText).joined(separator: " && ")
        case .some(let parts): parts.map(\.operandText).joined(separator: " || ")
        }
    }

    /// The condition as part of another one.
    private var operandText: String { isCompound ? "(\(text))" : text }

    private var isCompound: Bool {
        switch self {
        case .field(_, .comparison(let comparison)): comparison.isCompound
        case .field: false
        case .every(let parts), .some(let parts): parts.count > 1
        }
    }

    /// What CloudWatch Logs would refuse.
    var problems: [String] {
        switch self {
        case .field(let name, let test):
            var problems: [String] = []
            if !Self.isPath(name) {
                problems.append(
                    "a field of a filter pattern must be a path such as 'user.id' or 'items[0].price', of letters, digits, '-' and '_', got '\(name)'"
                )
            }
            if case .comparison(let comparison) = test { problems += comparison.problems(of: "field '\(name)'") }
            return problems
        case .every(let parts), .some(let parts):
            if parts.isEmpty { return ["a filter pattern of JSON must name at least one field, got none"] }
            return parts.flatMap(\.problems)
        }
    }

    /// Whether a text is a path: names with single periods between them, each followed by any number of indexes.
    private static func isPath(_ text: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { component in
            let pieces = component.split(separator: "[", omittingEmptySubsequences: false)
            guard let name = pieces.first, String(name).isName(upTo: 255, with: "-_") else { return false }
            return pieces.dropFirst().allSatisfy { index in
                index.hasSuffix("]") && index.count > 1
                    && index.dropLast().utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
        }
    }
}
