import TemplateModel

extension Original {
    /// What watches a published pipeline, and what its authors wrote to watch it and never deployed.
    static let ingestionObservability = Original(
        stack: "IngestionObservability",
        title: "Ingestion: observability",
        source:
            "\"Event-Driven Ingestion + DLQ Reliability Lab\": the stack observability of Simodalstix/AWS-lambda-sqs-dlq, 2025-08-30, the metric filters of its stack functions, and its construct EnhancedMonitoring, which no stack has.",
        resources: queueAlarms + functionAlarms + apiAlarms + messageAlarms + composites + filters + [overview]
            + queries
            + enhanced,
        additions: [
            Addition(
                searchedByHand,
                because:
                    "two files of ten queries each, to be pasted into the console; they expected fields that no line had"
            )
        ]
    )

    private static let oneCopy = "a fixed name allows one copy in an account and Region"
    private static let partOfNamespace = "two environments in one account count apart"

    // MARK: - Alarms

    /// What an alarm is in the original, and what is different in its replacement.
    private static func alarm(
        _ name: String,
        is logicalID: String,
        _ namespace: String,
        _ metric: String,
        _ statistic: String,
        _ period: Int,
        _ comparison: String,
        _ threshold: Int,
        _ evaluationPeriods: Int,
        _ datapoints: Int,
        missing: String = "notBreaching",
        changes: [String: (to: Node?, because: String)] = [:]
    ) -> OriginalResource {
        let comparisons = [
            ">": "GreaterThanThreshold", ">=": "GreaterThanOrEqualToThreshold", "<": "LessThanThreshold",
        ]
        let values: [(path: String, value: Node)] = [
            ("AlarmName", .string(name)),
            ("Namespace", .string(namespace)),
            ("MetricName", .string(metric)),
            ("Statistic", .string(statistic)),
            ("Period", .int(period)),
            ("ComparisonOperator", .string(comparisons[comparison] ?? comparison)),
            ("Threshold", .int(threshold)),
            ("EvaluationPeriods", .int(evaluationPeriods)),
            ("DatapointsToAlarm", .int(datapoints)),
            ("TreatMissingData", .string(missing)),
        ]
        let known = Set(values.map(\.path))
        var properties = values.map { path, value -> OriginalProperty in
            if path == "AlarmName" { return .different(path, from: value, to: nil, because: oneCopy) }
            if let change = changes[path] {
                return .different(path, from: value, to: change.to, because: change.because)
            }
            // As many as the periods, when it is left out.
            if path == "DatapointsToAlarm", datapoints == evaluationPeriods { return .sameDefault(path, value) }
            return .same(path, value)
        }
        properties += changes.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map {
            .different($0.key, from: nil, to: $0.value.to, because: $0.value.because)
        }
        return OriginalResource(name, "AWS::CloudWatch::Alarm", is: logicalID, properties)
    }

    /// What is different where several metrics make one number.
    private static func computed(_ expression: String, _ reason: String) -> [String: (to: Node?, because: String)] {
        let left = "the alarm watches an expression"
        return [
            "Namespace": (nil, left), "MetricName": (nil, left), "Statistic": (nil, left), "Period": (nil, left),
            "Metrics.0.Expression": (.string(expression), reason),
        ]
    }

    private static let queueAlarms = [
        alarm(
            "IngestionLab-DLQ-Depth",
            is: "AlarmDLQDepth",
            "AWS/SQS",
            "ApproximateNumberOfMessagesVisible",
            "Maximum",
            60,
            ">=",
            1,
            2,
            2,
            changes: ["EvaluationPeriods": (1, "a dead letter stays one: a second minute tells nothing new")]
        ),
        alarm(
            "IngestionLab-DLQ-Age",
            is: "AlarmDLQAge",
            "AWS/SQS",
            "ApproximateAgeOfOldestMessage",
            "Maximum",
            60,
            ">",
            300,
            3,
            2
        ),
        alarm(
            "IngestionLab-MainQueue-Backlog",
            is: "AlarmMainQueueBacklog",
            "AWS/SQS",
            "ApproximateNumberOfMessagesVisible",
            "Maximum",
            300,
            ">",
            100,
            2,
            2
        ),
        alarm(
            "IngestionLab-MainQueue-Age",
            is: "AlarmMainQueueAge",
            "AWS/SQS",
            "ApproximateAgeOfOldestMessage",
            "Maximum",
            300,
            ">",
            600,
            2,
            2
        ),
        alarm(
            "IngestionLab-Iterator-Age",
            is: "AlarmWorkerLag",
            "AWS/Lambda",
            "IteratorAge",
            "Maximum",
            300,
            ">",
            60_000,
            2,
            2,
            changes: computed(
                "m1 / (m2 / 300)",
                "no queue has an iterator, so the alarm never went off: what waits, divided by what is done a second, is how many seconds a new message will wait"
            ).merging(["Threshold": (60, "seconds instead of milliseconds")]) { $1 }
        ),
    ]

