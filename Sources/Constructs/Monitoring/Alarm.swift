internal import AWSCloudWatch
public import CloudFormation
public import ResourceTypes

/// An alarm on a metric, or on an expression of several.
///
/// ```swift
/// scope.add("DeadLetterDepth", Alarm(
///     on: deadLetters.metrics.approximateNumberOfMessagesVisible, .atLeast(1), actions: [.notify(topic)]))
/// scope.add("ErrorRate", Alarm(
///     on: worker.metrics.errors / worker.metrics.invocations * 100, .above(5), for: .datapoints(3, of: 5)))
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html>
public struct Alarm: Construct, Equatable {
    /// With what the data are compared.
    public enum Comparison: Hashable, Sendable {
        /// Greater than or equal to the threshold.
        case atLeast(Double)
        /// Greater than the threshold.
        case above(Double)
        /// Less than or equal to the threshold.
        case atMost(Double)
        /// Less than the threshold.
        case below(Double)
        /// Above what CloudWatch expects from the past, by more than so many standard deviations (above 0).
        case aboveBand(deviations: Double = 2)
        /// Below what CloudWatch expects from the past, by more than so many standard deviations (above 0).
        case belowBand(deviations: Double = 2)
        /// Above or below what CloudWatch expects from the past, by more than so many standard deviations (above 0).
        case outsideBand(deviations: Double = 2)
    }

    /// How many periods decide.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html>
    public enum Evaluation: Hashable, Sendable {
        /// As many successive periods, at least 1, must all satisfy the comparison.
        case periods(Int)
        /// As many of the latest periods must satisfy the comparison: 1 to the number of periods.
        case datapoints(Int, of: Int)
    }

    /// What a period without data counts as.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html>
    public enum MissingData: String, Hashable, Sendable {
        /// As satisfying the comparison.
        case breaching
        /// The alarm keeps its state.
        case ignore
        /// As unknown: the alarm gets the state `INSUFFICIENT_DATA` when all data are missing.
        case missing
        /// As not satisfying the comparison.
        case notBreaching
    }

    /// What happens while a percentile has too few data to be significant.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html>
    public enum LowSamples: String, Hashable, Sendable {
        /// They are judged like any other.
        case evaluate
        /// The alarm keeps its state.
        case ignore
    }

    private let source: MetricExpression
    private let comparison: Comparison
    private let evaluation: Evaluation
    private let missingData: MissingData?
    private let lowSamples: LowSamples?
    private let name: String?
    private let description: String?
    private let actions: AlarmActions
    private let actionsEnabled: Bool

    /// Describes an alarm.
    /// - Parameters:
    ///   - source: The metric or expression to watch. Its period is 10, 20 or 30 seconds, or whole minutes. An expression has at most
    ///     10 metrics, all of one period, gives one series and searches nothing.
    ///   - comparison: The comparison that makes the alarm go off. Thresholds are in the unit of the metric and finite.
    ///   - evaluation: How many periods decide; one when not given, so that the alarm goes off as soon as it can. All of them together
    ///     are at most one day, or seven days when a period is an hour or longer.
    ///   - missingData: What a period without data counts as. When not given, `notBreaching` where high values are bad (`atLeast`,
    ///     `above`, `aboveBand`), because an idle queue or function publishes nothing; `breaching` where low values are bad (`atMost`,
    ///     `below`, `belowBand`), because silence is as low as it gets; `missing` for `outsideBand`. CloudWatch's own default, `missing`,
    ///     leaves alarms in `INSUFFICIENT_DATA`. For metrics of Amazon DynamoDB, CloudWatch takes `ignore` whatever is said here, so that
    ///     an alarm stays in `ALARM` until there are data again.
    ///   - lowSamples: For a percentile only: what happens while there are too few data; they are judged like any other when not given.
    ///   - name: The name of the alarm: 1 to 255 characters, no control characters; CloudFormation makes one when not given, so that
    ///     several environments fit in one account and Region.
    ///   - description: What the alarm means and what to do, at most 1,024 characters; none when not given.
    ///   - actions: What to do when the alarm goes off, at most 5; nothing when not given.
    ///   - okActions: What to do when it is over, at most 5; nothing when not given.
    ///   - insufficientDataActions: What to do when CloudWatch cannot tell any more, at most 5; nothing when not given.
    ///   - actionsEnabled: Whether the actions happen; they do when not given.
    public init(
        on source: some MetricSource,
        _ comparison: Comparison,
        for evaluation: Evaluation = .periods(1),
        missingData: MissingData? = nil,
        lowSamples: LowSamples? = nil,
        name: String? = nil,
        description: String? = nil,
        actions: [AlarmAction] = [],
        okActions: [AlarmAction] = [],
        insufficientDataActions: [AlarmAction] = [],
        actionsEnabled: Bool = true
    ) {
        self.source = source.metricExpression
        self.comparison = comparison
        self.evaluation = evaluation
        self.missingData = missingData
        self.lowSamples = lowSamples
        self.name = name
        self.description = description
        self.actions = AlarmActions(alarm: actions, insufficientData: insufficientDataActions, ok: okActions)
        self.actionsEnabled = actionsEnabled
    }

