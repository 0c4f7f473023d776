public import AWSLogs
public import CloudFormation
public import ResourceTypes

/// Makes a metric of the events of a log group that match a pattern.
///
/// ```swift
/// let failures = scope.add("Failures", MetricFilter(
///     of: logs, .json(["level": "ERROR"]), metric: "Failures", namespace: "Ingestion"))
/// scope.add("ManyFailures", Alarm(on: failures.metric, .atLeast(10)))
///
/// let byType = scope.add("FailuresByType", MetricFilter(
///     of: logs, .json(["level": "ERROR", "errorType": .exists(true)]), metric: "FailuresByType", namespace: "Ingestion",
///     dimensions: ["ErrorType": "errorType"]))
/// scope.add("Timeouts", Alarm(on: byType.metric(["ErrorType": "TIMEOUT"]), .atLeast(1)))
/// ```
///
/// A metric has dimensions, or a value for when nothing matches: CloudWatch Logs does not do both.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-metricfilter.html>
public struct MetricFilter: Construct, Equatable {
    /// The number that an event adds to the metric.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html>
    public enum MetricValue: Hashable, Sendable {
        /// The same for each event.
        case constant(Double)
        /// The number in a field of the JSON object, `durationMs` or `items[0].price`, or in a column.
        case field(String)

        /// One for each event.
        public static let count = MetricValue.constant(1)
    }

    /// What there is beside the values of events that match.
    enum Supplement: Equatable {
        case defaultValue(Double?)
        case dimensions([String: String])
    }

    /// The log group.
    public var logGroup: Ref<Logs.LogGroup>
    /// Which events count.
    public var pattern: FilterPattern
    /// The name of the metric.
    public var metricName: String
    /// The namespace of the metric.
    public var namespace: String
    /// The number that an event adds.
    public var value: MetricValue
    /// The unit of the numbers; none when `nil`.
    public var unit: Logs.MetricFilter.MetricTransformation.Unit?
    let supplement: Supplement

    /// Describes a filter whose metric has no dimensions.
    /// - Parameters:
    ///   - logGroup: The log group, of class `standard`.
    ///   - pattern: Which events count.
    ///   - metricName: The name of the metric: at most 255 characters of ASCII without `:`, `*` and `$`.
    ///   - namespace: The namespace of the metric: at most 255 letters, digits and `.-_/#`, not beginning with `AWS/`. One with the name of
    ///     the environment keeps the metrics of several apart.
    ///   - value: The number that an event adds; one when not given.
    ///   - defaultValue: What a minute counts that has events but none that matches; 0 when not given, so that an alarm sees that all is well.
    ///     With `nil` such a minute has no data.
    ///   - unit: The unit of the numbers; none when not given.
    public init(
        of logGroup: Ref<Logs.LogGroup>,
        _ pattern: FilterPattern,
        metric metricName: String,
        namespace: String,
        value: MetricValue = .count,
        defaultValue: Double? = 0,
        unit: Logs.MetricFilter.MetricTransformation.Unit? = nil
    ) {
        self.logGroup = logGroup
        self.pattern = pattern
        self.metricName = metricName
        self.namespace = namespace
        self.value = value
        self.unit = unit
        supplement = .defaultValue(defaultValue)
    }

    /// Describes a filter whose metric has dimensions: there is one metric for each combination of their values.
    /// - Parameters:
    ///   - logGroup: The log group, of class `standard`.
    ///   - pattern: Which events count; in JSON or columns.
    ///   - metricName: The name of the metric: at most 255 characters of ASCII without `:`, `*` and `$`.
    ///   - namespace: The namespace of the metric: at most 255 letters, digits and `.-_/#`, not beginning with `AWS/`. One with the name of
    ///     the environment keeps the metrics of several apart.
    ///   - value: The number that an event adds; one when not given.
    ///   - dimensions: The dimensions, 1 to 3, and the field or column with the value of each, which the pattern must name. Each
    ///     combination of values is billed as a metric: not a field such as a request's ID.
    ///   - unit: The unit of the numbers; none when not given.
    public init(
        of logGroup: Ref<Logs.LogGroup>,
        _ pattern: FilterPattern,
        metric metricName: String,
        namespace: String,
        value: MetricValue = .count,
        dimensions: [String: String],
        unit: Logs.MetricFilter.MetricTransformation.Unit? = nil
    ) {
        self.logGroup = logGroup
        self.pattern = pattern
        self.metricName = metricName
        self.namespace = namespace
        self.value = value
        self.unit = unit
        supplement = .dimensions(dimensions)
    }

    /// Adds the filter.
    public func build(in scope: Scope) -> Ref<Logs.MetricFilter> {
        check(in: scope)
        var defaultValue: Value<Double>?
        var dimensions: List<Logs.MetricFilter.Dimension>?
        switch supplement {
        case .defaultValue(let number): defaultValue = number.flatMap { $0.isFinite ? Value(exactly: $0) : nil }
        case .dimensions(let fields):
            dimensions = List(
                fields.sorted { $0.key < $1.key }.map { name, field in
                    // One that the pattern does not name has been reported.
                    .init(key: Value(name), value: Value(pattern.reference(to: field) ?? field))
                }
            )
        }
        return Resource(
            Logs.MetricFilter.self,
            .init(
                filterPattern: Value(pattern.text),
                logGroupName: logGroup.name,
                metricTransformations: [
                    .init(
                        metricName: Value(metricName),
                        metricNamespace: Value(namespace),
                        metricValue: Value(valueText),
                        defaultValue: defaultValue,
                        dimensions: dimensions,
                        unit: unit
                    )
                ]
            )
        ).build(in: scope)
    }

    private var valueText: String {
        switch value {
        case .constant(let number): number.decimal
        case .field(let name):
            if case .json = pattern.kind { "$.\(name)" } else { "$\(name)" }
        }
    }
}