    private static let functionAlarms = [
        alarm("IngestionLab-Worker-Errors", is: "AlarmWorkerErrors", "AWS/Lambda", "Errors", "Sum", 300, ">=", 1, 1, 1),
        alarm("IngestionLab-Ingest-Errors", is: "AlarmIngestErrors", "AWS/Lambda", "Errors", "Sum", 300, ">", 5, 2, 2),
        alarm(
            "IngestionLab-Worker-Throttles",
            is: "AlarmWorkerThrottles",
            "AWS/Lambda",
            "Throttles",
            "Sum",
            300,
            ">=",
            1,
            1,
            1
        ),
        alarm(
            "IngestionLab-Ingest-Throttles",
            is: "AlarmIngestThrottles",
            "AWS/Lambda",
            "Throttles",
            "Sum",
            300,
            ">=",
            1,
            1,
            1
        ),
        // Five sixths of the timeout, whatever it is.
        alarm(
            "IngestionLab-Worker-Duration",
            is: "AlarmWorkerDuration",
            "AWS/Lambda",
            "Duration",
            "Average",
            300,
            ">",
            25_000,
            3,
            2
        ),
    ]

    private static let noSuchNamespace: (to: Node?, because: String) = (
        "AWS/ApiGateway", "where HTTP APIs have their metrics; the alarm never had data"
    )

    private static let apiAlarms = [
        alarm(
            "IngestionLab-API-5XX",
            is: "AlarmAPI5XX",
            "AWS/ApiGatewayV2",
            "5XXError",
            "Sum",
            300,
            ">",
            5,
            2,
            2,
            changes: ["Namespace": noSuchNamespace, "MetricName": ("5xx", "the name of the metric of an HTTP API")]
        ),
        alarm(
            "IngestionLab-API-4XX",
            is: "AlarmAPI4XX",
            "AWS/ApiGatewayV2",
            "4XXError",
            "Sum",
            300,
            ">",
            20,
            2,
            2,
            changes: ["Namespace": noSuchNamespace, "MetricName": ("4xx", "the name of the metric of an HTTP API")]
        ),
        alarm(
            "IngestionLab-API-Latency",
            is: "AlarmAPILatency",
            "AWS/ApiGatewayV2",
            "Latency",
            "Average",
            300,
            ">",
            5000,
            3,
            2,
            changes: ["Namespace": noSuchNamespace]
        ),
    ]

    private static let messageAlarms = [
        alarm(
            "IngestionLab-Validation-Errors",
            is: "AlarmValidationErrors",
            "IngestionLab/Ingest",
            "ValidationErrors",
            "Sum",
            300,
            ">",
            10,
            2,
            2,
            changes: ["Namespace": ("IngestionLab/dev/Ingest", partOfNamespace)]
        ),
        alarm(
            "IngestionLab-Low-Processing-Rate",
            is: "AlarmLowProcessingRate",
            "IngestionLab/Worker",
            "ProcessedMessages",
            "Sum",
            600,
            "<",
            1,
            2,
            2,
            missing: "breaching",
            changes: computed(
                "IF(FILL(m1, 0) >= 1 AND FILL(m2, 0) < 1, 1, 0)",
                "messages wait and none is done; the original went off whenever nobody sent any"
            ).merging([
                "ComparisonOperator": ("GreaterThanOrEqualToThreshold", "the expression is 1 when it is bad"),
                "TreatMissingData": ("notBreaching", "an idle queue has no data"),
            ]) { $1 }
        ),
    ]

    // MARK: - Composite alarms