    /// Declares the alarm, and the permissions to invoke the functions among its actions.
    public func build(in scope: Scope) -> Ref<CloudWatch.Alarm> {
        scope.checkAlarmText(name: name, description: description)
        actions.check(in: scope)
        checkSource(in: scope)
        checkComparison(in: scope)
        checkEvaluation(in: scope)
        let alarm = Resource(CloudWatch.Alarm.self, properties(in: scope)).build(in: scope)
        actions.allow(for: alarm, in: scope)
        return alarm
    }

    private var metric: Metric? {
        if case .metric(let metric) = source.term { metric } else { nil }
    }

    private func properties(in scope: Scope) -> CloudWatch.Alarm.Properties {
        // An alarm with a band is one on an expression, whatever the band is for.
        let metric = comparison.deviations == nil ? metric : nil
        let basicStatistic = metric.flatMap { $0.statistic.isExtended ? nil : $0.statistic.name }
        let extendedStatistic = metric.flatMap { $0.statistic.isExtended ? $0.statistic.name : nil }
        let actionsEnabled: Value<Bool>? = actionsEnabled ? nil : false
        let dimensions = metric.flatMap { $0.dimensions.isEmpty ? nil : $0.alarmDimensions }
        let queries = metric == nil ? List(queries(in: scope)) : nil
        // One that is not finite has been reported.
        let threshold = comparison.threshold.flatMap { $0.isFinite ? Value<Double>(exactly: $0) : nil }
        // CloudWatch ignores missing data of DynamoDB, whatever is said.
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
        let isOfDynamoDB = source.term.metrics.contains { $0.namespace == "AWS/DynamoDB" }
        let missingData = (missingData ?? (isOfDynamoDB ? .ignore : comparison.missingData)).rawValue
        return CloudWatch.Alarm.Properties(
            actionsEnabled: actionsEnabled,
            alarmActions: actions.arns(.alarm),
            alarmDescription: text(description),
            alarmName: text(name),
            comparisonOperator: comparison.comparisonOperator,
            datapointsToAlarm: evaluation.datapoints.map { Value<Int>($0) },
            dimensions: dimensions,
            evaluateLowSampleCountPercentile: text(lowSamples?.rawValue),
            evaluationPeriods: Value<Int>(evaluation.periods),
            extendedStatistic: text(extendedStatistic),
            insufficientDataActions: actions.arns(.insufficientData),
            metricName: text(metric?.name),
            metrics: queries,
            namespace: text(metric?.namespace),
            okActions: actions.arns(.ok),
            period: metric.map { Value<Int>($0.alarmPeriod) },
            statistic: basicStatistic.map { CloudWatch.Alarm.Statistic($0) },
            threshold: threshold,
            thresholdMetricId: comparison.deviations == nil ? nil : Value<String>(Self.bandID),
            treatMissingData: CloudWatch.Alarm.TreatMissingData(missingData),
            unit: metric?.unit
        )
    }

    private func text(_ known: String?) -> Value<String>? { known.map { Value<String>($0) } }

    private static let bandID = "band"

    private func queries(in scope: Scope) -> [CloudWatch.Alarm.MetricDataQuery] {
        var queries = MetricQueries()
        let watchedID = metric.map { queries.id(of: $0) } ?? queries.id(of: source.term)
        var result: [CloudWatch.Alarm.MetricDataQuery] = []
        // With a band the alarm needs both series.
        if let deviations = comparison.deviations {
            result.append(
                .init(
                    id: Value(Self.bandID),
                    expression: "\(MetricExpression.Term.band)(\(watchedID), \(deviations.decimal))",
                    returnData: true
                )
            )
        }
        for (index, expression) in queries.expressions.enumerated() {
            if expression.text.count > 2048 {
                scope.error(
                    "an expression must be at most 2048 characters, got \(expression.text.count); watch fewer metrics"
                )
            }
            let id = MetricQueries.expressionID(index)
            result.append(
                .init(
                    id: Value(id),
                    expression: expression.text.value,
                    label: id == watchedID ? source.label ?? source.description : nil,
                    returnData: Value(id == watchedID)
                )
            )
        }
        for (index, metric) in queries.metrics.enumerated() {
            let id = MetricQueries.metricID(index)
            result.append(.init(id: Value(id), metricStat: metric.alarmStatistic, returnData: Value(id == watchedID)))
        }
        return result
    }
}

// MARK: - Checks

