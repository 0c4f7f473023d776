import Foundation
import JSONValues
import Testing
import WorkerContracts

extension SystemTests {
    /// What the workers log is what the stack counts.
    @Suite("The log of the ingestion pipeline", .serialized) struct IngestionLogTests {
        @Test("is counted by the filters of the stack") func metricFilters() async throws {
            let filters = try FilterPattern.ofTheStack()
            #expect(
                Set(filters.keys) == [
                    "ErrorsByType", "ProcessedMessages", "IdempotentMessages", "ValidationErrors", "RedrivenMessages",
                ]
            )
            let pipeline = try await IngestionPipeline()
            // One is refused, one succeeds, its repetition is left alone, one fails.
            #expect(try await pipeline.api("POST", "/events", "{}").status == 400)
            for amount in [5, 5, 20_000] {
                let event = #"{"orderId": "order", "amount": \#(amount)}"#
                #expect(try await pipeline.api("POST", "/events", event).status == 202)
            }
            try await pipeline.drain()
            _ = try await pipeline.api("POST", "/redrive/start", #"{"maxMessages": 10}"#)
            func count(_ filter: String, in product: String) throws -> Int {
                let pattern = try #require(filters[filter])
                return try pipeline.lines(of: product).count(where: pattern.matches)
            }
            #expect(try count("ValidationErrors", in: "ingestion-ingest") == 1)
            #expect(try count("ProcessedMessages", in: "ingestion-worker") == 1)
            #expect(try count("IdempotentMessages", in: "ingestion-worker") == 1)
            #expect(try count("ErrorsByType", in: "ingestion-worker") == 2)
            #expect(try count("RedrivenMessages", in: "ingestion-redrive") == 1)
            let moved = try pipeline.lines(of: "ingestion-redrive").first { $0["message"] == "Messages redriven" }
            // A metric is made of its number, which text would not be.
            #expect(moved?["count"] == 0)
            #expect(moved?["skipped"] == 1)
            try checkLines(of: pipeline)
            try checkMetrics(of: pipeline)
            try await pipeline.stop()
        }

        /// Every line of a kind that the contracts know has its level, and no member that they do not name.
        private func checkLines(of pipeline: IngestionPipeline) throws {
            var seen: Set<IngestionLogLine> = []
            for product in ["ingestion-ingest", "ingestion-worker", "ingestion-redrive"] {
                for line in try pipeline.lines(of: product) {
                    guard let text = line["message"]?.asString, let kind = IngestionLogLine(rawValue: text) else {
                        continue
                    }
                    seen.insert(kind)
                    #expect(line["level"]?.asString == kind.level.rawValue)
                    let known = Set((kind.fields + IngestionLogLine.commonFields).map(\.rawValue))
                    let names = Set((line.asObject ?? [:]).keys)
                    #expect(names.subtracting(known).isSubset(of: ["correlationId", "logger"]), "\(line.text)")
                }
            }
            #expect(
                seen.isSuperset(of: [
                    .validationFailed, .eventAccepted, .messageProcessed, .idempotentMessage, .messageFailed,
                    .batchCompleted, .redriveStarted, .messagesRedriven,
                ])
            )
            let failed = try pipeline.lines(of: "ingestion-worker").first { $0["message"] == "Message failed" }
            #expect(failed?["errorType"] == "ProcessingError")
            #expect(failed?["errorCategory"] == "PROCESSING")
            #expect(failed?["errorMessage"] == "amount exceeds the maximum of 10000, got 20000")
            #expect(failed?["receiveCount"] == 1)
        }

        private func checkMetrics(of pipeline: IngestionPipeline) throws {
            var sums: [String: Double] = [:]
            for line in try pipeline.lines(of: "ingestion-worker") {
                guard let directive = line["_aws"]?["CloudWatchMetrics"]?.asArray?.first else { continue }
                #expect(directive["Namespace"] == "IngestionLab/dev")
                let dimensions = (directive["Dimensions"]?.asArray?.first?.asArray ?? []).compactMap(\.asString)
                for metric in directive["Metrics"]?.asArray ?? [] {
                    let name = try #require(metric["Name"]?.asString)
                    let values = dimensions.map { "\($0)=\(line[$0]?.asString ?? "")" }
                    guard case .number(let number) = line[name] else { continue }
                    sums[([name] + values).joined(separator: " "), default: 0] += number.double ?? 0
                }
            }
            let duration = sums.removeValue(forKey: "ProcessingDuration") ?? 0
            #expect(duration >= 100)
            #expect(
                sums == [
                    "MessagesProcessed Status=SUCCESS": 2, "MessagesProcessed Status=FAILED": 2,
                    "ErrorCount ErrorType=PROCESSING": 2, "IdempotencyChecks Result=MISS": 2,
                    "IdempotencyChecks Result=HIT": 2,
                ]
            )
        }
    }
}

/// The pattern of a metric filter, as far as the stack uses them: members that are a text, or are there.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html>
struct FilterPattern {
    private let conditions: [(member: String, text: String?)]

    init(_ pattern: String) throws {
        guard pattern.hasPrefix("{ "), pattern.hasSuffix(" }") else {
            throw PipelineError(description: "the pattern \(pattern) is not one of JSON")
        }
        let expression = pattern.dropFirst(2).dropLast(2)
        conditions = try expression.split(separator: " && ").map { condition in
            guard let match = try /\$\.(\w+) = (?:"([^"*]*)"|\*)/.wholeMatch(in: condition) else {
                throw PipelineError(description: "the condition \(condition) is none that is known here")
            }
            return (String(match.1), match.2.map(String.init))
        }
    }

    func matches(_ line: JSONValue) -> Bool {
        conditions.allSatisfy { member, text in
            guard let value = line[member] else { return false }
            return text == nil || value == .string(text ?? "")
        }
    }

    /// The patterns of the committed template by the names of their metrics.
    static func ofTheStack() throws -> [String: FilterPattern] {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let template = try String(
            contentsOf: package.appending(path: "templates/IngestionObservability.yaml"),
            encoding: .utf8
        )
        var patterns: [String: FilterPattern] = [:]
        var pattern: FilterPattern?
        for line in template.split(separator: "\n") {
            if let match = line.wholeMatch(of: /\s+FilterPattern: '(.*)'/) {
                pattern = try FilterPattern(String(match.1))
            } else if let match = line.wholeMatch(of: /\s+-?\s*MetricName: (\w+)/), let found = pattern {
                patterns[String(match.1)] = found
                pattern = nil
            }
        }
        return patterns
    }
}
