internal import AWSLambda
internal import AWSLogs
public import CloudFormation
public import ResourceTypes

extension Function {
    /// What a function logs, and how long it is kept.
    ///
    /// Each function has a log group of its own, so that its logs expire and its role can write nowhere else.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html>
    public struct Logging: Hashable {
        /// The form of the lines.
        public enum Format: Hashable, Sendable {
            /// JSON objects, which Lambda filters by their level.
            ///
            /// Lambda writes its own lines so. The function writes one object a line, with the members `level` and `timestamp`
            /// (RFC 3339); a line that lacks them counts as INFO.
            case json(application: ApplicationLevel = .info, system: SystemLevel = .info)
            /// Lines as the function writes them, none filtered.
            case text
        }

        /// The least severe lines of the function that are kept.
        public enum ApplicationLevel: String, Hashable, Sendable {
            /// Everything.
            case trace = "TRACE"
            /// All but traces.
            case debug = "DEBUG"
            /// What Lambda keeps when nothing is said.
            case info = "INFO"
            /// Warnings and worse.
            case warn = "WARN"
            /// Errors and worse.
            case error = "ERROR"
            /// Only what ends the function.
            case fatal = "FATAL"
        }

        /// The least severe lines of Lambda itself that are kept.
        public enum SystemLevel: String, Hashable, Sendable {
            /// Everything.
            case debug = "DEBUG"
            /// What Lambda does in normal operation too.
            case info = "INFO"
            /// Only problems.
            case warn = "WARN"
        }

        /// How long events are kept.
        public var retention: LogRetention
        /// The key that encrypts the logs; one that CloudWatch Logs owns when `nil`.
        public var encryptionKey: Ref<KMS.Key>?
        /// What happens to the logs when the function is removed from the stack; as set for its place when `nil`.
        public var removalPolicy: ResourceOptions.RemovalPolicy?
        /// The form of the lines.
        public var format: Format

        /// Describes logging.
        /// - Parameters:
        ///   - retention: How long events are kept; 30 days when not given, long enough to look into last month's incident, and bounded
        ///     in cost.
        ///   - encryptionKey: The key that encrypts the logs, whose policy gets what CloudWatch Logs needs. They are encrypted with a key
        ///     that CloudWatch Logs owns when not given.
        ///   - removalPolicy: What happens to the logs when the function is removed from the stack: when not given, the default of
        ///     the app, the stack or a construct around it. They are deleted without one: logs that matter longer than their function are
        ///     exported, and retained groups pile up in the account.
        ///   - format: The form of the lines; JSON from level INFO when not given, so that Logs Insights finds the members by name.
        public init(
            retention: LogRetention = .days30,
            encryptionKey: Ref<KMS.Key>? = nil,
            removalPolicy: ResourceOptions.RemovalPolicy? = nil,
            format: Format = .json()
        ) {
            self.retention = retention
            self.encryptionKey = encryptionKey
            self.removalPolicy = removalPolicy
            self.format = format
        }
    }
}

extension Function.Logging {
    /// Adds the log group.
    func addGroup(to scope: Scope) -> Ref<Logs.LogGroup> {
        let group = scope.add(
            "Logs",
            LogGroup(retention: retention, encryptionKey: encryptionKey, removalPolicy: removalPolicy),
            at: scope.location
        )
        let format: LogFormat =
            switch self.format {
            case .json: .json
            case .text: .text
            }
        scope.graph.attach(format, to: group.element)
        return group
    }

    func property(writingTo group: Ref<Logs.LogGroup>) -> Lambda.Function.LoggingConfig {
        switch format {
        case .json(let application, let system):
            .init(
                applicationLogLevel: .init(application.rawValue),
                logFormat: .json,
                logGroup: group.name,
                systemLogLevel: .init(system.rawValue)
            )
        case .text:
            .init(logFormat: .text, logGroup: group.name)
        }
    }
}
