import JSONValues
import LambdaEvents

/// Metrics of one kind, written to the log in the embedded metric format, from which CloudWatch takes them.
///
/// Writing needs no permission and no call. A function whose log level is above `INFO` loses them: Lambda takes lines without a level for
/// `INFO`.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
public struct EmbeddedMetrics: Hashable, Sendable {
    /// A number that was measured or counted.
    public struct Metric: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The number.
        public let value: Double
        /// The unit.
        public let unit: Unit

        /// A number that was measured.
        /// - Parameters:
        ///   - name: The name, 1 to 1024 characters.
        ///   - value: The number, which must be finite.
        ///   - unit: The unit; none when not given.
        public init(_ name: String, _ value: Double, unit: Unit = .none) {
            self.name = name
            self.value = value
            self.unit = unit
        }

        /// How often something happened.
        /// - Parameters:
        ///   - name: The name, 1 to 1024 characters.
        ///   - count: How often; once when not given.
        /// - Returns: The metric.
        public static func count(_ name: String, _ count: Int = 1) -> Metric {
            Metric(name, Double(count), unit: .count)
        }
    }

    /// The unit of a metric.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html>
    public enum Unit: String, Sendable {
        /// How often something happened.
        case count = "Count"
        /// A time in thousandths of a second.
        case milliseconds = "Milliseconds"
        /// A size.
        case bytes = "Bytes"
        /// A share of a hundred.
        case percent = "Percent"
        /// None.
        case none = "None"
    }

    private let namespace: String
    private let metrics: [Metric]
    private let dimensions: [String: String]

    /// Describes metrics that have the same dimensions.
    /// - Parameters:
    ///   - namespace: The container of the metrics, 1 to 255 letters, digits and `.-_/#: `, not one of AWS.
    ///   - metrics: The metrics, 1 to 100 with different names.
    ///   - dimensions: What tells metrics of the same name apart, at most 30, each with a value of 1 to 1024 characters. Metrics and dimensions
    ///     share the members of one JSON object, so no dimension may have the name of a metric.
    /// - Throws: What CloudWatch would not take; it would drop the line without a word.
    public init(
        namespace: String,
        _ metrics: [Metric],
        dimensions: [String: String] = [:]
    ) throws(EmbeddedMetricsError) {
        guard (1...255).contains(namespace.utf8.count), !namespace.hasPrefix("AWS/"),
            namespace.unicodeScalars.allSatisfy(Self.isNamespaceCharacter)
        else {
            throw EmbeddedMetricsError(
                "the namespace must have 1 to 255 letters, digits and .-_/#: and not start with AWS/, got '\(namespace)'"
            )
        }
        guard (1...100).contains(metrics.count) else {
            throw EmbeddedMetricsError("there must be 1 to 100 metrics, got \(metrics.count)")
        }
        guard dimensions.count <= 30 else {
            throw EmbeddedMetricsError("there must be at most 30 dimensions, got \(dimensions.count)")
        }
        for (name, value) in dimensions where !Self.isName(name) || !Self.isName(value) {
            throw EmbeddedMetricsError(
                "a dimension must have a name and a value of 1 to 1024 characters, got '\(name)': '\(value)'"
            )
        }
        var names: Set = ["_aws"]
        names.formUnion(dimensions.keys)
        for metric in metrics {
            guard Self.isName(metric.name), names.insert(metric.name).inserted else {
                throw EmbeddedMetricsError(
                    "a metric must have a name of 1 to 1024 characters that no other metric or dimension has, got '\(metric.name)'"
                )
            }
            guard metric.value.isFinite else {
                throw EmbeddedMetricsError("the metric '\(metric.name)' must be finite, got \(metric.value)")
            }
        }
        self.namespace = namespace
        self.metrics = metrics
        self.dimensions = dimensions
    }

    func line(at time: Timestamp) -> [UInt8] {
        let definitions = metrics.map { metric -> JSONValue in
            ["Name": .string(metric.name), "Unit": .string(metric.unit.rawValue)]
        }
        let directive: JSONValue = [
            "Namespace": .string(namespace),
            "Dimensions": [.array(dimensions.keys.sorted().map { .string($0) })],
            "Metrics": .array(definitions),
        ]
        var writer = JSONWriter()
        writer.object { object in
            object.member("_aws") {
                $0.value([
                    "Timestamp": .number(JSONNumber(time.millisecondsSince1970)),
                    "CloudWatchMetrics": [directive],
                ])
            }
            for (name, value) in dimensions.sorted(by: { $0.key < $1.key }) { object.member(name, value) }
            for metric in metrics {
                object.member(metric.name) { $0.value(JSONNumber(metric.value).map { .number($0) } ?? .null) }
            }
        }
        return writer.bytes
    }

    private static func isName(_ text: String) -> Bool { (1...1024).contains(text.unicodeScalars.count) }

    private static func isNamespaceCharacter(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", "/", "#", ":", " ": true
        default: false
        }
    }
}

/// Why CloudWatch would not take metrics.
public struct EmbeddedMetricsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    init(_ description: String) { self.description = description }
}
