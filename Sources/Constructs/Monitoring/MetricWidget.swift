internal import CloudFormation

/// A widget of the type `metric`.
struct MetricWidget: Equatable {
    enum View: Equatable {
        case bar(wholeTimeRange: Bool)
        case gauge
        case pie(wholeTimeRange: Bool)
        case singleValue(Widget.SingleValue)
        case table(summary: [Widget.SummaryColumn], showsPeriods: Bool)
        case timeSeries(isStacked: Bool)

        var name: String {
            switch self {
            case .bar: "bar"
            case .gauge: "gauge"
            case .pie: "pie"
            case .singleValue: "singleValue"
            case .table: "table"
            case .timeSeries: "timeSeries"
            }
        }
    }

    let view: View
    let title: Value<String>
    let left: [MetricExpression]
    var right: [MetricExpression] = []
    var annotations: [Annotation] = []
    var leftAxis: GraphAxis?
    var rightAxis: GraphAxis?
    var legend = Widget.Legend.bottom

    init(_ view: View, _ title: Value<String>, _ left: [any MetricSource]) {
        self.view = view
        self.title = title
        self.left = left.map(\.metricExpression)
    }

    var sources: [MetricExpression] { left + right }

    /// The properties of the widget, and how many metrics CloudWatch counts in it.
    func properties(in scope: Scope) -> (properties: JSON, metricCount: Int) {
        let metrics = entries()
        let annotations = annotations.compactMap { $0.json(in: scope) }
        var axes: [(key: String, value: JSON)] = []
        if let leftAxis { axes.append(("left", leftAxis.json(.left, in: scope))) }
        if let rightAxis { axes.append(("right", rightAxis.json(.right, in: scope))) }

        var members: [(key: String, value: JSON)] = [("title", JSON(title)), ("view", JSON(view.name))]
        switch view {
        case .timeSeries(let isStacked): members.append(("stacked", JSON(isStacked)))
        case .singleValue(.latest), .gauge: break
        case .singleValue(.sparkline): members.append(("sparkline", true))
        case .singleValue(.wholeTimeRange): members.append(("setPeriodToTimeRange", true))
        case .bar(let wholeTimeRange), .pie(let wholeTimeRange):
            members.append(("setPeriodToTimeRange", JSON(wholeTimeRange)))
        case .table(let summary, let showsPeriods):
            members.append(
                (
                    "table",
                    [
                        "showTimeSeriesData": JSON(showsPeriods),
                        "stickySummary": JSON(!summary.isEmpty),
                        "summaryColumns": JSON(summary.map { JSON($0.rawValue) }),
                    ]
                )
            )
        }
        members += [("region", JSON(Pseudo.region)), ("metrics", JSON(metrics))]
        if !annotations.isEmpty { members.append(("annotations", ["horizontal": JSON(annotations)])) }
        if !axes.isEmpty { members.append(("yAxis", JSON(members: axes))) }
        if legend != .bottom { members.append(("legend", ["position": JSON(legend.rawValue)])) }
        return (JSON(members: members), metrics.count)
    }

    // MARK: - Metrics

    /// What is shown in the order given, then what only expressions need.
    private func entries() -> [JSON] {
        var queries = MetricQueries()
        for source in sources where !source.term.isMetric { _ = queries.id(of: source.term) }
        var shown: Set<String> = []
        var result: [JSON] = []
        for (side, sources) in [(GraphAxis.Side.left, left), (.right, right)] {
            for source in sources { result.append(entry(for: source, on: side, queries, &shown)) }
        }
        for (index, expression) in queries.expressions.enumerated() {
            let id = MetricQueries.expressionID(index)
            guard !shown.contains(id) else { continue }
            result.append([["expression": JSON(expression.text.value), "id": JSON(id), "visible": false]])
        }
        for (index, metric) in queries.metrics.enumerated() {
            let id = MetricQueries.metricID(index)
            guard !shown.contains(id) else { continue }
            result.append(entry(for: metric, [("id", JSON(id)), ("visible", false)]))
        }
        return result
    }

    private func entry(
        for source: MetricExpression,
        on side: GraphAxis.Side,
        _ queries: MetricQueries,
        _ shown: inout Set<String>
    ) -> JSON {
        var options: [(key: String, value: JSON)] = []
        if let id = queries.knownID(of: source.term), shown.insert(id).inserted { options.append(("id", JSON(id))) }
        var metric: Metric?
        if case .metric(let inner) = source.term { metric = inner }
        if let label = source.label ?? metric?.label ?? source.defaultLabel { options.append(("label", JSON(label))) }
        if let color = source.color ?? metric?.color { options.append(("color", JSON(color.hex))) }
        if side == .right { options.append(("yAxis", JSON(side.rawValue))) }
        if let metric { return entry(for: metric, options) }
        options.insert(("expression", JSON(queries.knownText(of: source.term))), at: 0)
        if let period = source.term.period?.wholeSeconds { options.append(("period", JSON(period))) }
        return JSON([JSON(members: options)])
    }

    private func entry(for metric: Metric, _ options: [(key: String, value: JSON)]) -> JSON {
        var parts = [JSON(metric.namespace), JSON(metric.name)]
        for dimension in metric.dimensions { parts += [JSON(dimension.name), JSON(dimension.value)] }
        let period = Int(metric.period.components.seconds)
        parts.append(JSON(members: options + [("stat", JSON(metric.statistic.name)), ("period", JSON(period))]))
        return JSON(parts)
    }
}

// MARK: - Checks

extension MetricWidget {
    /// Reports what CloudWatch would not show.
    func check(_ name: String, in scope: Scope) {
        if sources.isEmpty { scope.error("\(name) shows no metric; give it one, or leave it out") }
        for source in sources {
            for problem in source.term.problems { scope.error("\(problem) (\(name))") }
            source.term.visit {
                switch $0 {
                case .metric(let metric): checkPeriod(metric.period, of: "'\(metric.name)' in \(name)", in: scope)
                case .search(_, _, let period): checkPeriod(period, of: "a search in \(name)", in: scope)
                default: break
                }
            }
            if source.shape == .number {
                scope.error("\(name) shows time series, but '\(source.knownDescription)' is a number")
            }
            let colors = [source.color] + source.term.metrics.map(\.color)
            for case let problem? in colors.map({ $0?.problem }) { scope.error("\(problem) (\(name))") }
        }
    }

    private func checkPeriod(_ period: Duration, of name: String, in scope: Scope) {
        guard let seconds = period.wholeSeconds, seconds > 0,
            [1, 5, 10, 20, 30].contains(seconds) || seconds.isMultiple(of: 60)
        else {
            scope.error(
                "the period of \(name) must be 1, 5, 10, 20 or 30 seconds or whole minutes, got \(period.shown)"
            )
            return
        }
    }
}

extension MetricExpression {
    /// CloudWatch names a series without a label after its identifier, but each series of a list after its metric.
    fileprivate var defaultLabel: Value<String>? { term.isMetric || shape == .list ? nil : description }
}

extension MetricQueries {
    /// The identifier, `nil` for a metric that no expression needs.
    fileprivate func knownID(of term: MetricExpression.Term) -> String? {
        if case .metric(let metric) = term { return metrics.firstIndex(of: metric.data).map(Self.metricID) }
        return expressions.firstIndex { $0.term == term.data }.map(Self.expressionID)
    }

    fileprivate func knownText(of term: MetricExpression.Term) -> Value<String> {
        expressions.first { $0.term == term.data }?.text.value ?? ""
    }
}