extension Alarm {
    private func checkSource(in scope: Scope) {
        for problem in source.term.problems { scope.error(problem) }
        let metrics = source.term.metrics
        for metric in metrics {
            guard let seconds = metric.period.wholeSeconds, seconds > 0,
                [10, 20, 30].contains(seconds) || seconds.isMultiple(of: 60)
            else {
                scope.error(
                    "the period of '\(metric.name)' must be 10, 20 or 30 seconds or whole minutes, got \(metric.period.shown)"
                )
                continue
            }
        }
        if source.term.hasSearch {
            scope.error("an alarm cannot watch a search, got '\(source.knownDescription)'; name the metrics")
        } else {
            switch source.shape {
            case .series:
                if metrics.isEmpty, source.term.problems.isEmpty {
                    scope.error(
                        "an alarm must watch at least one metric, got '\(source.knownDescription)'; name the metrics"
                    )
                }
            case .number:
                scope.error("an alarm watches a time series, but '\(source.knownDescription)' is a number")
            case .list:
                scope.error(
                    "an alarm watches one time series, but '\(source.knownDescription)' may be several; make one of them, with sum() or max() for example"
                )
            }
        }
        let distinct = Set(metrics.map(\.data))
        if distinct.count > 10 {
            scope.error("an alarm watches at most 10 metrics, got \(distinct.count)")
        }
        let periods = Set(metrics.map(\.period)).sorted()
        if periods.count > 1 {
            scope.error(
                "the metrics of an alarm must have the same period, got \(periods.map(\.shown).joined(separator: ", ")); set it with .with(period:)"
            )
        }
        if let lowSamples, metric?.statistic.isPercentile != true || comparison.deviations != nil {
            scope.error(
                "lowSamples is for a percentile of one metric, got .\(lowSamples.rawValue) for '\(metric?.statistic.name ?? source.knownDescription)'; leave it out"
            )
        }
        if actions.changesInstance, metric?.dimensions.contains(where: { $0.name == "InstanceId" }) != true {
            scope.error(
                "an alarm that changes an instance must watch one metric with the dimension InstanceId, got '\(source.knownDescription)'"
            )
        }
    }

    private func checkComparison(in scope: Scope) {
        if let threshold = comparison.threshold, !threshold.isFinite {
            scope.error("the threshold must be finite, got \(threshold)")
        }
        if let deviations = comparison.deviations, !(deviations.isFinite && deviations > 0) {
            scope.error("deviations must be above 0, got \(deviations.decimal)")
        }
    }

    private func checkEvaluation(in scope: Scope) {
        let periods = evaluation.periods
        guard periods >= 1 else {
            scope.error("an alarm must look at 1 period at least, got \(periods)")
            return
        }
        if let datapoints = evaluation.datapoints, !(1...periods).contains(datapoints) {
            scope.error("datapoints must be 1 to \(periods), the number of periods, got \(datapoints)")
        }
        guard let period = source.term.metrics.compactMap(\.period.wholeSeconds).max(), period > 0 else { return }
        let limit = period < 3600 ? 86_400 : 604_800
        // Divided, because the product of a configured number may be too great for an integer.
        if periods > limit / period {
            scope.error(
                "\(periods) periods of \(period) s are too long, an alarm looks back at most \(limit) s \(period < 3600 ? "with periods under an hour" : "(7 days)"); use at most \(limit / period) periods"
            )
        }
    }
}

// MARK: - As properties

extension Alarm.Comparison {
    fileprivate var comparisonOperator: CloudWatch.Alarm.ComparisonOperator {
        switch self {
        case .atLeast: .greaterThanOrEqualToThreshold
        case .above: .greaterThanThreshold
        case .atMost: .lessThanOrEqualToThreshold
        case .below: .lessThanThreshold
        case .aboveBand: .greaterThanUpperThreshold
        case .belowBand: .lessThanLowerThreshold
        case .outsideBand: .lessThanLowerOrGreaterThanUpperThreshold
        }
    }

    fileprivate var threshold: Double? {
        switch self {
        case .atLeast(let threshold), .above(let threshold), .atMost(let threshold), .below(let threshold): threshold
        case .aboveBand, .belowBand, .outsideBand: nil
        }
    }

    fileprivate var deviations: Double? {
        switch self {
        case .atLeast, .above, .atMost, .below: nil
        case .aboveBand(let deviations), .belowBand(let deviations), .outsideBand(let deviations): deviations
        }
    }

    fileprivate var missingData: Alarm.MissingData {
        switch self {
        case .atLeast, .above, .aboveBand: .notBreaching
        case .atMost, .below, .belowBand: .breaching
        case .outsideBand: .missing
        }
    }
}

extension Alarm.Evaluation {
    fileprivate var periods: Int {
        switch self {
        case .periods(let periods), .datapoints(_, let periods): periods
        }
    }

    fileprivate var datapoints: Int? {
        if case .datapoints(let datapoints, _) = self { datapoints } else { nil }
    }
}

extension Metric {
    /// In seconds; what is no whole number of them has been reported.
    fileprivate var alarmPeriod: Int { period.wholeSeconds ?? 60 }

    fileprivate var alarmDimensions: List<CloudWatch.Alarm.Dimension> {
        List(dimensions.map { .init(name: Value($0.name), value: $0.value) })
    }

    fileprivate var alarmStatistic: CloudWatch.Alarm.MetricStat {
        .init(
            metric: .init(
                dimensions: dimensions.isEmpty ? nil : alarmDimensions,
                metricName: Value(name),
                namespace: Value(namespace)
            ),
            period: Value(alarmPeriod),
            stat: Value(statistic.name),
            unit: unit.map { .init(expression: $0.expression) }
        )
    }
}