    private static let composites = [
        composite(
            "IngestionLab-Critical-dev",
            is: "AlarmCritical",
            [
                ("IngestionLab-DLQ-Depth", "AlarmDLQDepth"), ("IngestionLab-DLQ-Age", "AlarmDLQAge"),
                ("IngestionLab-Worker-Errors", "AlarmWorkerErrors"), ("IngestionLab-API-5XX", "AlarmAPI5XX"),
            ],
            further: ["AlarmHighErrorRate"],
            "refers to the alarms, which therefore are there before it; with the share of messages that fail, which the errors of the function do not show since failures are reported one by one"
        ),
        composite(
            "IngestionLab-Warning-dev",
            is: "AlarmWarning",
            [
                ("IngestionLab-MainQueue-Backlog", "AlarmMainQueueBacklog"),
                ("IngestionLab-Worker-Throttles", "AlarmWorkerThrottles"),
                ("IngestionLab-API-Latency", "AlarmAPILatency"),
                ("IngestionLab-Validation-Errors", "AlarmValidationErrors"),
            ],
            "refers to the alarms, which therefore are there before it"
        ),
    ]

    private static func composite(
        _ name: String,
        is logicalID: String,
        _ alarms: [(there: String, here: String)],
        further: [String] = [],
        _ reason: String
    ) -> OriginalResource {
        func rule(_ names: [String]) -> String { names.map { "ALARM(\"\($0)\")" }.joined(separator: " OR ") }
        return OriginalResource(
            name,
            "AWS::CloudWatch::CompositeAlarm",
            is: logicalID,
            [
                .different("AlarmName", from: .string(name), to: nil, because: oneCopy),
                .different(
                    "AlarmRule",
                    from: .string(rule(alarms.map(\.there))),
                    to: ["Fn::Sub": .string(rule((alarms.map(\.here) + further).map { "${\($0)}" }))],
                    because: reason
                ),
            ]
        )
    }

    // MARK: - Metric filters

    private static let filters = [
        filter(
            "worker ErrorsByType",
            is: "FilterErrorsByType",
            "IngestionLab/Worker",
            "ErrorsByType",
            "[…] with level ERROR, five columns",
            "{ $.level = \"ERROR\" && $.message = \"Message failed\" && $.errorType = * }",
            there: 0,
            here: nil,
            "a metric by type needs a dimension, and then CloudWatch Logs has no default",
            further: [
                .different(
                    "MetricTransformations.0.Dimensions",
                    from: nil,
                    to: [["Key": "ErrorType", "Value": "$.errorType"]],
                    because: "it was not by type"
                )
            ]
        ),
        filter(
            "worker ProcessedMessages",
            is: "FilterProcessedMessages",
            "IngestionLab/Worker",
            "ProcessedMessages",
            "[…] with level INFO, \"Message processed\", processed=\"true\"",
            "{ $.level = \"INFO\" && $.message = \"Message processed\" }",
            there: 1,
            here: 0,
            anyLineCounted
        ),
        filter(
            "worker IdempotentMessages",
            is: "FilterIdempotentMessages",
            "IngestionLab/Worker",
            "IdempotentMessages",
            "[…] with level INFO, \"Idempotent message\", idempotent=\"true\"",
            "{ $.level = \"INFO\" && $.message = \"Idempotent message\" }",
            there: 1,
            here: 0,
            anyLineCounted
        ),
        filter(
            "ingest ValidationErrors",
            is: "FilterValidationErrors",
            "IngestionLab/Ingest",
            "ValidationErrors",
            "[…] with level ERROR, \"Validation failed\"",
            "{ $.level = \"WARN\" && $.message = \"Validation failed\" }",
            there: 1,
            here: 0,
            anyLineCounted
        ),
        filter(
            "redrive RedrivenMessages",
            is: "FilterRedrivenMessages",
            "IngestionLab/Redrive",
            "RedrivenMessages",
            "[…] with level INFO, \"Messages redriven\", count",
            "{ $.level = \"INFO\" && $.message = \"Messages redriven\" && $.count = * }",
            there: 0,
            here: 0,
            "",
            further: [
                .different(
                    "MetricTransformations.0.MetricValue",
                    from: "1",
                    to: "$.count",
                    because: "one line tells of several messages"
                )
            ],
            value: nil
        ),
    ]

    private static let anyLineCounted = "every line that did not match counted as one"

