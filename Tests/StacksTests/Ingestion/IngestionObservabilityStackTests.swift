import AWSCloudWatch
import AWSLogs
import CloudFormation
import Foundation
import SynthTesting
import TemplateModel
import Testing
import WorkerContracts

@testable import synth

struct IngestionObservabilityStackTests {
    private func template(_ config: IngestionConfig = IngestionConfig()) throws -> Template {
        try #require(try config.assembly()["IngestionObservability"]).template
    }

    // MARK: - Metric filters

    /// A filter that matches no line, or lines of another kind, makes a metric that lies.
    @Test(arguments: [
        "ErrorsByType": IngestionLogLine.messageFailed,
        "ProcessedMessages": .messageProcessed,
        "IdempotentMessages": .idempotentMessage,
        "ValidationErrors": .validationFailed,
        "RedrivenMessages": .messagesRedriven,
    ])
    func everyFilterMatchesLinesOfItsKindAlone(_ name: String, _ kind: IngestionLogLine) throws {
        let filter = try #require(try template().resource("Filter\(name)"))
        let pattern = try LinePattern(try #require(filter["FilterPattern"]?.stringValue))
        for line in IngestionLogLine.allCases {
            #expect(pattern.matches(line.sample) == (line == kind), "\(line.rawValue)")
        }
        // An error that Lambda reports in the same log, and what workers write as metrics, are none of these lines.
        #expect(!pattern.matches(["type": "platform.report"]))
        #expect(!pattern.matches(["MessagesProcessed": "1", "Status": "SUCCESS"]))
    }

    @Test func whatFiltersReadIsInTheLines() throws {
        let template = try template()
        let byType = try #require(template.resource("FilterErrorsByType")?["MetricTransformations", 0])
        #expect(byType["Dimensions"]?[0]?["Value"] == "$.errorType")
        #expect(IngestionLogLine.messageFailed.fields.contains(.errorType))
        // CloudWatch Logs has no default for a metric with dimensions.
        #expect(byType["DefaultValue"] == nil)
        let redriven = try #require(template.resource("FilterRedrivenMessages")?["MetricTransformations", 0])
        #expect(redriven["MetricValue"] == "$.count")
        #expect(IngestionLogLine.messagesRedriven.fields.contains(.count))
    }

    @Test func nothingIsCountedWhereNothingMatches() throws {
        for filter in try template().resources(of: Logs.MetricFilter.self) {
            let value = filter["MetricTransformations", 0, "DefaultValue"]
            #expect(value == nil || value == 0)
        }
    }

    // MARK: - Alarms

    @Test func everyAlarmTellsTheTopicOfBothEnds() throws {
        let alarms = try template().resources(of: CloudWatch.Alarm.self)
        // 15 of the overview, 4 of the workers' monitoring.
        #expect(alarms.count == 19)
        for alarm in alarms {
            #expect(alarm["AlarmActions", 0] != nil)
            #expect(alarm["AlarmActions"] == alarm["OKActions"])
            #expect(alarm["TreatMissingData"] == "notBreaching")
            #expect(alarm["AlarmDescription"]?.stringValue?.isEmpty == false)
            #expect(alarm["AlarmName"] == nil)
        }
    }

    /// The names of metrics of an HTTP API differ from those of a REST API.
    @Test func noAlarmWatchesAMetricThatNobodyPublishes() throws {
        let metrics = try template().resources(of: CloudWatch.Alarm.self).flatMap { alarm -> [String] in
            if let name = alarm["MetricName"]?.stringValue {
                return ["\(alarm["Namespace"]?.stringValue ?? "") \(name)"]
            }
            return (alarm["Metrics"]?.arrayValue ?? []).compactMap { query in
                let metric = query["MetricStat"]?["Metric"]
                return metric?["MetricName"]?.stringValue.map { "\(metric?["Namespace"]?.stringValue ?? "") \($0)" }
            }
        }
        #expect(
            Set(metrics) == [
                "AWS/ApiGateway 4xx", "AWS/ApiGateway 5xx", "AWS/ApiGateway Latency", "AWS/Lambda Duration",
                "AWS/Lambda Errors", "AWS/Lambda Throttles", "AWS/SQS ApproximateAgeOfOldestMessage",
                "AWS/SQS ApproximateNumberOfMessagesVisible", "AWS/SQS NumberOfMessagesDeleted",
                "IngestionLab/prod/Ingest ValidationErrors", "IngestionLab/prod MessagesProcessed",
            ]
        )
    }

    /// What the functions write in the embedded metric format is what is watched.
    @Test func functionsWriteWhereAlarmsLook() throws {
        let assembly = try IngestionConfig(metricNamespace: "Shop").assembly(for: .staging)
        let worker = try #require(assembly["IngestionFunctions"]?.template.resource("Worker"))
        let namespace = try #require(worker["Environment", "Variables", "METRIC_NAMESPACE"])
        #expect(namespace == "Shop/staging")
        let alarm = try #require(assembly["IngestionObservability"]?.template.resource("AlarmHighErrorRate"))
        let watched = (alarm["Metrics"]?.arrayValue ?? []).compactMap { $0["MetricStat"]?["Metric"]?["Namespace"] }
        #expect(watched == [namespace, namespace])
    }

