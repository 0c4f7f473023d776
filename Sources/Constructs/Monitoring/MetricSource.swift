/// What alarms watch and graphs show: a metric, or an expression of several.
///
/// Metrics combine with each other and with numbers: `errors / invocations * 100`. CloudWatch evaluates the expression for each period.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html>
public protocol MetricSource: Hashable, Sendable {
    /// The source as an expression.
    var metricExpression: MetricExpression { get }
}

extension Metric: MetricSource {
    /// The metric as an expression of nothing else.
    public var metricExpression: MetricExpression { MetricExpression(.metric(self), shape: .series) }
}

extension MetricExpression: MetricSource {
    /// The expression itself.
    public var metricExpression: MetricExpression { self }
}

// MARK: - Arithmetic

extension MetricSource {
    /// The sum of two sources, period by period.
    public static func + (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .add, right.metricExpression)
    }

    /// The sum of a source and a number.
    public static func + (left: Self, right: Double) -> MetricExpression {
        .operation(left.metricExpression, .add, .number(right))
    }

    /// The sum of a number and a source.
    public static func + (left: Double, right: Self) -> MetricExpression {
        .operation(.number(left), .add, right.metricExpression)
    }

    /// The difference of two sources, period by period.
    public static func - (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .subtract, right.metricExpression)
    }

    /// The difference of a source and a number.
    public static func - (left: Self, right: Double) -> MetricExpression {
        .operation(left.metricExpression, .subtract, .number(right))
    }

    /// The difference of a number and a source.
    public static func - (left: Double, right: Self) -> MetricExpression {
        .operation(.number(left), .subtract, right.metricExpression)
    }

    /// The product of two sources, period by period.
    public static func * (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .multiply, right.metricExpression)
    }

    /// The product of a source and a number.
    public static func * (left: Self, right: Double) -> MetricExpression {
        .operation(left.metricExpression, .multiply, .number(right))
    }

    /// The product of a number and a source.
    public static func * (left: Double, right: Self) -> MetricExpression {
        .operation(.number(left), .multiply, right.metricExpression)
    }

    /// The quotient of two sources, period by period; CloudWatch leaves out periods that would divide by zero.
    public static func / (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .divide, right.metricExpression)
    }

    /// The quotient of a source and a number.
    public static func / (left: Self, right: Double) -> MetricExpression {
        .operation(left.metricExpression, .divide, .number(right))
    }

    /// The quotient of a number and a source; CloudWatch leaves out periods that would divide by zero.
    public static func / (left: Double, right: Self) -> MetricExpression {
        .operation(.number(left), .divide, right.metricExpression)
    }

    /// The source with its sign changed.
    public static prefix func - (source: Self) -> MetricExpression {
        let expression = source.metricExpression
        return MetricExpression(.negation(expression.term), shape: expression.shape)
    }
}

// MARK: - Comparison and logic

extension MetricSource {
    /// 1 in periods where the left source is greater, otherwise 0.
    public static func > (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .greater, right.metricExpression)
    }

    /// 1 in periods where the source is greater than the number, otherwise 0.
    public static func > (left: Self, right: Double) -> MetricExpression {
        .operation(left.metricExpression, .greater, .number(right))
    }

    /// 1 in periods where the left source is greater or equal, otherwise 0.
    public static func >= (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .greaterOrEqual, right.metricExpression)
    }

    /// 1 in periods where the source is greater than or equal to the number, otherwise 0.
    public static func >= (left: Self, right: Double) -> MetricExpression {
        .operation(left.metricExpression, .greaterOrEqual, .number(right))
    }

    /// 1 in periods where the left source is less, otherwise 0.
    public static func < (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .less, right.metricExpression)
    }

    /// 1 in periods where the source is less than the number, otherwise 0.
    public static func < (left: Self, right: Double) -> MetricExpression {
        .operation(left.metricExpression, .less, .number(right))
    }

    /// 1 in periods where the left source is less or equal, otherwise 0.
    public static func <= (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .lessOrEqual, right.metricExpression)
    }

    /// 1 in periods where the source is less than or equal to the number, otherwise 0.
    public static func <= (left: Self, right: Double) -> MetricExpression {
        .operation(left.metricExpression, .lessOrEqual, .number(right))
    }

    /// 1 in periods where neither source is 0, otherwise 0.
    public static func && (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .and, right.metricExpression)
    }

    /// 1 in periods where one of the sources is not 0, otherwise 0.
    public static func || (left: Self, right: some MetricSource) -> MetricExpression {
        .operation(left.metricExpression, .or, right.metricExpression)
    }
}