    private static func filter(
        _ name: String,
        is logicalID: String,
        _ namespace: String,
        _ metric: String,
        _ pattern: String,
        _ ourPattern: String,
        there: Int,
        here: Int?,
        _ reason: String,
        further: [OriginalProperty] = [],
        value: Node? = "1"
    ) -> OriginalResource {
        let transformation = "MetricTransformations.0"
        let ourDefault = here.map { Node.int($0) }
        let ourNamespace = namespace.replacing("IngestionLab/", with: "IngestionLab/dev/")
        var properties: [OriginalProperty] = [
            .different(
                "FilterPattern",
                from: .string(pattern),
                to: .string(ourPattern),
                because: "the lines are JSON objects: a pattern of columns matched none"
            ),
            .different(
                "\(transformation).MetricNamespace",
                from: .string(namespace),
                to: .string(ourNamespace),
                because: partOfNamespace
            ),
            .same("\(transformation).MetricName", .string(metric)),
            there == here
                ? .same("\(transformation).DefaultValue", .int(there))
                : .different("\(transformation).DefaultValue", from: .int(there), to: ourDefault, because: reason),
        ]
        if let value { properties.append(.same("\(transformation).MetricValue", value)) }
        return OriginalResource(name, "AWS::Logs::MetricFilter", is: logicalID, properties + further)
    }

    // MARK: - Dashboard

    private static let overview = OriginalResource(
        "IngestionLab-dev",
        "AWS::CloudWatch::Dashboard",
        is: "Dashboard",
        [
            .different(
                "DashboardName",
                from: "IngestionLab-dev",
                to: nil,
                because: "named by its stack, as the alarms are"
            ),
            .same("DashboardBody.periodOverride", "auto"),
            .same("DashboardBody.widgets.14", nil),
        ] + widgets.enumerated().flatMap { index, widget in widget.properties(at: index) } + renamedMetrics
    )

    private struct OriginalWidget {
        let title: String
        let place: (x: Int, y: Int, width: Int, height: Int)
        /// The metrics that have the same name here, by their positions, with their statistics.
        let metrics: [(position: Int, namespace: String, name: String, statistic: String)]

        func properties(at index: Int) -> [OriginalProperty] {
            let widget = "DashboardBody.widgets.\(index)"
            return [
                .same("\(widget).properties.title", .string(title)),
                .same("\(widget).x", .int(place.x)),
                .same("\(widget).y", .int(place.y)),
                .same("\(widget).width", .int(place.width)),
                .same("\(widget).height", .int(place.height)),
            ]
                + metrics.flatMap { position, namespace, name, statistic -> [OriginalProperty] in
                    let metric = "\(widget).properties.metrics.\(position)"
                    return [
                        .same("\(metric).0", .string(namespace)),
                        .same("\(metric).1", .string(name)),
                        .same("\(metric).4.stat", .string(statistic)),
                    ]
                }
        }
    }

    private static func ofWorkers(_ name: String, _ statistic: String) -> [(Int, String, String, String)] {
        (0..<3).map { ($0, "AWS/Lambda", name, statistic) }
    }

    private static let visible = "ApproximateNumberOfMessagesVisible"

    private static let widgets = [
        OriginalWidget(
            title: "System Health Overview",
            place: (0, 0, 24, 6),
            metrics: [
                (1, "AWS/SQS", visible, "Maximum"), (2, "AWS/SQS", visible, "Maximum"),
                (3, "AWS/Lambda", "Errors", "Sum"),
            ]
        ),
        OriginalWidget(
            title: "Queue Depths",
            place: (0, 6, 12, 6),
            metrics: [
                (0, "AWS/SQS", visible, "Maximum"),
                (1, "AWS/SQS", "ApproximateNumberOfMessagesNotVisible", "Maximum"),
                (2, "AWS/SQS", visible, "Maximum"),
            ]
        ),
        OriginalWidget(
            title: "Message Age",
            place: (12, 6, 12, 6),
            metrics: (0..<2).map { ($0, "AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum") }
        ),
        OriginalWidget(
            title: "Queue Throughput",
            place: (0, 12, 24, 6),
            metrics: ["Sent", "Received", "Deleted"].enumerated()
                .map { ($0, "AWS/SQS", "NumberOfMessages\($1)", "Sum") }
        ),
        OriginalWidget(title: "Lambda Invocations", place: (0, 18, 8, 6), metrics: ofWorkers("Invocations", "Sum")),
        OriginalWidget(title: "Lambda Errors", place: (8, 18, 8, 6), metrics: ofWorkers("Errors", "Sum")),
        OriginalWidget(title: "Lambda Duration (P95)", place: (16, 18, 8, 6), metrics: ofWorkers("Duration", "p95")),
        OriginalWidget(title: "Lambda Throttles", place: (0, 24, 12, 6), metrics: ofWorkers("Throttles", "Sum")),
        OriginalWidget(
            title: "Lambda Concurrent Executions",
            place: (12, 24, 12, 6),
            metrics: [(0, "AWS/Lambda", "ConcurrentExecutions", "Maximum")]
        ),
        OriginalWidget(title: "API Gateway Requests", place: (0, 30, 8, 6), metrics: []),
        OriginalWidget(title: "API Gateway Latency", place: (8, 30, 8, 6), metrics: []),
        OriginalWidget(title: "API Gateway Errors", place: (16, 30, 8, 6), metrics: []),
        OriginalWidget(title: "EventBridge Events", place: (0, 36, 24, 6), metrics: []),
        OriginalWidget(title: "Custom Application Metrics", place: (0, 42, 24, 6), metrics: []),
    ]

