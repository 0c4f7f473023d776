import JSONValues
import LambdaContracts
import LambdaRuntime
import Logging
import WorkerContracts

/// Writes the lines that metric filters and queries look for.
struct IngestionLog {
    private let logger: Logger

    init(_ context: LambdaContext) { logger = context.logger }

    /// Writes a line.
    /// - Parameters:
    ///   - line: Which kind of line.
    ///   - fields: Its members; those without a value are left out.
    func write(_ line: IngestionLogLine, _ fields: [IngestionLogLine.Field: IngestionLogValue?] = [:]) {
        assert(fields.keys.allSatisfy(line.fields.contains), "\(line) has no members \(fields.keys)")
        var metadata: Logger.Metadata = [:]
        for (field, value) in fields { if let value { metadata[field.rawValue] = value.metadata } }
        logger.log(level: line.level.loggerLevel, "\(line.rawValue)", metadata: metadata)
    }
}

/// The value of a member of a line.
enum IngestionLogValue: ExpressibleByStringInterpolation {
    case text(String)
    case number(Int)

    init(stringLiteral value: String) { self = .text(value) }

    /// Whole milliseconds.
    static func milliseconds(_ duration: Duration) -> IngestionLogValue { .number(Int(duration / .milliseconds(1))) }

    fileprivate var metadata: Logger.MetadataValue {
        switch self {
        case .text(let text): .string(text)
        case .number(let number): .stringConvertible(number)
        }
    }
}

extension IngestionLogLine.Level {
    fileprivate var loggerLevel: Logger.Level {
        switch self {
        case .info: .info
        case .warning: .warning
        case .error: .error
        }
    }
}
