public import CloudFormation

/// A time series, or several, that CloudWatch computes from metrics.
///
/// ```swift
/// let rate = (function.metrics.errors / function.metrics.invocations * 100).with(label: "Errors in %")
/// let retried = MetricExpression.sum([queue.metrics.numberOfMessagesReceived, other.metrics.numberOfMessagesReceived])
/// ```
///
/// Identifiers (`m1`, `e1`) are given where the expression is used, in the order in which metrics appear; a metric that appears
/// twice has one.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html>
public struct MetricExpression: Hashable, Sendable {
    var term: Term
    let shape: Shape
    /// The name in a graph.
    ///
    /// When `nil`, a single series is named after the expression, and those of a list each after its metric.
    public var label: Value<String>?
    /// The color in a graph; CloudWatch chooses one when `nil`.
    public var color: GraphColor?

    /// What CloudWatch makes of an expression.
    enum Shape: Comparable, Hashable, Sendable {
        case number
        case series
        case list
    }

    indirect enum Term: Hashable, Sendable {
        case number(Double)
        case metric(Metric)
        case list([Term])
        case negation(Term)
        case operation(Term, Operator, Term)
        case function(String, [Term])
        case keyword(String)
        case search(Value<String>, Statistic, Duration)
    }

    enum Operator: String, Hashable, Sendable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case greater = ">"
        case greaterOrEqual = ">="
        case less = "<"
        case lessOrEqual = "<="
        case and = "AND"
        case or = "OR"
    }

    init(_ term: Term, shape: Shape) {
        self.term = term
        self.shape = shape
    }

    static func number(_ number: Double) -> MetricExpression { MetricExpression(.number(number), shape: .number) }

    static func operation(
        _ left: MetricExpression,
        _ operation: Operator,
        _ right: MetricExpression
    ) -> MetricExpression {
        MetricExpression(.operation(left.term, operation, right.term), shape: Swift.max(left.shape, right.shape))
    }

    /// The same expression, looked at differently.
    /// - Parameters:
    ///   - period: The length of a period, for all metrics in the expression; theirs when not given.
    ///   - label: The name in a graph; unchanged when not given.
    ///   - color: The color in a graph; unchanged when not given.
    /// - Returns: The changed expression.
    public func with(
        period: Duration? = nil,
        label: Value<String>? = nil,
        color: GraphColor? = nil
    ) -> MetricExpression {
        var result = self
        if let period { result.term = term.with(period: period) }
        if let label { result.label = label }
        if let color { result.color = color }
        return result
    }
}

// MARK: - Several series

extension MetricExpression {
    /// All metrics of the graph or alarm, also those that only other expressions use: `METRICS()`.
    public static let metrics = MetricExpression(.function("METRICS", []), shape: .list)

    /// All metrics that fit a query, also those that are published later: `SEARCH`.
    ///
    /// For dashboards only; CloudWatch allows it in no alarm.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html>
    /// - Parameters:
    ///   - query: What to search for, `{AWS/SQS,QueueName} MetricName="NumberOfMessagesSent"` for example.
    ///   - statistic: How the data of a period become one number; the average when not given.
    ///   - period: The length of a period; one minute when not given.
    /// - Returns: A list of series.
    public static func search(
        _ query: Value<String>,
        statistic: Statistic = .average,
        period: Duration = .minutes(1)
    ) -> MetricExpression {
        MetricExpression(.search(query, statistic, period), shape: .list)
    }

    /// Several series as a list, for ``MetricSource/sorted(by:descending:limit:)`` for example.
    /// - Parameter sources: The series.
    /// - Returns: A list of series.
    public static func list(_ sources: [any MetricSource]) -> MetricExpression {
        MetricExpression(.list(sources.map(\.metricExpression.term)), shape: .list)
    }

    /// The sum of several series, period by period.
    /// - Parameter sources: The series.
    /// - Returns: One series.
    public static func sum(_ sources: [any MetricSource]) -> MetricExpression { list(sources).sum() }

    /// The mean of several series, period by period.
    /// - Parameter sources: The series.
    /// - Returns: One series.
    public static func average(_ sources: [any MetricSource]) -> MetricExpression { list(sources).average() }

    /// The greatest of several series, period by period.
    /// - Parameter sources: The series.
    /// - Returns: One series.
    public static func max(_ sources: [any MetricSource]) -> MetricExpression { list(sources).max() }

    /// The least of several series, period by period.
    /// - Parameter sources: The series.
    /// - Returns: One series.
    public static func min(_ sources: [any MetricSource]) -> MetricExpression { list(sources).min() }
}

// MARK: - Choice

extension MetricExpression {
    /// One source in periods where the condition is not 0, the other in the remaining ones: `IF`.
    /// - Parameters:
    ///   - condition: A comparison for example, `errors > 5`.
    ///   - then: The source where the condition holds.
    ///   - else: The source where it does not.
    /// - Returns: One series.
    public static func `if`(
        _ condition: some MetricSource,
        then: some MetricSource,
        else: some MetricSource
    ) -> MetricExpression {
        choice(condition, then.metricExpression, `else`.metricExpression)
    }

    /// A source in periods where the condition is not 0, a number in the remaining ones: `IF`.
    /// - Parameters:
    ///   - condition: A comparison for example, `errors > 5`.
    ///   - then: The source where the condition holds.
    ///   - else: The number where it does not.
    /// - Returns: One series.
    public static func `if`(
        _ condition: some MetricSource,
        then: some MetricSource,
        else: Double
    ) -> MetricExpression {
        choice(condition, then.metricExpression, .number(`else`))
    }

    /// A number in periods where the condition is not 0, another in the remaining ones: `IF`.
    /// - Parameters:
    ///   - condition: A comparison for example, `errors > 5`.
    ///   - then: The number where the condition holds.
    ///   - else: The number where it does not.
    /// - Returns: One series.
    public static func `if`(_ condition: some MetricSource, then: Double, else: Double) -> MetricExpression {
        choice(condition, .number(then), .number(`else`))
    }

    /// A source in periods where the condition is not 0, nothing in the remaining ones: `IF`.
    /// - Parameters:
    ///   - condition: A comparison for example, `invocations >= 10`.
    ///   - then: The source where the condition holds.
    /// - Returns: One series.
    public static func `if`(_ condition: some MetricSource, then: some MetricSource) -> MetricExpression {
        choice(condition, then.metricExpression, nil)
    }

    private static func choice(
        _ condition: some MetricSource,
        _ then: MetricExpression,
        _ otherwise: MetricExpression?
    ) -> MetricExpression {
        MetricExpression(
            .function("IF", [condition.metricExpression.term, then.term] + (otherwise.map { [$0.term] } ?? [])),
            shape: .series
        )
    }
}
