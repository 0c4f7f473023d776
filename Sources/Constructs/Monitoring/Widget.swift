internal import AWSLogs
public import CloudFormation
public import ResourceTypes

/// A part of a dashboard.
///
/// ```swift
/// Widget.graph("Queue depth", [queue.metrics.approximateNumberOfMessagesVisible], annotations: [.threshold(of: alarm)])
/// Widget.text("Messages that failed **five** times").sized(width: 6, height: 2)
/// ```
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html>
public struct Widget: Equatable {
    /// Where the names of the metrics are.
    public enum Legend: String, Hashable, Sendable {
        /// Below the graph.
        case bottom
        /// Nowhere.
        case hidden
        /// On the right of the graph.
        case right
    }

    /// What a single value is.
    public enum SingleValue: Hashable, Sendable {
        /// That of the latest period.
        case latest
        /// That of the latest period, above a small graph.
        case sparkline
        /// That of the whole time range of the dashboard.
        case wholeTimeRange
    }

    /// A column of a table that sums up the time range.
    public enum SummaryColumn: String, Hashable, Sendable {
        /// The mean.
        case average = "AVG"
        /// The greatest value.
        case maximum = "MAX"
        /// The least value.
        case minimum = "MIN"
        /// The sum.
        case sum = "SUM"
    }

    /// How the results of a query are shown.
    public enum LogView: Hashable, Sendable {
        /// As bars.
        case bar
        /// As lines over time; the query groups by `bin()`.
        case lines
        /// As parts of a whole.
        case pie
        /// As areas over time, one on top of the other; the query groups by `bin()`.
        case stackedArea
        /// As rows.
        case table
    }

    enum Content: Equatable {
        case alarms(title: Value<String>, alarms: [Value<String>])
        case logs(LogWidget)
        case metrics(MetricWidget)
        case text(Value<String>, isTransparent: Bool)
    }

    let content: Content
    /// Columns, `nil` for the default of the kind.
    private(set) var width: Int?
    /// Grid units, `nil` for the default of the kind.
    private(set) var height: Int?

    init(_ content: Content) {
        self.content = content
    }

    /// The same widget in another size.
    /// - Parameters:
    ///   - width: The columns that the widget takes, 1 to 24; unchanged when not given.
    ///   - height: The grid units that the widget takes, 1 to 1,000; unchanged when not given.
    /// - Returns: The changed widget.
    public func sized(width: Int? = nil, height: Int? = nil) -> Widget {
        var result = self
        if let width { result.width = width }
        if let height { result.height = height }
        return result
    }
}

// MARK: - Metrics

extension Widget {
    /// Metrics over time; 12 columns wide and 6 units high.
    /// - Parameters:
    ///   - title: The heading.
    ///   - left: The metrics and expressions on the left axis.
    ///   - right: Those on the right axis; none when not given.
    ///   - isStacked: Whether areas are on top of each other instead of lines; they are lines when not given.
    ///   - annotations: Horizontal lines; none when not given.
    ///   - leftAxis: The left axis; CloudWatch chooses its bounds when not given.
    ///   - rightAxis: The right axis; CloudWatch chooses its bounds when not given.
    ///   - legend: Where the names of the metrics are; below the graph when not given.
    /// - Returns: The widget.
    public static func graph(
        _ title: Value<String>,
        _ left: [any MetricSource],
        right: [any MetricSource] = [],
        isStacked: Bool = false,
        annotations: [Annotation] = [],
        leftAxis: GraphAxis? = nil,
        rightAxis: GraphAxis? = nil,
        legend: Legend = .bottom
    ) -> Widget {
        var widget = MetricWidget(.timeSeries(isStacked: isStacked), title, left)
        widget.right = right.map(\.metricExpression)
        widget.annotations = annotations
        widget.leftAxis = leftAxis
        widget.rightAxis = rightAxis
        widget.legend = legend
        return Widget(.metrics(widget))
    }

    /// Metrics as large numbers; 6 columns wide and 3 units high.
    /// - Parameters:
    ///   - title: The heading.
    ///   - metrics: The metrics and expressions.
    ///   - value: What the number is; that of the latest period when not given.
    /// - Returns: The widget.
    public static func singleValue(
        _ title: Value<String>,
        _ metrics: [any MetricSource],
        showing value: SingleValue = .latest
    ) -> Widget {
        Widget(.metrics(MetricWidget(.singleValue(value), title, metrics)))
    }