    private static let renamedMetrics: [OriginalProperty] =
        [(0, 0), (9, 0), (10, 0), (10, 1), (11, 0), (11, 1)].map { widget, metric in
            .different(
                "DashboardBody.widgets.\(widget).properties.metrics.\(metric).0",
                from: "AWS/ApiGatewayV2",
                to: "AWS/ApiGateway",
                because: "where HTTP APIs have their metrics; the graph was empty"
            )
        } + [
            .same("DashboardBody.widgets.9.properties.metrics.0.1", "Count"),
            .same("DashboardBody.widgets.10.properties.metrics.0.1", "IntegrationLatency"),
            .same("DashboardBody.widgets.10.properties.metrics.1.1", "Latency"),
            .different(
                "DashboardBody.widgets.11.properties.metrics.0.1",
                from: "4XXError",
                to: "4xx",
                because: "the name of the metric of an HTTP API"
            ),
            .different(
                "DashboardBody.widgets.11.properties.metrics.1.1",
                from: "5XXError",
                to: "5xx",
                because: "the name of the metric of an HTTP API"
            ),
            .same("DashboardBody.widgets.12.properties.metrics.0.1", "MatchedEvents"),
            .different(
                "DashboardBody.widgets.12.properties.metrics.1.1",
                from: "SuccessfulInvocations",
                to: "SuccessfulInvocationAttempts",
                because: "the name of the metric, and one for each rule"
            ),
            .same("DashboardBody.widgets.12.properties.metrics.3.1", "FailedInvocations"),
        ]
        + ["ProcessedMessages", "IdempotentMessages", "ValidationErrors", "RedrivenMessages"].enumerated().map {
            .same("DashboardBody.widgets.13.properties.metrics.\($0).1", .string($1))
        }
        + ["Worker", "Worker", "Ingest", "Redrive"].enumerated().map {
            .different(
                "DashboardBody.widgets.13.properties.metrics.\($0).0",
                from: .string("IngestionLab/\($1)"),
                to: .string("IngestionLab/dev/\($1)"),
                because: partOfNamespace
            )
        }

    // MARK: - Queries

    private static let queries = [
        "ErrorAnalysis", "PerformanceAnalysis", "IdempotencyAnalysis", "FailureModeAnalysis", "RedriveAnalysis",
    ].map { name in
        OriginalResource(
            "IngestionLab-\(name) (switched off)",
            "AWS::Logs::QueryDefinition",
            is: "QueryOverview\(name)",
            [
                .different(
                    "Name",
                    from: .string("IngestionLab-\(name)"),
                    to: ["Fn::Sub": .string("IngestionLab/${AWS::StackName}/Overview/\(name)")],
                    because: "in a folder of its stack"
                )
            ]
        )
    }

    private static let searchedByHand =
        [
            "Overview", "CountByType", "CountByFunction", "Critical", "ByRequest", "Validation", "DynamoDB", "SQS",
            "Timeouts", "Rate",
        ].map { "QueryErrorAnalysis\($0)" }
        + [
            "Duration", "SlowMessages", "Throughput", "Idempotency", "BatchEfficiency", "ErrorTypes",
            "DurationByFunction", "MemoryByFunction", "Throttling", "Wait",
        ].map { "QueryPerformanceAnalysis\($0)" }

    // MARK: - What was never deployed

    private static let neverDeployed = "EnhancedMonitoring (never deployed)"

