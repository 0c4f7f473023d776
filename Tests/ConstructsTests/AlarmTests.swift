import AWSCloudWatch
import AWSIAM
import AWSLambda
import AWSSNS
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite struct AlarmTests {
    private func properties(_ alarm: Alarm) throws -> Node {
        try MonitoredStack.template { $0.add("A", alarm) }.properties("A")
    }

    private func messages(_ alarm: Alarm) -> [String] { MonitoredStack.messages { $0.add("A", alarm) } }

    // MARK: - Properties

    @Test func alarmOnAMetricIsPlain() throws {
        #expect(
            try properties(Alarm(on: Metric.latency, .atLeast(1.5))) == [
                "ComparisonOperator": "GreaterThanOrEqualToThreshold",
                "Dimensions": [["Name": "Page", "Value": "cart"]],
                "EvaluationPeriods": 1,
                "MetricName": "Latency",
                "Namespace": "Shop",
                "Period": 60,
                "Statistic": "Average",
                "Threshold": 1.5,
                "TreatMissingData": "notBreaching",
            ]
        )
    }

    @Test func everyArgumentReachesItsProperty() throws {
        let alarm = Alarm(
            on: Metric.errors.with(statistic: .percentile(99), period: .minutes(5), unit: .count),
            .below(10),
            for: .datapoints(3, of: 5),
            missingData: .ignore,
            lowSamples: .ignore,
            name: "Errors",
            description: "too few",
            actions: [.arn("a")],
            okActions: [.arn("b")],
            insufficientDataActions: [.arn("c")],
            actionsEnabled: false
        )
        #expect(
            try properties(alarm) == [
                "ActionsEnabled": false,
                "AlarmActions": ["a"],
                "AlarmDescription": "too few",
                "AlarmName": "Errors",
                "ComparisonOperator": "LessThanThreshold",
                "DatapointsToAlarm": 3,
                "EvaluateLowSampleCountPercentile": "ignore",
                "EvaluationPeriods": 5,
                "ExtendedStatistic": "p99",
                "InsufficientDataActions": ["c"],
                "MetricName": "Errors",
                "Namespace": "Shop",
                "OKActions": ["b"],
                "Period": 300,
                "Threshold": 10,
                "TreatMissingData": "ignore",
                "Unit": "Count",
            ]
        )
    }

    @Test func expressionReturnsNothingButItself() throws {
        let properties = try properties(Alarm(on: Metric.errors / Metric.latency.with(unit: .seconds) * 100, .above(5)))
        #expect(
            properties == [
                "ComparisonOperator": "GreaterThanThreshold",
                "EvaluationPeriods": 1,
                "Metrics": [
                    ["Expression": "m1 / m2 * 100", "Id": "e1", "Label": "Errors / Latency * 100", "ReturnData": true],
                    [
                        "Id": "m1",
                        "MetricStat": [
                            "Metric": ["MetricName": "Errors", "Namespace": "Shop"], "Period": 60, "Stat": "Sum",
                        ],
                        "ReturnData": false,
                    ],
                    [
                        "Id": "m2",
                        "MetricStat": [
                            "Metric": [
                                "Dimensions": [["Name": "Page", "Value": "cart"]], "MetricName": "Latency",
                                "Namespace": "Shop",
                            ],
                            "Period": 60, "Stat": "Average", "Unit": "Seconds",
                        ],
                        "ReturnData": false,
                    ],
                ],
                "Threshold": 5,
                "TreatMissingData": "notBreaching",
            ]
        )
    }

    @Test func bandReturnsItselfAndTheMetric() throws {
        let properties = try properties(Alarm(on: Metric.errors, .outsideBand(deviations: 3)))
        #expect(properties["ThresholdMetricId"] == "band")
        #expect(properties["Threshold"] == nil)
        #expect(properties["MetricName"] == nil)
        #expect(properties["ComparisonOperator"] == "LessThanLowerOrGreaterThanUpperThreshold")
        let queries = try #require(properties["Metrics"]?.arrayValue)
        #expect(queries.map { $0["Id"] } == ["band", "m1"])
        #expect(queries.map { $0["ReturnData"] } == [true, true])
        #expect(queries[0]["Expression"] == "ANOMALY_DETECTION_BAND(m1, 3)")
    }

    @Test func bandOfAnExpressionReturnsItselfAndTheExpression() throws {
        let properties = try properties(Alarm(on: Metric.errors / Metric.invocations, .aboveBand()))
        let queries = try #require(properties["Metrics"]?.arrayValue)
        #expect(queries.map { $0["Id"] } == ["band", "e1", "m1", "m2"])
        #expect(queries.map { $0["ReturnData"] } == [true, true, false, false])
        #expect(queries[0]["Expression"] == "ANOMALY_DETECTION_BAND(e1, 2)")
    }

    @Test(arguments: [
        (Alarm.Comparison.atLeast(1), "GreaterThanOrEqualToThreshold", "notBreaching"),
        (.above(1), "GreaterThanThreshold", "notBreaching"),
        (.atMost(1), "LessThanOrEqualToThreshold", "breaching"),
        (.below(1), "LessThanThreshold", "breaching"),
        (.aboveBand(), "GreaterThanUpperThreshold", "notBreaching"),
        (.belowBand(), "LessThanLowerThreshold", "breaching"),
        (.outsideBand(), "LessThanLowerOrGreaterThanUpperThreshold", "missing"),
    ])
    func silenceCountsAsTheLowestValue(_ comparison: Alarm.Comparison, _ name: String, _ missing: String) throws {
        let properties = try properties(Alarm(on: Metric.errors, comparison))
        #expect(properties["ComparisonOperator"]?.stringValue == name)
        #expect(properties["TreatMissingData"]?.stringValue == missing)
    }

    @Test(arguments: [Statistic.trimmedMean(99), .interquartileMean])
    func otherStatisticsAreExtended(_ statistic: Statistic) throws {
        let properties = try properties(Alarm(on: Metric.errors.with(statistic: statistic), .above(1)))
        #expect(properties["ExtendedStatistic"]?.stringValue == statistic.name)
        #expect(properties["Statistic"] == nil)
    }

    // MARK: - Actions

    @Test func actionsAreARNs() throws {
        let template = try MonitoredStack.template { scope in
            let topic = scope.add("Topic", Resource(SNS.Topic.self, .init()))
            let cpu = Metric(namespace: "AWS/EC2", name: "CPUUtilization", dimensions: [.init("InstanceId", "i-1")])
            scope.add(
                "A",
                Alarm(
                    on: cpu,
                    .above(90),
                    actions: [
                        .notify(topic), .changeInstance(.recover), .createOpsItem(.high),
                        .createOpsItem(.critical, category: .availability),
                    ]
                )
            )
        }
        let opsItem = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:opsitem:"
        #expect(
            try template.properties("A")["AlarmActions"] == [
                ["Ref": "Topic"],
                ["Fn::Sub": "arn:${AWS::Partition}:automate:${AWS::Region}:ec2:recover"],
                ["Fn::Sub": .string(opsItem + "2")],
                ["Fn::Sub": .string(opsItem + "1#CATEGORY=Availability")],
            ]
        )
    }

    @Test func functionIsAllowedOnceToBeInvokedByThisAlarmOnly() throws {
        let template = try MonitoredStack.template { scope in
            let worker = scope.add("Worker", Self.function)
            let actions = [AlarmAction.invoke(worker)]
            scope.add("A", Alarm(on: Metric.errors, .above(1), actions: actions, okActions: actions))
        }
        #expect(template.resources.map(\.key).filter { $0.hasPrefix("AInvoke") } == ["AInvokeWorker"])
        #expect(
            try template.properties("AInvokeWorker") == [
                "Action": "lambda:InvokeFunction",
                "FunctionName": ["Fn::GetAtt": ["Worker", "Arn"]],
                "Principal": "lambda.alarms.cloudwatch.amazonaws.com",
                "SourceAccount": ["Ref": "AWS::AccountId"],
                "SourceArn": ["Fn::GetAtt": ["A", "Arn"]],
            ]
        )
    }

    @Test func functionsOfSeveralStacksDoNotCollide() throws {
        let app = App()
        var workers: [Ref<Lambda.Function>] = []
        app.add("T", MonitoredStack { workers.append($0.add("Worker", Self.function)) })
        app.add(
            "S",
            MonitoredStack { scope in
                workers.append(scope.add("Worker", Self.function))
                scope.add("A", Alarm(on: Metric.errors, .above(1), actions: workers.map { .invoke($0) }))
            }
        )
        let template = try #require(try app.synthesize()["S"]).template
        let permissions = template.resources.map(\.key).filter { $0.hasPrefix("AInvoke") }
        #expect(permissions == ["AInvokeTWorker", "AInvokeWorker"])
    }

    private static var function: Resource<Lambda.Function> {
        Resource(
            Lambda.Function.self,
            .init(
                code: .init(zipFile: "x"),
                role: "arn:aws:iam::123456789012:role/worker",
                handler: "index.handler",
                runtime: .nodejs22X
            )
        )
    }

    // MARK: - Limits

    @Test func longestEvaluationsAreAllowed() {
        #expect(messages(Alarm(on: Metric.errors.with(period: .minutes(5)), .above(1), for: .periods(288))).isEmpty)
        #expect(messages(Alarm(on: Metric.errors.with(period: .hours(1)), .above(1), for: .periods(168))).isEmpty)
        #expect(messages(Alarm(on: Metric.errors.with(period: .days(1)), .above(1), for: .periods(7))).isEmpty)
    }

    @Test(arguments: [10, 20, 30, 60, 120, 3600]) func periodIsAllowed(_ seconds: Int) {
        #expect(messages(Alarm(on: Metric.errors.with(period: .seconds(seconds)), .above(1))).isEmpty)
    }

    @Test(arguments: [(0, "0 s"), (-60, "-60 s"), (15, "15 s"), (90, "90 s")])
    func otherPeriodIsReported(_ seconds: Int, _ shown: String) {
        #expect(
            messages(Alarm(on: Metric.errors.with(period: .seconds(seconds)), .above(1)))
                == ["the period of 'Errors' must be 10, 20 or 30 seconds or whole minutes, got \(shown)"]
        )
    }

    @Test func periodWithAFractionIsReported() {
        #expect(
            messages(Alarm(on: Metric.errors.with(period: .milliseconds(1500)), .above(1)))
                == ["the period of 'Errors' must be 10, 20 or 30 seconds or whole minutes, got 1.5 s"]
        )
    }

    @Test func shortPeriodOfAServiceIsAWarning() {
        let sent = Metric(namespace: "AWS/SQS", name: "NumberOfMessagesSent", period: .seconds(10))
        #expect(
            messages(Alarm(on: sent, .above(1)))
                == [
                    "a period of 10 s needs a metric of high resolution, but those of AWS/SQS come once a minute, so that the alarm lacks data; use 60 s or more"
                ]
        )
    }

    @Test func mistakeIsReported() {
        let cases: [(Alarm, String)] = [
            (
                Alarm(on: Metric.errors.with(period: .minutes(5)), .above(1), for: .periods(289)),
                "289 periods of 300 s are too long, an alarm looks back at most 86400 s with periods under an hour; use at most 288 periods"
            ),
            (
                Alarm(on: Metric.errors.with(period: .hours(1)), .above(1), for: .periods(.max)),
                "9223372036854775807 periods of 3600 s are too long, an alarm looks back at most 604800 s (7 days); use at most 168 periods"
            ),
            (Alarm(on: Metric.errors, .above(1), for: .periods(0)), "an alarm must look at 1 period at least, got 0"),
            (
                Alarm(on: Metric.errors, .above(1), for: .datapoints(4, of: 3)),
                "datapoints must be 1 to 3, the number of periods, got 4"
            ),
            (
                Alarm(on: Metric.errors, .above(1), for: .datapoints(0, of: 3)),
                "datapoints must be 1 to 3, the number of periods, got 0"
            ),
            (Alarm(on: Metric.errors, .above(.nan)), "the threshold must be finite, got nan"),
            (Alarm(on: Metric.errors, .aboveBand(deviations: 0)), "deviations must be above 0, got 0"),
            (
                Alarm(on: MetricExpression.search("{Shop}").sum(), .above(1)),
                "an alarm cannot watch a search, got 'SUM(SEARCH('{Shop}', 'Average', 60))'; name the metrics"
            ),
            (
                Alarm(on: MetricExpression.metrics.sum(), .above(1)),
                "an alarm must watch at least one metric, got 'SUM(METRICS())'; name the metrics"
            ),
            (
                Alarm(on: Metric.errors.sum(), .above(1)),
                "an alarm watches a time series, but 'SUM(Errors)' is a number"
            ),
            (
                Alarm(on: MetricExpression.list([Metric.errors, Metric.latency]), .above(1)),
                "an alarm watches one time series, but '[Errors, Latency]' may be several; make one of them, with sum() or max() for example"
            ),
            (
                Alarm(on: MetricExpression.sum(Metric.numbered(11)), .above(1)),
                "an alarm watches at most 10 metrics, got 11"
            ),
            (
                Alarm(on: Metric.errors / Metric.latency.with(period: .minutes(5)), .above(1)),
                "the metrics of an alarm must have the same period, got 60 s, 300 s; set it with .with(period:)"
            ),
            (
                Alarm(on: Metric.errors, .above(1), lowSamples: .ignore),
                "lowSamples is for a percentile of one metric, got .ignore for 'Sum'; leave it out"
            ),
            (
                Alarm(on: Metric.errors, .above(1), actions: [.changeInstance(.stop)]),
                "an alarm that changes an instance must watch one metric with the dimension InstanceId, got 'Errors'"
            ),
            (
                Alarm(on: Metric.errors, .above(1), okActions: (0...5).map { .arn("arn:\($0)") }),
                "an alarm must have at most 5 actions for each state, got 6 for OK"
            ),
            (Alarm(on: Metric.errors, .above(1), name: ""), "name must be 1 to 255 characters, got 0"),
            (
                Alarm(on: Metric.errors, .above(1), name: "a\nb"),
                #"name must not contain control characters, got "a\nb""#
            ),
            (
                Alarm(on: Metric.errors, .above(1), description: String(repeating: "a", count: 1025)),
                "description must be at most 1024 characters, got 1025"
            ),
        ]
        for (alarm, message) in cases { #expect(messages(alarm) == [message]) }
    }

    @Test func missingDataOfDynamoDBIsAWarning() {
        func messages(_ missingData: Alarm.MissingData?) -> [String] {
            let throttles = Metric(namespace: "AWS/DynamoDB", name: "ThrottledRequests", statistic: .sum)
            return MonitoredStack.messages { scope in
                scope.add("A", Alarm(on: throttles, .above(0), missingData: missingData))
            }
        }
        #expect(
            messages(.notBreaching) == [
                "TreatMissingData is 'notBreaching', but alarms on metrics of AWS/DynamoDB always ignore missing data: an alarm stays as it is until there are data again. Set ignore, or use an expression such as FILL(m1, 0)"
            ]
        )
        #expect(messages(.ignore).isEmpty)
        #expect(messages(nil).isEmpty)
    }

    @Test func longExpressionIsReported() {
        var sum = Metric.errors + 1
        for _ in 0..<500 { sum = sum + Metric.errors }
        #expect(
            messages(Alarm(on: sum, .above(1)))
                == ["an expression must be at most 2048 characters, got 2506; watch fewer metrics"]
        )
    }

    @Test func allMistakesAreReportedTogether() {
        let alarm = Alarm(on: Metric.errors, .above(.infinity), for: .datapoints(2, of: 1), name: "")
        #expect(messages(alarm).count == 3)
    }

    @Test func tenMetricsAreAllowed() {
        #expect(messages(Alarm(on: MetricExpression.sum(Metric.numbered(10)), .above(1))).isEmpty)
    }
}