    /// Metrics between bounds, as on a dial; 6 columns wide and 6 units high.
    /// - Parameters:
    ///   - title: The heading.
    ///   - metrics: The metrics and expressions.
    ///   - range: The ends of the dial.
    ///   - annotations: Where colors begin; none when not given.
    /// - Returns: The widget.
    public static func gauge(
        _ title: Value<String>,
        _ metrics: [any MetricSource],
        in range: ClosedRange<Double>,
        annotations: [Annotation] = []
    ) -> Widget {
        var widget = MetricWidget(.gauge, title, metrics)
        widget.leftAxis = GraphAxis(minimum: range.lowerBound, maximum: range.upperBound)
        widget.annotations = annotations
        return Widget(.metrics(widget))
    }

    /// Metrics side by side; 6 columns wide and 6 units high.
    /// - Parameters:
    ///   - title: The heading.
    ///   - metrics: The metrics and expressions.
    ///   - wholeTimeRange: Whether bars are for the whole time range of the dashboard instead of the latest period; they are when not given.
    /// - Returns: The widget.
    public static func bar(
        _ title: Value<String>,
        _ metrics: [any MetricSource],
        wholeTimeRange: Bool = true
    ) -> Widget {
        Widget(.metrics(MetricWidget(.bar(wholeTimeRange: wholeTimeRange), title, metrics)))
    }

    /// Metrics as parts of a whole; 6 columns wide and 6 units high.
    /// - Parameters:
    ///   - title: The heading.
    ///   - metrics: The metrics and expressions.
    ///   - wholeTimeRange: Whether parts are for the whole time range of the dashboard instead of the latest period; they are when not given.
    /// - Returns: The widget.
    public static func pie(
        _ title: Value<String>,
        _ metrics: [any MetricSource],
        wholeTimeRange: Bool = true
    ) -> Widget {
        Widget(.metrics(MetricWidget(.pie(wholeTimeRange: wholeTimeRange), title, metrics)))
    }

    /// Metrics as rows of numbers; 12 columns wide and 6 units high.
    /// - Parameters:
    ///   - title: The heading.
    ///   - metrics: The metrics and expressions.
    ///   - summary: Columns that sum up the time range, in order; none when not given.
    ///   - showsPeriods: Whether there is a column for each period; there is when not given.
    /// - Returns: The widget.
    public static func table(
        _ title: Value<String>,
        _ metrics: [any MetricSource],
        summary: [SummaryColumn] = [],
        showsPeriods: Bool = true
    ) -> Widget {
        Widget(.metrics(MetricWidget(.table(summary: summary, showsPeriods: showsPeriods), title, metrics)))
    }
}

// MARK: - Alarms, logs, text

extension Widget {
    /// The states of alarms, those that have gone off first; 24 columns wide and as high as the alarms need.
    /// - Parameters:
    ///   - title: The heading.
    ///   - alarms: Metric alarms and composite alarms, 1 to 100.
    /// - Returns: The widget.
    public static func alarms(_ title: Value<String>, _ alarms: [any AlarmReference]) -> Widget {
        Widget(.alarms(title: title, alarms: alarms.map(\.alarmARNByName)))
    }

    /// The results of a query of CloudWatch Logs Insights; 24 columns wide and 6 units high.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html>
    /// - Parameters:
    ///   - title: The heading.
    ///   - query: The query, without its log groups: `["filter level = \"ERROR\"", "stats count() by bin(5m)"]` for example.
    ///   - logGroups: The log groups to search, at least one.
    ///   - view: How the results are shown; as rows when not given.
    /// - Returns: The widget.
    public static func logs(
        _ title: Value<String>,
        _ query: LogInsightsQuery,
        in logGroups: [Ref<Logs.LogGroup>],
        view: LogView = .table
    ) -> Widget {
        Widget(.logs(LogWidget(title: title, query: query, logGroups: logGroups.map(\.name), view: view)))
    }

    /// Text; 24 columns wide and as high as its lines need.
    /// - Parameters:
    ///   - markdown: The text in Markdown, not empty.
    ///   - isTransparent: Whether the background of the dashboard shows through; it does not when not given.
    /// - Returns: The widget.
    public static func text(_ markdown: Value<String>, isTransparent: Bool = false) -> Widget {
        Widget(.text(markdown, isTransparent: isTransparent))
    }
}
