public import AWSCloudWatch
public import CloudFormation

/// A metric of CloudWatch with the statistic and period in which it is looked at.
///
/// References have their metrics as typed properties, `queue.metrics.approximateNumberOfMessagesVisible` for example, so that names,
/// dimensions and units cannot be mistyped.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html>
public struct Metric: Hashable, Sendable {
    /// What distinguishes metrics of one name.
    public struct Dimension: Hashable, Sendable {
        /// The name, `QueueName` for example.
        public let name: String
        /// The value.
        public let value: Value<String>

        /// Makes a dimension.
        /// - Parameters:
        ///   - name: The name, `QueueName` for example.
        ///   - value: The value.
        public init(_ name: String, _ value: Value<String>) {
            self.name = name
            self.value = value
        }
    }

    /// The container of the metric, `AWS/SQS` for example; 1 to 255 characters, the first one no colon.
    public var namespace: String
    /// The name; 1 to 255 characters.
    public var name: String
    /// What distinguishes metrics of one name; at most 30.
    public var dimensions: [Dimension]
    /// How the data of a period become one number.
    public var statistic: Statistic
    /// The length of a period: 10, 20 or 30 seconds, or whole minutes.
    public var period: Duration
    /// The name in a graph; CloudWatch makes one when `nil`.
    ///
    /// Alarms ignore it.
    public var label: Value<String>?
    /// The color in a graph; CloudWatch chooses one when `nil`.
    ///
    /// Alarms ignore it.
    public var color: GraphColor?
    /// The unit with which data must have been published for an alarm to look at them; any unit when `nil`.
    ///
    /// Dashboards show data of all units.
    public var unit: CloudWatch.Alarm.Unit?

    /// A metric of an application, or of a service whose references do not have it as a property.
    /// - Parameters:
    ///   - namespace: The container of the metric; 1 to 255 characters, the first one no colon.
    ///   - name: The name; 1 to 255 characters.
    ///   - dimensions: What distinguishes metrics of one name, at most 30; none when not given.
    ///   - statistic: How the data of a period become one number; the average when not given.
    ///   - period: The length of a period: 10, 20 or 30 seconds, or whole minutes; one minute when not given. Less than a minute is for
    ///     metrics that are published with high resolution.
    ///   - label: The name in a graph; CloudWatch makes one when not given.
    public init(
        namespace: String,
        name: String,
        dimensions: [Dimension] = [],
        statistic: Statistic = .average,
        period: Duration = .minutes(1),
        label: Value<String>? = nil
    ) {
        self.namespace = namespace
        self.name = name
        self.dimensions = dimensions
        self.statistic = statistic
        self.period = period
        self.label = label
    }

    /// The same metric, looked at differently.
    /// - Parameters:
    ///   - statistic: How the data of a period become one number; unchanged when not given.
    ///   - period: The length of a period; unchanged when not given.
    ///   - label: The name in a graph; unchanged when not given.
    ///   - color: The color in a graph; unchanged when not given.
    ///   - unit: The unit with which data must have been published for an alarm to look at them; unchanged when not given.
    /// - Returns: The changed metric.
    public func with(
        statistic: Statistic? = nil,
        period: Duration? = nil,
        label: Value<String>? = nil,
        color: GraphColor? = nil,
        unit: CloudWatch.Alarm.Unit? = nil
    ) -> Metric {
        var result = self
        if let statistic { result.statistic = statistic }
        if let period { result.period = period }
        if let label { result.label = label }
        if let color { result.color = color }
        if let unit { result.unit = unit }
        return result
    }
}

extension Metric {
    /// The metric without what only concerns how it is drawn: two that are equal here are the same data.
    var data: Metric {
        var result = self
        result.label = nil
        result.color = nil
        return result
    }

    /// What CloudWatch would refuse, apart from the period, for which alarms and dashboards have different rules.
    var problems: [String] {
        var result: [String] = []
        if !(1...255).contains(namespace.count) || namespace.hasPrefix(":") {
            result.append(
                "the namespace of a metric must be 1 to 255 characters, the first one no colon, got '\(namespace)'"
            )
        }
        if !(1...255).contains(name.count) {
            result.append("the name of a metric must be 1 to 255 characters, got \(name.count) in '\(namespace)'")
        }
        if dimensions.count > 30 {
            result.append("the metric '\(name)' must have at most 30 dimensions, got \(dimensions.count)")
        }
        if let problem = statistic.problem { result.append("the statistic of '\(name)' is not possible: \(problem)") }
        return result
    }
}
