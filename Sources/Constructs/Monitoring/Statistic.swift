/// How the data of a period become one number.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html>
public struct Statistic: Hashable, Sendable {
    /// The statistic as CloudWatch spells it.
    public let name: String
    /// Why CloudWatch would refuse the statistic, `nil` when it would not.
    let problem: String?

    private init(_ name: String, problem: String? = nil) {
        self.name = name
        self.problem = problem
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
    /// The mean of the middle half.
    public static let interquartileMean = Statistic("IQM")

    /// The value below which a percentage of the data lies.
    /// - Parameter percentage: 0 to 100, `99.9` for example.
    /// - Returns: The statistic.
    public static func percentile(_ percentage: Double) -> Statistic { Statistic("p", upTo: percentage) }

    /// The mean of the data up to a percentile: without the slowest 1% for example.
    /// - Parameter percentage: 0 to 100, `99` for example.
    /// - Returns: The statistic.
    public static func trimmedMean(_ percentage: Double) -> Statistic { Statistic("tm", upTo: percentage) }

    /// The mean where the data above a percentile count as much as the percentile itself.
    /// - Parameter percentage: 0 to 100, `99` for example.
    /// - Returns: The statistic.
    public static func winsorizedMean(_ percentage: Double) -> Statistic { Statistic("wm", upTo: percentage) }

    /// The number of data points up to a percentile.
    /// - Parameter percentage: 0 to 100, `99` for example.
    /// - Returns: The statistic.
    public static func trimmedCount(_ percentage: Double) -> Statistic { Statistic("tc", upTo: percentage) }

    /// The sum of the data up to a percentile.
    /// - Parameter percentage: 0 to 100, `99` for example.
    /// - Returns: The statistic.
    public static func trimmedSum(_ percentage: Double) -> Statistic { Statistic("ts", upTo: percentage) }

    private init(_ kind: String, upTo percentage: Double) {
        self.init(
            kind + percentage.decimal,
            problem: (0...100).contains(percentage) ? nil : "a percentile must be 0 to 100, got \(percentage.decimal)"
        )
    }

    /// Whether alarms take the statistic in `ExtendedStatistic` instead of `Statistic`.
    var isExtended: Bool {
        ![Statistic.average, .maximum, .minimum, .sampleCount, .sum].contains(self)
    }

    /// Whether CloudWatch can tell that a period has too few data for the statistic.
    var isPercentile: Bool { name.hasPrefix("p") }
}
