internal import CloudFormation

/// Which events of a log group count.
///
/// ```swift
/// let failures: FilterPattern = .json(["level": "ERROR", "durationMs": .greaterThan(1000)])
/// let slow: FilterPattern = .columns(["time", "level", .rest, LogColumn("ms", .greaterThan(1000))])
/// ```
///
/// A pattern has at most 1,024 characters.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html>
public struct FilterPattern: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case all
        case terms(required: [String], alternatives: [String], excluded: [String])
        case json(LogCondition)
        case columns([LogColumn])
    }

    let kind: Kind

    /// Every event.
    public static let all = FilterPattern(kind: .all)

    /// Events of any form that have all of some words or phrases in them, in upper and lower case as given.
    /// - Parameters:
    ///   - required: The words or phrases; at least one.
    ///   - excluded: Words or phrases that an event must not have; none when not given.
    /// - Returns: The pattern.
    public static func terms(_ required: String..., excluding excluded: [String] = []) -> FilterPattern {
        FilterPattern(kind: .terms(required: required, alternatives: [], excluded: excluded))
    }

    /// Events of any form that have at least one of some words or phrases in them, in upper and lower case as given.
    /// - Parameter alternatives: The words or phrases; at least one.
    /// - Returns: The pattern.
    public static func anyTerm(_ alternatives: String...) -> FilterPattern {
        FilterPattern(kind: .terms(required: [], alternatives: alternatives, excluded: []))
    }

    /// Events that are JSON objects whose fields are as wanted.
    /// - Parameter condition: What the fields must be; a dictionary asks for all of them.
    /// - Returns: The pattern.
    public static func json(_ condition: LogCondition) -> FilterPattern { FilterPattern(kind: .json(condition)) }

    /// Events that are lines of columns with spaces between them; what stands in quotation marks or brackets is one column.
    /// - Parameter columns: All columns from left to right; ``LogColumn/rest`` stands for any number of them.
    /// - Returns: The pattern.
    public static func columns(_ columns: [LogColumn]) -> FilterPattern { FilterPattern(kind: .columns(columns)) }
}

/// A column of a line.
///
/// A literal is a column that may be anything.
public struct LogColumn: Hashable, Sendable, ExpressibleByStringLiteral {
    let name: String
    let comparison: LogComparison?

    /// A column that must be as wanted.
    /// - Parameters:
    ///   - name: What the pattern calls the column: letters, digits and underscores.
    ///   - comparison: What the column must be.
    public init(_ name: String, _ comparison: LogComparison) {
        self.name = name
        self.comparison = comparison
    }

    /// A column that may be anything.
    public init(stringLiteral name: String) {
        self.name = name
        comparison = nil
    }

    /// Any number of columns that may be anything; once in a pattern.
    public static let rest: LogColumn = "..."
}

extension FilterPattern {
    /// The pattern as CloudWatch Logs writes it.
    public var text: String {
        switch kind {
        case .all: "\" \""
        case .terms(let required, let alternatives, let excluded):
            (required.map { "\"\($0)\"" } + alternatives.map { "?\"\($0)\"" } + excluded.map { "-\"\($0)\"" })
                .joined(separator: " ")
        case .json(let condition): "{ \(condition.text) }"
        case .columns(let columns): "[\(columns.map(\.text).joined(separator: ", "))]"
        }
    }

    /// How a value of an event is written in a metric filter, `$.latency` or `$latency`; `nil` when the pattern does not name it.
    func reference(to field: String) -> String? {
        switch kind {
        case .all, .terms: nil
        case .json(let condition): condition.fields.contains(field) ? "$.\(field)" : nil
        case .columns(let columns): columns.contains { $0.name == field && $0 != .rest } ? "$\(field)" : nil
        }
    }

    /// The values of events that the pattern names.
    var fields: [String] {
        switch kind {
        case .all, .terms: []
        case .json(let condition): condition.fields.sorted()
        case .columns(let columns): columns.filter { $0 != .rest }.map(\.name)
        }
    }

    /// What CloudWatch Logs would refuse.
    var problems: [String] {
        var problems: [String] = []
        switch kind {
        case .all: break
        case .terms(let required, let alternatives, let excluded):
            if required.isEmpty, alternatives.isEmpty {
                problems.append("a filter pattern of terms must have at least one term that events have, got none")
            }
            for term in required + alternatives + excluded
            where term.isEmpty || term.contains(where: { "\"\\\n\r".contains($0) }) {
                problems.append(
                    "a term of a filter pattern must not be empty or have quotation marks, backslashes or line breaks, got \(term.debugDescription)"
                )
            }
        case .json(let condition): problems = condition.problems
        case .columns(let columns):
            let names = columns.filter { $0 != .rest }.map(\.name)
            if names.isEmpty { problems.append("a filter pattern of columns must name at least one, got none") }
            if columns.count - names.count > 1 {
                problems.append("a filter pattern must have .rest at most once, got \(columns.count - names.count)")
            }
            for name in names where !name.isName(upTo: 255, with: "_") {
                problems.append("the name of a column must be letters, digits and underscores, got '\(name)'")
            }
            if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
                problems.append("a filter pattern must name each column once, got '\(twice)' again")
            }
            problems += columns.flatMap { $0.comparison?.problems(of: "column '\($0.name)'") ?? [] }
        }
        if problems.isEmpty, text.count > 1024 {
            problems.append("a filter pattern must have at most 1024 characters, got \(text.count)")
        }
        return problems
    }
}

extension LogColumn {
    fileprivate var text: String { comparison?.text(of: name) ?? name }
}
