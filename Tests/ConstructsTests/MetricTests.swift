import CloudFormation
import Constructs
import TemplateModel
import Testing

@Suite struct MetricTests {
    private static func entries(_ sources: [any MetricSource]) throws -> [[Any]] {
        let template = try MonitoredStack.template {
            $0.add("Board", Dashboard { Widget.graph("G", sources) })
        }
        let properties = try #require(try template.widgets()[0]["properties"] as? [String: Any])
        return try #require(properties["metrics"] as? [[Any]])
    }

    private static func options(_ entry: [Any]) throws -> [String: Any] { try #require(entry.last as? [String: Any]) }

    private static func text(_ source: some MetricSource) throws -> String {
        try #require(try options(entries([source])[0])["expression"] as? String)
    }

    // MARK: - Expressions

    @Test(arguments: [
        (Metric.errors / Metric.invocations * 100, "m1 / m2 * 100"),
        (Metric.errors - (Metric.invocations - Metric.errors), "m1 - (m2 - m1)"),
        (Metric.errors / (Metric.invocations * 2), "m1 / (m2 * 2)"),
        ((Metric.errors + Metric.invocations) * 2, "(m1 + m2) * 2"),
        (100 - Metric.errors / Metric.invocations, "100 - m1 / m2"),
        (-Metric.errors * 2, "(-m1) * 2"),
        (-(Metric.errors + 1), "-(m1 + 1)"),
        (Metric.errors - -5, "m1 - (-5)"),
        (1 / Metric.errors, "1 / m1"),
        (Metric.errors > 5, "m1 > 5"),
        ((Metric.errors > 5) >= (Metric.invocations < 3), "(m1 > 5) >= (m2 < 3)"),
        ((Metric.errors > 5 || Metric.errors <= 1) && Metric.invocations < 3, "(m1 > 5 OR m1 <= 1) AND m2 < 3"),
    ])
    func operatorsKeepTheirMeaning(_ expression: MetricExpression, _ text: String) throws {
        #expect(try Self.text(expression) == text)
    }

    @Test(arguments: [
        (MetricExpression.sum([Metric.errors, Metric.invocations / 2]), "SUM([m1, m2 / 2])"),
        (.average([Metric.errors]), "AVG([m1])"),
        (.max([Metric.errors]), "MAX([m1])"),
        (.min([Metric.errors]), "MIN([m1])"),
        (Metric.errors - Metric.errors.standardDeviation(), "m1 - STDDEV(m1)"),
        (MetricExpression.metrics.sum(), "SUM(METRICS())"),
        (Metric.errors.filled(with: 0), "FILL(m1, 0)"),
        (Metric.errors.filled(with: .repeat), "FILL(m1, REPEAT)"),
        (Metric.errors.filled(with: .linear), "FILL(m1, LINEAR)"),
        (Metric.errors.rate(), "RATE(m1)"),
        (Metric.errors.difference(), "DIFF(m1)"),
        (Metric.errors.runningSum(), "RUNNING_SUM(m1)"),
        ((Metric.errors - 5).absolute(), "ABS(m1 - 5)"),
        (Metric.errors.ceiling(), "CEIL(m1)"),
        (Metric.errors.floor(), "FLOOR(m1)"),
        (.if(Metric.errors > 5, then: 1, else: 0), "IF(m1 > 5, 1, 0)"),
        (.if(Metric.errors > 5, then: Metric.invocations, else: 0), "IF(m1 > 5, m2, 0)"),
        (.if(Metric.errors > 5, then: Metric.invocations, else: Metric.errors), "IF(m1 > 5, m2, m1)"),
        (.if(Metric.errors.day() < 6, then: Metric.errors), "IF(DAY(m1) < 6, m1)"),
        (.if(Metric.errors.hour() >= 9, then: Metric.errors), "IF(HOUR(m1) >= 9, m1)"),
        (Metric.errors.anomalyDetectionBand(deviations: 2.5), "ANOMALY_DETECTION_BAND(m1, 2.5)"),
        (Metric.errors.anomalyDetectionBand().first(), "FIRST(ANOMALY_DETECTION_BAND(m1, 2))"),
        (Metric.errors.anomalyDetectionBand().last(), "LAST(ANOMALY_DETECTION_BAND(m1, 2))"),
        (.metrics.sorted(by: .maximum, limit: 5), "SORT(METRICS(), MAX, DESC, 5)"),
        (.metrics.sorted(by: .average, descending: false), "SORT(METRICS(), AVG, ASC)"),
        (
            .search("{AWS/SQS,QueueName} MetricName=\"NumberOfMessagesSent\"", statistic: .sum, period: .minutes(5)),
            "SEARCH('{AWS/SQS,QueueName} MetricName=\"NumberOfMessagesSent\"', 'Sum', 300)"
        ),
    ])
    func functionsAreSpelledAsCloudWatchDoes(_ expression: MetricExpression, _ text: String) throws {
        #expect(try Self.text(expression) == text)
    }

    @Test(arguments: [
        (0.5, "0.5"), (100, "100"), (1e-5, "0.00001"), (1.25e-7, "0.000000125"), (1.5e20, "150000000000000000000"),
        (1e16, "10000000000000000"), (1234567.891, "1234567.891"),
    ])
    func numbersHaveNoExponent(_ number: Double, _ text: String) throws {
        #expect(try Self.text(Metric.errors + number) == "m1 + \(text)")
    }

    @Test func periodOfAnExpressionIsThatOfAllItsMetrics() throws {
        let rate = (Metric.errors / Metric.invocations).with(period: .minutes(5), label: "Rate", color: .red)
        let entries = try Self.entries([rate])
        let shown = try Self.options(entries[0])
        #expect(shown["period"] as? Int == 300)
        #expect(shown["label"] as? String == "Rate")
        #expect(shown["color"] as? String == "#d62728")
        #expect(try entries.dropFirst().map { try Self.options($0)["period"] as? Int } == [300, 300])
    }

    // MARK: - Identifiers

    @Test func metricsThatOnlyExpressionsNeedAreHidden() throws {
        let entries = try Self.entries([Metric.errors / Metric.invocations])
        #expect(entries.count == 3)
        let shown = try Self.options(entries[0])
        #expect(shown["id"] as? String == "e1")
        #expect(shown["visible"] == nil)
        #expect(shown["label"] as? String == "Errors / Invocations")
        for (entry, id) in zip(entries.dropFirst(), ["m1", "m2"]) {
            #expect(try Self.options(entry)["id"] as? String == id)
            #expect(try Self.options(entry)["visible"] as? Bool == false)
        }
    }

    @Test func metricThatIsShownAndNeededAppearsOnce() throws {
        let shown = Metric.errors.with(label: "Failed", color: .orange)
        let entries = try Self.entries([Metric.errors * 2, shown, shown / Metric.errors])
        #expect(entries.count == 3)
        #expect(try Self.options(entries[0])["expression"] as? String == "m1 * 2")
        #expect(try Self.options(entries[1])["id"] as? String == "m1")
        #expect(try Self.options(entries[1])["visible"] == nil)
        #expect(try Self.options(entries[2])["expression"] as? String == "m1 / m1")
    }

    @Test func statisticMakesAnotherMetric() throws {
        let entries = try Self.entries([Metric.errors / Metric.errors.with(statistic: .maximum)])
        #expect(try Self.options(entries[0])["expression"] as? String == "m1 / m2")
    }

    @Test func identifierIsUniqueWhenAMetricIsShownTwice() throws {
        let entries = try Self.entries([Metric.errors, Metric.errors.with(color: .red), Metric.errors * 2])
        #expect(try entries.map { try Self.options($0)["id"] as? String } == ["m1", nil, "e1"])
    }

    @Test func bandOfAnExpressionRefersToItsIdentifier() throws {
        let rate = Metric.errors / Metric.invocations
        let alone = try Self.entries([rate.anomalyDetectionBand()])
        #expect(try Self.options(alone[0])["expression"] as? String == "ANOMALY_DETECTION_BAND(e2, 2)")
        #expect(try Self.options(alone[1])["expression"] as? String == "m1 / m2")
        #expect(try Self.options(alone[1])["visible"] as? Bool == false)
        let together = try Self.entries([rate, rate.anomalyDetectionBand()])
        #expect(try together.map { try Self.options($0)["id"] as? String } == ["e1", "e2", "m1", "m2"])
        #expect(try Self.options(together[1])["expression"] as? String == "ANOMALY_DETECTION_BAND(e1, 2)")
    }

    @Test func listIsNamedAfterItsMetrics() throws {
        let entries = try Self.entries([MetricExpression.search("{Shop}")])
        #expect(try Self.options(entries[0])["label"] == nil)
    }

    @Test func searchTakesDeployTimeValues() throws {
        let template = try MonitoredStack.template {
            $0.add("Board", Dashboard { Widget.graph("G", [MetricExpression.search("{Shop} \(Pseudo.stackName)")]) })
        }
        #expect(try template.bodyText().contains("SEARCH('{Shop} ${AWS::StackName}', 'Average', 60)"))
    }

    // MARK: - Statistics

    @Test(arguments: [
        (Statistic.percentile(99.9), "p99.9"), (.percentile(50), "p50"), (.trimmedMean(99), "tm99"),
        (.winsorizedMean(98), "wm98"), (.trimmedCount(90), "tc90"), (.trimmedSum(90), "ts90"),
        (.interquartileMean, "IQM"), (.sampleCount, "SampleCount"),
    ])
    func statisticIsSpelledAsCloudWatchDoes(_ statistic: Statistic, _ name: String) {
        #expect(statistic.name == name)
    }

    // MARK: - Errors

    @Test(arguments: [
        (
            Metric(namespace: "", name: "A"),
            "the namespace of a metric must be 1 to 255 characters, the first one no colon, got ''"
        ),
        (
            Metric(namespace: ":A", name: "A"),
            "the namespace of a metric must be 1 to 255 characters, the first one no colon, got ':A'"
        ),
        (Metric(namespace: "Shop", name: ""), "the name of a metric must be 1 to 255 characters, got 0 in 'Shop'"),
        (
            Metric(namespace: "Shop", name: "A", dimensions: (0...30).map { .init("D\($0)", "x") }),
            "the metric 'A' must have at most 30 dimensions, got 31"
        ),
        (
            Metric(namespace: "Shop", name: "A", statistic: .percentile(101)),
            "the statistic of 'A' is not possible: a percentile must be 0 to 100, got 101"
        ),
    ])
    func impossibleMetricIsReported(_ metric: Metric, _ message: String) {
        #expect(MonitoredStack.messages { $0.add("A", Alarm(on: metric, .above(1))) } == [message])
        #expect(
            MonitoredStack.messages { $0.add("Board", Dashboard { Widget.graph("G", [metric]) }) }
                == ["\(message) (the widget 'G')"]
        )
    }

    @Test(arguments: [
        (Metric.errors + .infinity, "a number in an expression must be finite, got inf"),
        (MetricExpression.sum([]), "a list in an expression must not be empty"),
    ])
    func impossibleExpressionIsReported(_ expression: MetricExpression, _ message: String) {
        #expect(MonitoredStack.messages { $0.add("A", Alarm(on: expression, .above(1))) } == [message])
    }

    @Test func impossibleStatisticOfASearchIsReported() {
        let search = MetricExpression.search("{Shop}", statistic: .percentile(-1))
        #expect(
            MonitoredStack.messages { $0.add("Board", Dashboard { Widget.graph("G", [search]) }) }
                == ["the statistic of a search is not possible: a percentile must be 0 to 100, got -1 (the widget 'G')"]
        )
    }
}
