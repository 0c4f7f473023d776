internal import AWSCloudWatch
public import CloudFormation
public import ResourceTypes

/// A dashboard.
///
/// Widgets flow from left to right over 24 columns; ``Row`` and ``Section`` begin lines of their own.
///
/// ```swift
/// scope.add("Overview", Dashboard {
///     Widget.alarms("Alarms", alarms)
///     for pipeline in pipelines {
///         Section("\(pipeline.name)") {
///             Widget.graph("Depth", [pipeline.queue.metrics.approximateNumberOfMessagesVisible])
///             Widget.graph("Errors", [pipeline.worker.metrics.errors])
///         }
///     }
/// })
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-dashboard.html>
public struct Dashboard: Construct, Equatable {
    /// Which periods the graphs have.
    public enum Periods: String, Hashable, Sendable {
        /// Those that fit the time range: longer ones for a long time.
        case automatic = "auto"
        /// Those of the metrics.
        case ofMetrics = "inherit"
    }

    private let name: String?
    private let timeRange: Duration?
    private let periods: Periods
    private let content: [DashboardElement]

    /// Describes a dashboard.
    /// - Parameters:
    ///   - name: The name: 1 to 255 letters, digits, hyphens and underscores; CloudFormation makes one when not given, so that several
    ///     environments fit in one account.
    ///   - timeRange: How far back the dashboard shows when it is opened, in whole minutes, at least one; what CloudWatch chooses when not given.
    ///   - periods: Which periods the graphs have; those that fit the time range when not given, so that long ranges stay readable.
    ///   - content: The widgets, rows and sections, at most 500 widgets with 500 metrics each and 2,500 metrics in all. A section counts as a
    ///     widget more, and metrics count that only expressions use.
    public init(
        name: String? = nil,
        timeRange: Duration? = nil,
        periods: Periods = .automatic,
        @DashboardBuilder _ content: () -> [DashboardElement]
    ) {
        self.name = name
        self.timeRange = timeRange
        self.periods = periods
        self.content = content()
    }

    /// Declares the dashboard.
    public func build(in scope: Scope) -> Ref<CloudWatch.Dashboard> {
        if let name, !name.isName(upTo: 255, with: "-_") {
            scope.error("name must be 1 to 255 letters, digits, hyphens and underscores, got '\(name)'")
        }
        let body = body(in: scope)
        return Resource(
            CloudWatch.Dashboard.self,
            .init(dashboardBody: body.text, dashboardName: name.map { Value($0) })
        ).build(in: scope)
    }

    private func body(in scope: Scope) -> JSON {
        let places = DashboardLayout(content, in: scope).places
        if places.count > 500 { scope.error("a dashboard must have at most 500 widgets, got \(places.count)") }
        var metricCount = 0
        let widgets = places.enumerated().map { index, place in
            let name = place.widget.shownName(number: index + 1)
            let (type, properties, count) = place.widget.render(name, in: scope)
            if count > 500 {
                scope.error("\(name) must have at most 500 metrics, got \(count), those of its expressions included")
            }
            metricCount += count
            return [
                "type": JSON(type), "x": JSON(place.x), "y": JSON(place.y), "width": JSON(place.width),
                "height": JSON(place.height), "properties": properties,
            ] as JSON
        }
        if metricCount > 2500 {
            scope.error("a dashboard must have at most 2500 metrics, got \(metricCount), those of expressions included")
        }
        var members: [(key: String, value: JSON)] = []
        if let timeRange { members.append(("start", JSON(start(timeRange, in: scope)))) }
        members += [("periodOverride", JSON(periods.rawValue)), ("widgets", JSON(widgets))]
        return JSON(members: members)
    }

    private func start(_ timeRange: Duration, in scope: Scope) -> String {
        guard let seconds = timeRange.wholeSeconds, seconds > 0, seconds.isMultiple(of: 60) else {
            scope.error("timeRange must be whole minutes, at least 1, got \(timeRange.shown)")
            return "-PT3H"
        }
        if seconds.isMultiple(of: 86_400) { return "-P\(seconds / 86_400)D" }
        return seconds.isMultiple(of: 3600) ? "-PT\(seconds / 3600)H" : "-PT\(seconds / 60)M"
    }
}

extension Widget {
    private var title: Value<String>? {
        switch content {
        case .alarms(let title, _): title
        case .logs(let widget): widget.title
        case .metrics(let widget): widget.title
        case .text: nil
        }
    }

    /// The widget as messages name it.
    fileprivate func shownName(number: Int) -> String {
        if case .string(let title)? = title?.expression { return "the widget '\(title)'" }
        return "widget \(number)"
    }

    /// The type and properties of the widget, and how many metrics CloudWatch counts in it.
    fileprivate func render(_ name: String, in scope: Scope) -> (type: String, properties: JSON, metricCount: Int) {
        switch content {
        case .alarms(let title, let alarms):
            if !(1...100).contains(alarms.count) {
                scope.error("\(name) must show 1 to 100 alarms, got \(alarms.count)")
            }
            let properties: JSON = [
                "title": JSON(title), "sortBy": "stateUpdatedTimestamp", "alarms": JSON(alarms.map { JSON($0) }),
            ]
            return ("alarm", properties, 0)
        case .logs(let widget):
            if widget.logGroups.isEmpty { scope.error("\(name) must search at least one log group, got none") }
            for problem in widget.query.problems { scope.error("\(problem), in \(name)") }
            return ("log", widget.properties, 0)
        case .metrics(let widget):
            widget.check(name, in: scope)
            let (properties, count) = widget.properties(in: scope)
            return ("metric", properties, count)
        case .text(let markdown, let isTransparent):
            if case .string(let text) = markdown.expression, text.allSatisfy(\.isWhitespace) {
                scope.error("the text of \(name) must not be empty")
            }
            var members: [(key: String, value: JSON)] = [("markdown", JSON(markdown))]
            if isTransparent { members.append(("background", "transparent")) }
            return ("text", JSON(members: members), 0)
        }
    }
}
