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

    /// The container of the metric, `AWS/SQS` for example.
    public var namespace: String
    /// The name.
    public var name: String
    /// What distinguishes metrics of one name; at most 30.
    public var dimensions: [Dimension]
    /// How the data of a period become one number.
    public var statistic: Statistic
    /// The length of a period: 10, 20 or 30 seconds, or whole minutes.
    public var period: Duration
    /// The name in a graph; CloudWatch makes one when `nil`.
    public var label: String?

    /// A metric of an application, or of a service whose references do not have it as a property.
    /// - Parameters:
    ///   - namespace: The container of the metric.
    ///   - name: The name.
    ///   - dimensions: What distinguishes metrics of one name; none when not given.
    ///   - statistic: How the data of a period become one number; the average when not given.
    ///   - period: The length of a period; one minute when not given.
    ///   - label: The name in a graph; CloudWatch makes one when not given.
    public init(
        namespace: String,
        name: String,
        dimensions: [Dimension] = [],
        statistic: Statistic = .average,
        period: Duration = .minutes(1),
        label: String? = nil
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
    /// - Returns: The changed metric.
    public func with(statistic: Statistic? = nil, period: Duration? = nil, label: String? = nil) -> Metric {
        var result = self
        if let statistic { result.statistic = statistic }
        if let period { result.period = period }
        if let label { result.label = label }
        return result
    }
}

/// How the data of a period become one number.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html>
public struct Statistic: Hashable, Sendable {
    /// The statistic as CloudWatch spells it.
    public let name: String

    private init(_ name: String) {
        self.name = name
    }

    /// The mean.
    public static let average = Statistic("Average")
    /// The greatest.
    public static let maximum = Statistic("Maximum")
    /// The least.
    public static let minimum = Statistic("Minimum")
    /// The number of data points.
    public static let sampleCount = Statistic("SampleCount")
    /// The sum.
    public static let sum = Statistic("Sum")

    /// The value below which a percentage of the data lies.
    /// - Parameter percentage: 0 to 100, exclusive, `99.9` for example.
    /// - Returns: The statistic.
    public static func percentile(_ percentage: Double) -> Statistic {
        let whole = percentage == percentage.rounded() && abs(percentage) <= 100
        return Statistic("p" + (whole ? "\(Int(percentage))" : "\(percentage)"))
    }

    /// Whether the statistic is a percentile, which alarms take in a property of its own.
    var isExtended: Bool { name.hasPrefix("p") }
}
