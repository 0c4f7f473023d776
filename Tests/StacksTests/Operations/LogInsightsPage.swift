import LambdaContracts
import WorkerContracts

@testable import synth

/// The page about what the workers of the ingestion pipeline log, and what can be asked of it.
enum LogInsightsPage {
    static var text: String {
        """
        # Logs and metrics of the ingestion pipeline

        Written by a test from what the stack is made of (`RECORD_SNAPSHOTS=1 swift test --filter OperationsPagesTests`), so it cannot be out of date.

        ## Lines

        Each line is a JSON object with the members \(list(IngestionLogLine.commonFields)), and those of its kind. Its kind is its `message`.

        \(lines)

        Lambda adds lines of its own. Those with `type` `platform.report` tell how an invocation ended (`\(LambdaReport.status)`), how long it took (`\(LambdaReport.duration)`) and how much
        memory it used (`\(LambdaReport.memoryUsed)`).

        ## Metrics

        Workers write these to their logs in the [embedded metric format](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html), in the
        namespace `IngestionLab/<environment>`:

        | metric | dimensions | counts |
        |---|---|---|
        | `MessagesProcessed` | `Status`: \(values(IngestionMetric.Outcome.self)) | messages, repetitions included |
        | `ErrorCount` | `ErrorType`: \(values(ErrorCategory.self)) | errors, by what can be done about them |
        | `IdempotencyChecks` | `Result`: \(values(IngestionMetric.IdempotencyResult.self)) | messages that the table knew, or did not |
        | `CircuitBreakerState` | `Service`: \(values(IngestionMetric.GuardedService.self)); `State`: \(values(IngestionMetric.BreakerState.self)) | how often a breaker came into the state |
        | `ProcessingDuration` | | milliseconds that a message took |

        Metric filters make the others of lines: `ProcessedMessages`, `IdempotentMessages` and `ErrorsByType` in `IngestionLab/<environment>/Worker`, `ValidationErrors` in
        `IngestionLab/<environment>/Ingest`, and `RedrivenMessages`, the sum of `count`, in `IngestionLab/<environment>/Redrive`.

        ## Queries

        The stack saves these in CloudWatch Logs Insights, in the folder `IngestionLab/IngestionObservability-<environment>`. Without the console, `source scripts/operations.sh dev` and
        `ask Overview/ErrorAnalysis 3` answers one for the last 3 hours.

        \(IngestionQueryFolder.all.map(section).joined(separator: "\n"))
        """
    }

    private static var lines: String {
        var rows = ["| message | level | further members |", "|---|---|---|"]
        rows += IngestionLogLine.allCases.map { "| \($0.rawValue) | \($0.level.rawValue) | \(list($0.fields)) |" }
        return rows.joined(separator: "\n")
    }

    private static func list(_ fields: [IngestionLogLine.Field]) -> String {
        fields.map { "`\($0)`" }.joined(separator: ", ")
    }

    private static func values<E: CaseIterable & RawRepresentable<String>>(_ type: E.Type) -> String {
        type.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private static func section(_ folder: IngestionQueryFolder) -> String {
        var parts = ["### \(folder.name)", ""]
        for query in folder.queries {
            parts += [
                "**\(query.name)** (\(query.workers.map(\.rawValue).joined(separator: ", "))): \(query.purpose)", "",
                "```", query.text, "```", "",
            ]
        }
        return parts.joined(separator: "\n")
    }
}
