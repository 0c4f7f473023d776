/// What stands in for the data of a period that has none.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html>
public enum MetricFill: Hashable, Sendable {
    /// A number.
    case number(Double)
    /// The value of the period before.
    case `repeat`
    /// Values on a straight line from the period before the gap to that after it.
    case linear
}

extension MetricFill: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// A number.
    public init(integerLiteral number: Int) { self = .number(Double(number)) }

    /// A number.
    public init(floatLiteral number: Double) { self = .number(number) }
}

/// By what a list of series is sorted.
public enum MetricOrder: String, Hashable, Sendable {
    /// The mean of the series.
    case average = "AVG"
    /// The greatest value of the series.
    case maximum = "MAX"
    /// The least value of the series.
    case minimum = "MIN"
    /// The sum of the series.
    case sum = "SUM"
}

// MARK: - Period by period

extension MetricSource {
    private func apply(_ function: String, _ arguments: [MetricExpression.Term] = []) -> MetricExpression {
        let expression = metricExpression
        return MetricExpression(.function(function, [expression.term] + arguments), shape: expression.shape)
    }

    /// The source with its gaps filled: `FILL`.
    ///
    /// An alarm on filled data sees the filling until late data arrive, so let it judge several periods.
    /// - Parameter fill: What stands in for missing data: a number, `.repeat` or `.linear`.
    /// - Returns: A source of the same shape.
    public func filled(with fill: MetricFill) -> MetricExpression {
        switch fill {
        case .number(let number): apply("FILL", [.number(number)])
        case .repeat: apply("FILL", [.keyword("REPEAT")])
        case .linear: apply("FILL", [.keyword("LINEAR")])
        }
    }

    /// The change a second since the period before: `RATE`.
    public func rate() -> MetricExpression { apply("RATE") }

    /// The change since the period before: `DIFF`.
    public func difference() -> MetricExpression { apply("DIFF") }

    /// The sum of all periods up to each one: `RUNNING_SUM`.
    ///
    /// Not for alarms, which look at more periods than they judge.
    public func runningSum() -> MetricExpression { apply("RUNNING_SUM") }

    /// The magnitude: `ABS`.
    public func absolute() -> MetricExpression { apply("ABS") }

    /// The whole number at or above: `CEIL`.
    public func ceiling() -> MetricExpression { apply("CEIL") }

    /// The whole number at or below: `FLOOR`.
    public func floor() -> MetricExpression { apply("FLOOR") }

    /// The hour of each period in UTC, 0 to 23: `HOUR`.
    public func hour() -> MetricExpression { apply("HOUR") }

    /// The day of the week of each period in UTC, 1 for Monday to 7 for Sunday: `DAY`.
    public func day() -> MetricExpression { apply("DAY") }

    /// The limits between which CloudWatch expects the values: `ANOMALY_DETECTION_BAND`, a list of two series.
    ///
    /// An alarm compares with a band by ``Alarm/Comparison/outsideBand(deviations:)`` instead.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html>
    /// - Parameter deviations: The distance of the limits from the expected value in standard deviations, above 0; 2 when not given.
    /// - Returns: A list of two series, the upper limit first.
    public func anomalyDetectionBand(deviations: Double = 2) -> MetricExpression {
        MetricExpression(
            .function("ANOMALY_DETECTION_BAND", [metricExpression.term, .number(deviations)]),
            shape: .list
        )
    }
}

// MARK: - From several to one

extension MetricSource {
    private func reduce(_ function: String) -> MetricExpression {
        let expression = metricExpression
        return MetricExpression(
            .function(function, [expression.term]),
            shape: expression.shape == .list ? .series : .number
        )
    }

    /// The sum of a list of series, period by period; of one series, the sum of all its periods, a number: `SUM`.
    public func sum() -> MetricExpression { reduce("SUM") }

    /// The mean of a list of series, period by period; of one series, the mean of all its periods, a number: `AVG`.
    public func average() -> MetricExpression { reduce("AVG") }

    /// The greatest of a list of series, period by period; of one series, the greatest of all its periods, a number: `MAX`.
    public func max() -> MetricExpression { reduce("MAX") }

    /// The least of a list of series, period by period; of one series, the least of all its periods, a number: `MIN`.
    public func min() -> MetricExpression { reduce("MIN") }

    /// The standard deviation of a list of series, period by period; of one series, that of all its periods, a number: `STDDEV`.
    public func standardDeviation() -> MetricExpression { reduce("STDDEV") }

    /// The first series of a list: `FIRST`.
    public func first() -> MetricExpression {
        MetricExpression(.function("FIRST", [metricExpression.term]), shape: .series)
    }

    /// The last series of a list: `LAST`.
    public func last() -> MetricExpression {
        MetricExpression(.function("LAST", [metricExpression.term]), shape: .series)
    }

    /// A list of series in another order, or only those that come first in it: `SORT`.
    /// - Parameters:
    ///   - order: By what to sort; the sum when not given.
    ///   - descending: Whether the highest come first; they do when not given.
    ///   - limit: How many series to keep, at least 1; all when not given.
    /// - Returns: A list of series.
    public func sorted(by order: MetricOrder = .sum, descending: Bool = true, limit: Int? = nil) -> MetricExpression {
        MetricExpression(
            .function(
                "SORT",
                [metricExpression.term, .keyword(order.rawValue), .keyword(descending ? "DESC" : "ASC")]
                    + (limit.map { [.number(Double($0))] } ?? [])
            ),
            shape: .list
        )
    }
}
