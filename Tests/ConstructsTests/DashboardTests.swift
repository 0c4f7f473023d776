import AWSCloudWatch
import AWSLogs
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite struct DashboardTests {
    private func widgets(@DashboardBuilder _ content: @escaping () -> [DashboardElement]) throws -> [[String: Any]] {
        try MonitoredStack.template { $0.add("Board", Dashboard(content)) }.widgets()
    }

    private func properties(_ widget: Widget) throws -> [String: Any] {
        try #require(try widgets { widget }[0]["properties"] as? [String: Any])
    }

    private func messages(@DashboardBuilder _ content: @escaping () -> [DashboardElement]) -> [String] {
        MonitoredStack.messages { $0.add("Board", Dashboard(content)) }
    }

    // MARK: - Body

    @Test func bodyIsReadableJSON() throws {
        let template = try MonitoredStack.template { scope in
            let queue = scope.add("Queue", Resource(SQS.Queue.self, .init()))
            let visible = Metric(
                namespace: "AWS/SQS",
                name: "ApproximateNumberOfMessagesVisible",
                dimensions: [.init("QueueName", queue.name)],
                statistic: .maximum
            )
            scope.add(
                "Board",
                Dashboard(timeRange: .hours(6), periods: .ofMetrics) {
                    Widget.graph("Depth of \(queue.name)", [visible])
                }
            )
        }
        #expect(try template.properties("Board")["DashboardName"] == nil)
        #expect(
            try template.bodyText() == """
                {
                  "start": "-PT6H",
                  "periodOverride": "inherit",
                  "widgets": [
                    {
                      "type": "metric",
                      "x": 0,
                      "y": 0,
                      "width": 12,
                      "height": 6,
                      "properties": {
                        "title": "Depth of ${Queue.QueueName}",
                        "view": "timeSeries",
                        "stacked": false,
                        "region": "${AWS::Region}",
                        "metrics": [["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "${Queue.QueueName}", {"stat": "Maximum", "period": 60}]]
                      }
                    }
                  ]
                }
                """
        )
    }

    @Test func valuesOfOtherStacksAreFilledIn() throws {
        let app = App()
        var queue: Ref<SQS.Queue>?
        app.add("T", MonitoredStack { queue = $0.add("Queue", Resource(SQS.Queue.self, .init())) })
        let source = try #require(queue)
        let sent = Metric(namespace: "AWS/SQS", name: "Sent", dimensions: [.init("QueueName", source.name)])
        app.add("S", MonitoredStack { $0.add("Board", Dashboard { Widget.graph("G", [sent]) }) })
        let assembly = try app.synthesize()
        let body = try #require(try assembly["S"]?.template.properties("Board")["DashboardBody"]?["Fn::Sub"])
        #expect(body[0]?.stringValue?.contains("\"${Value1}\"") == true)
        #expect(body[1]?["Value1"]?["Fn::ImportValue"] != nil)
    }

    @Test func dynamicLabelsOfCloudWatchAreKept() throws {
        let template = try MonitoredStack.template {
            $0.add("Board", Dashboard { Widget.graph("G", [Metric.errors.with(label: "Errors ${MAX}")]) })
        }
        #expect(try template.bodyText().contains("\"Errors ${!MAX}\""))
    }

    @Test(arguments: [(Duration.minutes(90), "-PT90M"), (.hours(3), "-PT3H"), (.days(7), "-P7D")])
    func timeRangeIsADuration(_ range: Duration, _ start: String) throws {
        let template = try MonitoredStack.template { $0.add("Board", Dashboard(timeRange: range) { Widget.text("x") }) }
        #expect(try template.bodyText().contains("\"start\": \"\(start)\""))
    }

    // MARK: - Content

    @Test func contentTakesLoopsAndConditions() throws {
        let isLarge = true
        let widgets = try widgets {
            for name in ["a", "b"] { Widget.text("\(name)") }
            if isLarge { Widget.text("large") } else { Widget.text("small") }
            if !isLarge { Widget.text("small") }
            ["c", "d"].map { Widget.text("\($0)") }
        }
        let texts = widgets.compactMap { ($0["properties"] as? [String: Any])?["markdown"] as? String }
        #expect(texts == ["a", "b", "large", "c", "d"])
    }

    // MARK: - Layout

    private struct Frame: Equatable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int

        init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
            (self.x, self.y, self.width, self.height) = (x, y, width, height)
        }

        init(_ widget: [String: Any]) throws {
            func number(_ key: String) throws -> Int { try #require(widget[key] as? Int) }
            try self.init(number("x"), number("y"), number("width"), number("height"))
        }

        func overlaps(_ other: Frame) -> Bool {
            x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
        }
    }

    @Test func widgetsFlowAndWrap() throws {
        let frames = try widgets {
            Widget.graph("1", [Metric.errors])
            Widget.singleValue("2", [Metric.errors])
            Widget.gauge("3", [Metric.errors], in: 0...1)
            Widget.table("4", [Metric.errors])
            Widget.text("5").sized(width: 13)
        }.map(Frame.init)
        #expect(
            frames == [
                Frame(0, 0, 12, 6), Frame(12, 0, 6, 3), Frame(18, 0, 6, 6), Frame(0, 6, 12, 6), Frame(0, 12, 13, 2),
            ]
        )
    }

    @Test func rowSharesItsColumns() throws {
        let frames = try widgets {
            Widget.text("before").sized(width: 4)
            Row {
                for name in 1...5 { Widget.text("\(name)") }
            }
            Row {
                Widget.text("a").sized(width: 10, height: 4)
                Widget.text("b")
                Widget.text("c")
            }
            Widget.text("after").sized(width: 4)
        }.map(Frame.init)
        #expect(
            frames == [
                Frame(0, 0, 4, 2),
                Frame(0, 2, 5, 2), Frame(5, 2, 5, 2), Frame(10, 2, 5, 2), Frame(15, 2, 5, 2), Frame(20, 2, 4, 2),
                Frame(0, 4, 10, 4), Frame(10, 4, 7, 2), Frame(17, 4, 7, 2),
                Frame(0, 8, 4, 2),
            ]
        )
    }

    @Test func sectionHasAHeading() throws {
        let widgets = try widgets {
            Widget.text("before").sized(width: 4)
            Section("Queues") {
                Widget.graph("1", [Metric.errors])
                Section("Dead letters") { Widget.graph("2", [Metric.errors]) }
            }
            Widget.text("after").sized(width: 4)
        }
        let texts = widgets.compactMap { ($0["properties"] as? [String: Any])?["markdown"] as? String }
        #expect(texts == ["before", "## Queues", "### Dead letters", "after"])
        #expect(
            try widgets.map(Frame.init) == [
                Frame(0, 0, 4, 2), Frame(0, 2, 24, 1), Frame(0, 3, 12, 6), Frame(0, 9, 24, 1), Frame(0, 10, 12, 6),
                Frame(0, 16, 4, 2),
            ]
        )
    }

    @Test(arguments: 0..<30) func noWidgetsOverlap(_ seed: UInt64) throws {
        var random = SystematicGenerator(state: seed)
        var elements: [DashboardElement] = []
        func widget() -> Widget {
            Widget.text("x").sized(
                width: Bool.random(using: &random) ? Int.random(in: 1...24, using: &random) : nil,
                height: Bool.random(using: &random) ? Int.random(in: 1...9, using: &random) : nil
            )
        }
        func content() -> [DashboardElement] {
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let count = Int.random(in: 1...24, using: &random)
                return DashboardBuilder.buildExpression(
                    Row { (0..<count).map { _ in Widget.text("x") } }
                )
            case 1:
                let inner = (0..<3).map { _ in widget() }
                return DashboardBuilder.buildExpression(Section("s") { inner })
            default: return DashboardBuilder.buildExpression(widget())
            }
        }
        for _ in 0..<20 { elements += content() }
        let fixed = elements
        let template = try MonitoredStack.template { $0.add("Board", Dashboard { fixed }) }
        let frames = try template.widgets().map(Frame.init)
        #expect(frames.allSatisfy { $0.x >= 0 && $0.x + $0.width <= 24 })
        for (index, frame) in frames.enumerated() {
            #expect(!frames[..<index].contains { $0.overlaps(frame) })
        }
    }

    // MARK: - Widgets

    @Test func graphHasAxesAnnotationsAndLegend() throws {
        let properties = try properties(
            .graph(
                "G",
                [Metric.errors],
                right: [Metric.latency],
                isStacked: true,
                annotations: [
                    .horizontal(5, label: "limit", color: .orange, fill: .above),
                    .horizontal(0.5, on: .right),
                ],
                leftAxis: GraphAxis(label: "count", minimum: 0, maximum: 10, showsUnits: false),
                rightAxis: GraphAxis(minimum: 0),
                legend: .right
            )
        )
        #expect(properties["stacked"] as? Bool == true)
        let annotations = (properties["annotations"] as? [String: [[String: Any]]])?["horizontal"]
        #expect(annotations?.count == 2)
        #expect(annotations?[0]["value"] as? Int == 5)
        #expect(annotations?[0]["label"] as? String == "limit")
        #expect(annotations?[0]["color"] as? String == "#ff7f0e")
        #expect(annotations?[0]["fill"] as? String == "above")
        #expect(annotations?[0]["yAxis"] == nil)
        #expect(annotations?[1]["yAxis"] as? String == "right")
        let axes = properties["yAxis"] as? [String: [String: Any]]
        #expect(axes?["left"]?["min"] as? Int == 0)
        #expect(axes?["left"]?["max"] as? Int == 10)
        #expect(axes?["left"]?["label"] as? String == "count")
        #expect(axes?["left"]?["showUnits"] as? Bool == false)
        #expect(axes?["right"]?["max"] == nil)
        #expect((properties["legend"] as? [String: String])?["position"] == "right")
        let metrics = try #require(properties["metrics"] as? [[Any]])
        #expect((metrics[0].last as? [String: Any])?["yAxis"] == nil)
        #expect((metrics[1].last as? [String: Any])?["yAxis"] as? String == "right")
    }

    @Test func viewsHaveTheirOptions() throws {
        let latest = try properties(.singleValue("S", [Metric.errors]))
        #expect(latest["view"] as? String == "singleValue")
        #expect(latest["sparkline"] == nil)
        #expect(latest["setPeriodToTimeRange"] == nil)
        #expect(try properties(.singleValue("S", [Metric.errors], showing: .sparkline))["sparkline"] as? Bool == true)
        let whole = try properties(.singleValue("S", [Metric.errors], showing: .wholeTimeRange))
        #expect(whole["setPeriodToTimeRange"] as? Bool == true)
        let gauge = try properties(.gauge("G", [Metric.errors], in: 0...100))
        #expect(gauge["view"] as? String == "gauge")
        #expect((gauge["yAxis"] as? [String: [String: Int]])?["left"] == ["min": 0, "max": 100])
        let bar = try properties(.bar("B", [Metric.errors], wholeTimeRange: false))
        #expect(bar["view"] as? String == "bar")
        #expect(bar["setPeriodToTimeRange"] as? Bool == false)
        let pie = try properties(.pie("P", [Metric.errors]))
        #expect(pie["view"] as? String == "pie")
        #expect(pie["setPeriodToTimeRange"] as? Bool == true)
        let table = try properties(.table("T", [Metric.errors], summary: [.minimum, .average], showsPeriods: false))
        #expect(table["view"] as? String == "table")
        let options = try #require(table["table"] as? [String: Any])
        #expect(options["summaryColumns"] as? [String] == ["MIN", "AVG"])
        #expect(options["showTimeSeriesData"] as? Bool == false)
        #expect(options["stickySummary"] as? Bool == true)
    }

    @Test func thresholdMovesWithItsAlarm() throws {
        let template = try MonitoredStack.template { scope in
            let alarm = scope.add("TooMany", Alarm(on: Metric.errors, .above(7)))
            scope.add("Board", Dashboard { Widget.graph("G", [Metric.errors], annotations: [.threshold(of: alarm)]) })
        }
        let properties = try template.widgets()[0]["properties"] as? [String: Any]
        let lines = (properties?["annotations"] as? [String: [[String: Any]]])?["horizontal"]
        #expect(lines?.first?["value"] as? Int == 7)
        #expect(lines?.first?["label"] as? String == "TooMany")
        #expect(lines?.first?["color"] as? String == "#d62728")
    }

    @Test func alarmsOfBothKindsAreShown() throws {
        let template = try MonitoredStack.template { scope in
            let alarm = scope.add("A", Alarm(on: Metric.errors, .above(7)))
            let composite = scope.add("C", CompositeAlarm(when: .alarm(alarm)))
            scope.add("Board", Dashboard { Widget.alarms("Alarms", [alarm, composite]) })
        }
        let widget = try template.widgets()[0]
        #expect(widget["type"] as? String == "alarm")
        let properties = widget["properties"] as? [String: Any]
        #expect(
            properties?["alarms"] as? [String]
                == ["A", "C"].map {
                    "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:${\($0)}"
                }
        )
        #expect(properties?["sortBy"] as? String == "stateUpdatedTimestamp")
    }

    @Test(arguments: [
        (Widget.LogView.table, "table", nil), (.bar, "bar", nil), (.pie, "pie", nil), (.lines, "timeSeries", false),
        (.stackedArea, "timeSeries", true),
    ])
    func queryNamesItsLogGroups(_ view: Widget.LogView, _ name: String, _ isStacked: Bool?) throws {
        let template = try MonitoredStack.template { scope in
            let groups = ["A", "B"].map { scope.add($0, Resource(Logs.LogGroup.self, .init())) }
            scope.add(
                "Board",
                Dashboard { Widget.logs("Errors", "filter level = \"ERROR\"\n| stats count()", in: groups, view: view) }
            )
        }
        let widget = try template.widgets()[0]
        #expect(widget["type"] as? String == "log")
        let properties = widget["properties"] as? [String: Any]
        #expect(
            properties?["query"] as? String
                == "SOURCE '${A}' | SOURCE '${B}' | filter level = \"ERROR\"\n| stats count()"
        )
        #expect(properties?["view"] as? String == name)
        #expect(properties?["stacked"] as? Bool == isStacked)
    }

    @Test func textIsAsHighAsItsLines() throws {
        let widget = try widgets { Widget.text("# a\n\n- b\n- c", isTransparent: true) }[0]
        #expect(widget["height"] as? Int == 4)
        let properties = widget["properties"] as? [String: String]
        #expect(properties == ["markdown": "# a\n\n- b\n- c", "background": "transparent"])
    }

    // MARK: - Errors

    @Test(arguments: ["", "a b", "é", String(repeating: "a", count: 256)]) func impossibleNameIsReported(_ name: String)
    {
        #expect(
            MonitoredStack.messages { $0.add("Board", Dashboard(name: name) { Widget.text("x") }) }
                == ["name must be 1 to 255 letters, digits, hyphens and underscores, got '\(name)'"]
        )
    }

    @Test func nameIsUsed() throws {
        let template = try MonitoredStack.template { $0.add("Board", Dashboard(name: "Shop_1-a") { Widget.text("x") }) }
        #expect(try template.properties("Board")["DashboardName"] == "Shop_1-a")
    }

    @Test(arguments: [(Duration.seconds(90), "90 s"), (.zero, "0 s"), (.milliseconds(60_500), "60.5 s")])
    func impossibleTimeRangeIsReported(_ range: Duration, _ shown: String) {
        #expect(
            MonitoredStack.messages { $0.add("Board", Dashboard(timeRange: range) { Widget.text("x") }) }
                == ["timeRange must be whole minutes, at least 1, got \(shown)"]
        )
    }

    @Test func mistakeIsReported() {
        let cases: [(Widget, String)] = [
            (Widget.graph("G", []), "the widget 'G' shows no metric; give it one, or leave it out"),
            (
                .graph("G", [Metric.errors.with(period: .seconds(45))]),
                "the period of 'Errors' in the widget 'G' must be 1, 5, 10, 20 or 30 seconds or whole minutes, got 45 s"
            ),
            (
                .graph("G", [MetricExpression.search("{Shop}", period: .seconds(0))]),
                "the period of a search in the widget 'G' must be 1, 5, 10, 20 or 30 seconds or whole minutes, got 0 s"
            ),
            (.graph("G", [Metric.errors.max()]), "the widget 'G' shows time series, but 'MAX(Errors)' is a number"),
            (
                .graph("G", [Metric.errors.with(color: GraphColor("red"))]),
                "a color must be written as #rrggbb, got 'red' (the widget 'G')"
            ),
            (
                .graph("G", [Metric.errors], annotations: [.horizontal(1, color: GraphColor("#12345"))]),
                "a color must be written as #rrggbb, got '#12345'"
            ),
            (
                .graph("G", [Metric.errors], annotations: [.horizontal(.infinity)]),
                "the value of an annotation must be finite, got inf"
            ),
            (
                .graph("G", [Metric.errors], rightAxis: GraphAxis(minimum: .nan)),
                "the minimum of the right axis must be finite, got nan"
            ),
            (
                .gauge("G", [Metric.errors], in: 5...5),
                "the minimum of the left axis must be less than its maximum, got 5 and 5"
            ),
            (.alarms("A", []), "the widget 'A' must show 1 to 100 alarms, got 0"),
            (.logs("L", "fields @message", in: []), "the widget 'L' must search at least one log group, got none"),
            (.text(" \n"), "the text of widget 1 must not be empty"),
            (.text("x").sized(width: 25), "the width of a widget must be 1 to 24, got 25"),
            (.text("x").sized(height: 0), "the height of a widget must be 1 to 1000, got 0"),
            (
                .graph("G", Metric.numbered(501)),
                "the widget 'G' must have at most 500 metrics, got 501, those of its expressions included"
            ),
            (
                .graph("G", [MetricExpression.sum(Metric.numbered(500))]),
                "the widget 'G' must have at most 500 metrics, got 501, those of its expressions included"
            ),
        ]
        for (widget, message) in cases { #expect(messages { widget } == [message]) }
    }

    @Test func unknownThresholdIsReported() {
        let messages = MonitoredStack.messages { scope in
            let alarm = scope.add("A", Alarm(on: Metric.errors, .outsideBand()))
            scope.add("Board", Dashboard { Widget.graph("G", [Metric.errors], annotations: [.threshold(of: alarm)]) })
        }
        #expect(
            messages
                == [
                    "cannot draw the threshold of 'S/A': it is not a number that is known now; use .horizontal(_:) with one"
                ]
        )
    }

    @Test func rowThatIsTooWideIsReported() {
        let messages = messages {
            Row {
                Widget.text("a").sized(width: 23)
                Widget.text("b")
                Widget.text("c")
            }
        }
        #expect(
            messages
                == [
                    "a row has 24 columns, its 3 widgets need at least 25; make them narrower or begin another row"
                ]
        )
    }

    @Test func moreWidgetsAreReported() {
        #expect(
            messages { (0...500).map { Widget.text("\($0)") } } == [
                "a dashboard must have at most 500 widgets, got 501"
            ]
        )
    }

    @Test func moreMetricsInAllAreReported() {
        #expect(
            messages { (0..<6).map { _ in Widget.graph("G", Metric.numbered(420)) } }
                == ["a dashboard must have at most 2500 metrics, got 2520, those of expressions included"]
        )
    }
}

/// Random numbers that are the same in every run.
private struct SystematicGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
