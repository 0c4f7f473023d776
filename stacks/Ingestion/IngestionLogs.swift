import Constructs
import WorkerContracts

extension IngestionLogLine {
    /// The lines of this kind, for a metric filter.
    ///
    /// - Parameter fields: Members that a line must have, because the filter reads them.
    /// - Returns: The pattern.
    func pattern(reading fields: Field...) -> FilterPattern {
        .json(
            .every(
                [
                    .field(Field.level.rawValue, .equals(level.rawValue)),
                    .field(Field.message.rawValue, .equals(rawValue)),
                ] + fields.map { .field($0.rawValue, .exists(true)) }
            )
        )
    }

    /// The lines of this kind, for a query.
    var filter: String { "filter \(Field.message) = \"\(rawValue)\"" }
}

extension IngestionLogLine.Level {
    /// The lines of this level, for a query.
    var filter: String { "filter \(IngestionLogLine.Field.level) = \"\(rawValue)\"" }
}

/// What Lambda itself logs at the end of an invocation, in JSON too.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html>
enum LambdaReport {
    /// The reports, for a query.
    static let filter = "filter type = \"platform.report\""
    /// The milliseconds that the invocation took.
    static let duration = "record.metrics.durationMs"
    /// The megabytes that it has.
    static let memorySize = "record.metrics.memorySizeMB"
    /// The megabytes that it used.
    static let memoryUsed = "record.metrics.maxMemoryUsedMB"
    /// How it ended: `success`, `failure`, `error` or `timeout`.
    static let status = "record.status"
}