    private static let enhanced = [
        OriginalResource(
            "ingestion-pipeline-dev, \(neverDeployed)",
            "AWS::CloudWatch::Dashboard",
            is: "WorkerDashboard",
            [
                .different(
                    "DashboardName",
                    from: "ingestion-pipeline-dev",
                    to: nil,
                    because: "named by its stack, as the alarms are"
                )
            ]
                + [
                    (2, "Function Duration Comparison"), (3, "Function Invocation Rates"), (4, "Function Error Rates"),
                    (6, "Queue Depths"), (7, "Message Age (Oldest)"), (9, "Error Categories"),
                    (11, "Circuit Breaker States"), (12, "Processing Throughput"), (13, "Idempotency Hit Rate"),
                ].map { .same("DashboardBody.widgets.\($0).properties.title", .string($1)) }
                + [
                    .different(
                        "DashboardBody.widgets.9.properties.metrics.0.0",
                        from: "IngestionPipeline",
                        to: "IngestionLab/dev",
                        because: "one container for all that the workers count, with the environment in it"
                    ),
                    .same("DashboardBody.widgets.9.properties.metrics.0.1", "ErrorCount"),
                    .same("DashboardBody.widgets.9.properties.metrics.0.2", "ErrorType"),
                    .same("DashboardBody.widgets.9.properties.metrics.0.3", "VALIDATION"),
                    .same("DashboardBody.widgets.12.properties.metrics.0.1", "MessagesProcessed"),
                    .same("DashboardBody.widgets.12.properties.metrics.0.3", "SUCCESS"),
                ]
        ),
        OriginalResource(
            "ingestion-high-error-rate-dev, \(neverDeployed)",
            "AWS::CloudWatch::Alarm",
            is: "AlarmHighErrorRate",
            [
                .different(
                    "Metrics.0.Expression",
                    from: "errors / invocations * 100",
                    to: "FILL(m1, 0) / (FILL(m1, 0) + FILL(m2, 0)) * 100",
                    because: "messages, which fail one by one, instead of invocations, which then succeed"
                ),
                .same("Threshold", 5),
                .same("ComparisonOperator", "GreaterThanOrEqualToThreshold"),
                .same("EvaluationPeriods", 2),
                .sameDefault("DatapointsToAlarm", 2),
            ]
        ),
        enhancedAlarm(
            "ingestion-dlq-depth-dev",
            is: "AlarmDLQFlood",
            from: "ApproximateNumberOfMessages",
            visible,
            "Maximum",
            10,
            2,
            1
        ),
        OriginalResource(
            "ingestion-high-duration-dev, \(neverDeployed)",
            "AWS::CloudWatch::Alarm",
            is: "AlarmHighDuration",
            [
                .same("MetricName", "Duration"),
                .same("Threshold", 25_000),
                .same("ComparisonOperator", "GreaterThanOrEqualToThreshold"),
                .same("EvaluationPeriods", 3),
                .same("DatapointsToAlarm", 2),
                .different(
                    "ExtendedStatistic",
                    from: nil,
                    to: "p99",
                    because: "another alarm watches the average; this one sees what the average hides"
                ),
            ]
        ),
        enhancedAlarm(
            "ingestion-old-messages-dev",
            is: "AlarmOldMessages",
            from: nil,
            "ApproximateAgeOfOldestMessage",
            "Maximum",
            1800,
            2,
            1
        ),
        .leftOut(
            "ingestion-alerts-dev, \(neverDeployed)",
            "AWS::SNS::Topic",
            because: "the pipeline's topic tells of alarms too"
        ),
        .leftOut(
            "metric filters ErrorCount and ProcessingDuration of each function, \(neverDeployed)",
            "AWS::Logs::MetricFilter",
            because:
                "they had a default beside dimensions, which CloudWatch Logs refuses, and texts for dimensions; the workers write these metrics in the embedded metric format"
        ),
    ]

    private static func enhancedAlarm(
        _ name: String,
        is logicalID: String,
        from wrongName: String?,
        _ metric: String,
        _ statistic: String,
        _ threshold: Int,
        _ evaluationPeriods: Int,
        _ datapoints: Int
    ) -> OriginalResource {
        OriginalResource(
            "\(name), \(neverDeployed)",
            "AWS::CloudWatch::Alarm",
            is: logicalID,
            [
                wrongName.map {
                    .different(
                        "MetricName",
                        from: .string($0),
                        to: .string(metric),
                        because: "the metric that there is"
                    )
                } ?? .same("MetricName", .string(metric)),
                .different("AlarmName", from: .string(name), to: nil, because: "named by its stack, as the others are"),
                .same("Statistic", .string(statistic)),
                .same("Threshold", .int(threshold)),
                .same("ComparisonOperator", "GreaterThanOrEqualToThreshold"),
                .same("EvaluationPeriods", .int(evaluationPeriods)),
                .same("DatapointsToAlarm", .int(datapoints)),
            ]
        )
    }
}
