public import CloudFormation

/// A query of CloudWatch Logs Insights, without the log groups that it searches.
///
/// ```swift
/// let errors: LogInsightsQuery = [
///     "fields @timestamp, errorType, @message",
///     "filter level = \"ERROR\"",
///     "sort @timestamp desc",
///     "limit 50",
/// ]
/// ```
///
/// Saved queries, ``QueryDefinition``, and dashboards, ``Widget/logs(_:_:in:view:)``, take it.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html>
public struct LogInsightsQuery: Hashable, Sendable {
    /// The commands, `filter level = "ERROR"` for example, each of which works on what the one before found.
    public var commands: [Value<String>]

    /// Makes a query.
    /// - Parameter commands: The commands, without the `|` between them: at least one, 10,000 characters together.
    public init(_ commands: [Value<String>]) {
        self.commands = commands
    }
}

extension LogInsightsQuery: ExpressibleByArrayLiteral {
    /// A query of several commands.
    public init(arrayLiteral commands: Value<String>...) { self.init(commands) }
}

extension LogInsightsQuery: ExpressibleByStringInterpolation {
    /// A query of one command, or of several with `|` between them.
    public init(stringLiteral text: String) { self.init([Value(text)]) }

    /// A query with deploy-time values in it.
    public init(stringInterpolation: Value<String>.StringInterpolation) {
        self.init([Value(stringInterpolation: stringInterpolation)])
    }
}

extension LogInsightsQuery {
    /// The query as text, each command on a line of its own.
    public var text: Value<String> {
        var text = Value<String>.StringInterpolation(literalCapacity: 0, interpolationCount: commands.count)
        for (index, command) in commands.enumerated() {
            if index > 0 { text.appendLiteral("\n| ") }
            text.appendInterpolation(command)
        }
        return Value(stringInterpolation: text)
    }

    /// What CloudWatch Logs Insights would refuse.
    var problems: [String] {
        if commands.isEmpty { return ["a query must have at least one command, got none"] }
        var problems: [String] = []
        for case .string(let command) in commands.map(\.expression) {
            guard let first = command.first(where: { !$0.isWhitespace }) else {
                problems.append("a command of a query must not be empty")
                continue
            }
            if first == "|" {
                problems.append("a command of a query must not begin with '|', which is added, got '\(command)'")
            } else if command.uppercased().hasPrefix("SOURCE ") {
                problems.append("a query must not name its log groups by SOURCE, got '\(command)'; pass them beside it")
            }
        }
        let size = text.knownCount
        if size > 10_000 { problems.append("a query must have at most 10000 characters, got \(size)") }
        return problems
    }
}