    @Test func compositesReferToTheirAlarms() throws {
        let template = try template()
        #expect(
            template.resource("AlarmCritical")?["AlarmRule"] == [
                "Fn::Sub":
                    "ALARM(\"${AlarmDLQDepth}\") OR ALARM(\"${AlarmDLQAge}\") OR ALARM(\"${AlarmWorkerErrors}\") OR ALARM(\"${AlarmAPI5XX}\") OR ALARM(\"${AlarmHighErrorRate}\")"
            ]
        )
        #expect(
            template.resource("AlarmWarning")?["AlarmRule"] == [
                "Fn::Sub":
                    "ALARM(\"${AlarmMainQueueBacklog}\") OR ALARM(\"${AlarmWorkerThrottles}\") OR ALARM(\"${AlarmAPILatency}\") OR ALARM(\"${AlarmValidationErrors}\")"
            ]
        )
    }

    @Test func thresholdsFollowTheTimeout() throws {
        let template = try template(IngestionConfig(workerTimeout: .seconds(60)))
        #expect(template.resource("AlarmWorkerDuration")?["Threshold"] == 50_000)
        #expect(template.resource("AlarmHighDuration")?["Threshold"] == 50_000)
    }

    /// Where functions are split, another one takes batches, and another one tells the bus.
    @Test func splitFunctionsAreWatchedToo() throws {
        let template = try template(IngestionConfig([.split]))
        #expect(template.resources(of: CloudWatch.Alarm.self).count == 21)
        let consumer: Node = ["Fn::ImportValue": "IngestionFunctions-prod:Idempotency"]
        for name in ["WorkerErrors", "WorkerThrottles", "WorkerDuration", "HighDuration"] {
            #expect(template.resource("Alarm\(name)")?["Dimensions"]?[0]?["Value"] == consumer)
        }
        let age = try #require(template.resource("AlarmEventsAge"))
        #expect(age["MetricName"] == "IteratorAge")
        #expect(age["Dimensions"]?[0]?["Value"] == ["Fn::ImportValue": "IngestionFunctions-prod:Events"])
        let filter = try #require(template.resource("FilterIdempotentMessages"))
        #expect(filter["LogGroupName"] == ["Fn::ImportValue": "IngestionFunctions-prod:IdempotencyLogs"])
        let query = try #require(template.resource("QueryOverviewErrorAnalysis"))
        #expect(query["LogGroupNames"]?.arrayValue?.count == 6)
    }

    // MARK: - Queries and dashboards

    @Test func queriesAreSaved() throws {
        let queries = try template().resources(of: Logs.QueryDefinition.self)
        #expect(queries.count == 25)
        #expect(IngestionQueryFolder.all.map(\.queries.count) == [5, 10, 10])
        let names = queries.compactMap { $0["Name"]?["Fn::Sub"]?.stringValue }
        #expect(Set(names).count == 25)
        #expect(names.allSatisfy { $0.hasPrefix("IngestionLab/${AWS::StackName}/") })
    }

    /// A member that no line has makes a query that finds nothing.
    @Test func queriesAskForWhatLinesHave() {
        let known = Set(IngestionLogLine.Field.allCases.map(\.rawValue))
        let reported = [
            "type", "record.status", "record.metrics.durationMs", "record.metrics.memorySizeMB",
            "record.metrics.maxMemoryUsedMB",
        ]
        for query in IngestionQueryFolder.all.flatMap(\.queries) {
            for command in query.commands where command.hasPrefix("fields ") {
                let names = command.dropFirst("fields ".count).split(separator: ",").map { $0.trimming(" ") }
                #expect(
                    names.filter { !$0.hasPrefix("@") && !known.contains($0) && !reported.contains($0) } == [],
                    "\(query.name)"
                )
            }
            for command in query.commands where command.hasPrefix("filter ") {
                let name = String(command.dropFirst("filter ".count).prefix { $0 != " " })
                #expect(known.contains(name) || reported.contains(name), "\(query.name): \(name)")
            }
        }
    }

    @Test func theOverviewHasFourteenWidgets() throws {
        let parts = try #require(try template().resource("Dashboard")?["DashboardBody", "Fn::Sub"]?.arrayValue)
        let text = try #require(parts.first?.stringValue)
        #expect(text.ranges(of: "\"type\": \"metric\"").count == 14)
        #expect(!text.contains("AWS/ApiGatewayV2"))
    }
}

extension StringProtocol {
    fileprivate func trimming(_ character: Character) -> String {
        String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
    }
}

extension IngestionLogLine {
    /// A line of this kind, as texts.
    fileprivate var sample: [String: String] {
        var members = ["level": level.rawValue, "message": rawValue]
        for field in fields { members[field.rawValue] = "1" }
        return members
    }
}

/// The patterns that the filters of the stack use: members that are equal to a text, or are there.
private struct LinePattern {
    /// The members, and the text that each must be; `nil` for any.
    private var members: [(name: String, text: String?)] = []

    init(_ pattern: String) throws {
        let expression = try #require(try /\{ (.*) \}/.wholeMatch(in: pattern)).1
        for condition in expression.components(separatedBy: " && ") {
            let match = try #require(try /\$\.(\w+) = (?:"([^"*]*)"|\*)/.wholeMatch(in: condition), "\(condition)")
            members.append((String(match.1), match.2.map(String.init)))
        }
    }

    func matches(_ line: [String: String]) -> Bool {
        members.allSatisfy { name, text in line[name].map { text == nil || $0 == text } ?? false }
    }
}
