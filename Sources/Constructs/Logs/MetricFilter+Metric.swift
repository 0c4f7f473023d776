internal import AWSLogs
public import CloudFormation
public import ResourceTypes

extension Ref where R == Logs.MetricFilter {
    /// The metric that the filter makes: its sum when events are counted, the average when their numbers are read, in periods of a minute.
    ///
    /// A filter with dimensions makes several: see ``metric(_:filePath:line:)``.
    public var metric: Metric { metric([:], at: nil) }

    /// One of the metrics that a filter with dimensions makes.
    /// - Parameters:
    ///   - dimensions: The value of each dimension.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    /// - Returns: The metric.
    public func metric(
        _ dimensions: [String: Value<String>],
        filePath: String = #filePath,
        line: UInt = #line
    ) -> Metric {
        metric(dimensions, at: SourceLocation(filePath: filePath, line: line))
    }

    private func metric(_ dimensions: [String: Value<String>], at location: SourceLocation?) -> Metric {
        var transformation = Members()
        if case .array(let elements)? = declared("MetricTransformations"), case .object(let members)? = elements.first {
            transformation = members
        }
        func text(_ name: String) -> String? {
            if case .string(let text)? = transformation[name] { text } else { nil }
        }
        var names: [String] = []
        if case .array(let elements)? = transformation["Dimensions"] {
            for case .object(let members) in elements {
                if case .string(let name)? = members["Key"] { names.append(name) }
            }
        }
        let scope = graph.scope(of: element)
        if text("MetricName") == nil || text("MetricNamespace") == nil {
            // A duplicate has no scope, and has been reported.
            scope?.error(
                "the metric of a filter is known only when its name and namespace are; make the Metric yourself",
                at: location
            )
        } else if Set(names) != Set(dimensions.keys) {
            let given = dimensions.isEmpty ? "none" : dimensions.keys.sorted().joined(separator: ", ")
            scope?.error(
                names.isEmpty
                    ? "the filter has no dimensions, got \(given)"
                    : "the metric of the filter must be asked for with a value for each of its dimensions \(names.sorted().joined(separator: ", ")), got \(given)",
                at: location
            )
        }
        let isRead = text("MetricValue")?.hasPrefix("$") ?? false
        return Metric(
            namespace: text("MetricNamespace") ?? "Unknown",
            name: text("MetricName") ?? "Unknown",
            dimensions: dimensions.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) },
            statistic: isRead ? .average : .sum
        )
    }
}
