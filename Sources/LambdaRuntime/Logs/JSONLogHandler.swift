import JSONValues
import LambdaEvents
public import Logging

/// Writes log lines as the JSON objects that Lambda filters by level and CloudWatch finds fields in.
///
/// ```json
/// {"timestamp":"2026-11-21T09:30:00.250Z","level":"INFO","message":"order written","logger":"order-writer","requestId":"8476a536-…","orderId":"17"}
/// ```
///
/// The level is one of `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR` and `FATAL`. Metadata are members of the object, under their own keys; numbers and
/// booleans stay such. A key that the line has already is written with `metadata.` before it.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html>
public struct JSONLogHandler: LogHandler {
    /// What every line has.
    public var metadata: Logger.Metadata = [:]
    /// What every line has at the time it is written.
    public var metadataProvider: Logger.MetadataProvider?
    /// The lowest level that is written.
    public var logLevel: Logger.Level
    private let label: String
    private let output: LogOutput

    /// A handler of a logger.
    /// - Parameters:
    ///   - label: The label of the logger.
    ///   - logLevel: The lowest level that is written.
    ///   - output: Where lines go.
    public init(label: String, logLevel: Logger.Level, output: LogOutput) {
        self.label = label
        self.logLevel = logLevel
        self.output = output
    }

    /// The value that the handler adds to each line.
    /// - Parameter metadataKey: Its key.
    public subscript(metadataKey metadataKey: String) -> Logger.Metadata.Value? {
        get { metadata[metadataKey] }
        set { metadata[metadataKey] = newValue }
    }

    /// Writes a line.
    /// - Parameter event: What it says.
    public func log(event: LogEvent) {
        output.write(line(for: event, at: .now, in: LambdaContext.current))
    }

    func line(for event: LogEvent, at time: Timestamp, in context: LambdaContext?) -> [UInt8] {
        var members = metadata
        members.merge(metadataProvider?.get() ?? [:]) { _, provided in provided }
        members.merge(event.metadata ?? [:]) { _, own in own }
        var writer = JSONWriter()
        writer.object { object in
            var reserved: Set = ["timestamp", "level", "message", "logger"]
            object.member("timestamp", time.text)
            object.member("level", event.level.lambdaName)
            object.member("message", event.message.description)
            object.member("logger", label)
            if let context {
                object.member("requestId", context.requestID)
                object.member("correlationId", context.correlationID)
                reserved.formUnion(["requestId", "correlationId"])
            }
            if let error = event.error {
                let report = ErrorReport(error)
                object.member("errorType", report.type)
                object.member("errorMessage", report.message)
                reserved.formUnion(["errorType", "errorMessage"])
            }
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                object.member(reserved.contains(key) ? "metadata.\(key)" : key) { $0.value(value.json) }
            }
        }
        return writer.bytes
    }
}

extension Logger.Level {
    /// The name that Lambda knows the level by.
    var lambdaName: String {
        switch self {
        case .trace: "TRACE"
        case .debug: "DEBUG"
        case .info, .notice: "INFO"
        case .warning: "WARN"
        case .error: "ERROR"
        case .critical: "FATAL"
        }
    }

    /// The level that Lambda asks for; the lowest that is known by a name.
    init?(lambdaName: String) {
        switch lambdaName.uppercased() {
        case "TRACE": self = .trace
        case "DEBUG": self = .debug
        case "INFO": self = .info
        case "WARN": self = .warning
        case "ERROR": self = .error
        case "FATAL": self = .critical
        default: return nil
        }
    }
}

extension Logger.MetadataValue {
    fileprivate var json: JSONValue {
        switch self {
        case .string(let text): .string(text)
        case .array(let values): .array(values.map(\.json))
        case .dictionary(let values): .object(values.mapValues(\.json))
        case .stringConvertible(let value):
            switch value {
            case let value as Bool: .bool(value)
            case let value as any BinaryInteger: .number(JSONNumber(value))
            case let value as Double: JSONNumber(value).map { .number($0) } ?? .string(value.description)
            default: .string(value.description)
            }
        }
    }
}
