internal import AWSKMS
internal import AWSLogs
public import CloudFormation
public import ResourceTypes

/// A log group of Amazon CloudWatch Logs, whose events expire.
///
/// A ``Function`` has one of its own, `function.logGroup`.
///
/// ```swift
/// let accessLogs = scope.add("AccessLogs", LogGroup(retention: .days7))
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html>
public struct LogGroup: Construct, Equatable {
    /// What can be done with the events, and what they cost.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html>
    public enum LogClass: String, Hashable, Sendable {
        /// Everything: queries, metric filters, subscriptions, live tail.
        case standard = "STANDARD"
        /// Queries only, at about half the cost of taking events in.
        case infrequentAccess = "INFREQUENT_ACCESS"
    }

    /// How long events are kept.
    public var retention: LogRetention
    /// What can be done with the events.
    public var logClass: LogClass
    /// The key that encrypts the events; one that CloudWatch Logs owns when `nil`.
    public var encryptionKey: Ref<KMS.Key>?
    /// What happens to the events when the group is removed from the stack, or replaced; as set for its place when `nil`.
    public var removalPolicy: ResourceOptions.RemovalPolicy?
    /// The physical name; CloudFormation makes one when `nil`.
    public var name: String?

    /// Describes a log group.
    /// - Parameters:
    ///   - retention: How long events are kept; 30 days when not given, long enough to look into last month's incident, and bounded in
    ///     cost.
    ///   - logClass: What can be done with the events; everything when not given. It cannot be changed later.
    ///   - encryptionKey: The key that encrypts the events, whose policy gets what CloudWatch Logs needs. Events are encrypted with a key
    ///     that CloudWatch Logs owns when not given, which costs nothing.
    ///   - removalPolicy: What happens to the events when the group is removed from the stack or replaced: when not given, the default of
    ///     the app, the stack or a construct around it; `delete` without one, because retained groups pile up in the account. Not `snapshot`.
    ///   - name: The physical name: at most 512 letters, digits and `.-_/#`, not beginning with `aws/`. CloudFormation makes one when not
    ///     given, so that the stack can be deployed twice.
    public init(
        retention: LogRetention = .days30,
        logClass: LogClass = .standard,
        encryptionKey: Ref<KMS.Key>? = nil,
        removalPolicy: ResourceOptions.RemovalPolicy? = nil,
        name: String? = nil
    ) {
        self.retention = retention
        self.logClass = logClass
        self.encryptionKey = encryptionKey
        self.removalPolicy = removalPolicy
        self.name = name
    }

    /// Adds the log group.
    public func build(in scope: Scope) -> Ref<Logs.LogGroup> {
        if let name, !name.isName(upTo: 512, with: ".-_/#") || name.hasPrefix("aws/") {
            scope.error(
                "name must be 1 to 512 letters, digits and '.-_/#', not beginning with 'aws/', got '\(name)'"
            )
        }
        let removalPolicy = scope.removalPolicy(removalPolicy, otherwise: .delete)
        let group = Resource(
            Logs.LogGroup.self,
            .init(
                kmsKeyId: encryptionKey.map { Value($0.arn) },
                logGroupClass: logClass == .standard ? nil : .init(logClass.rawValue),
                logGroupName: name.map { Value($0) },
                retentionInDays: retention == .forever ? nil : Value(retention.rawValue)
            ),
            options: scope.options(removalPolicy, of: "a log group")
        ).build(in: scope)
        if let encryptionKey {
            scope.noteKey(of: group, encryptionKey, removalPolicy)
            encryptionKey.allow(.logEncryption, at: scope.location)
        }
        return group
    }
}

extension LogGroup {
    /// A log group that exists already.
    /// - Parameters:
    ///   - name: The name of the log group.
    ///   - region: The Region of the log group; that of the stack when not given.
    ///   - accountID: The account of the log group; that of the stack when not given.
    /// - Returns: The log group, to be added to a scope.
    public static func imported(
        name: Value<String>,
        region: Value<String> = Pseudo.region,
        accountID: Value<String> = Pseudo.accountID
    ) -> Imported<Logs.LogGroup> {
        Imported(
            reference: name,
            attributes: ["Arn": "arn:\(Pseudo.partition):logs:\(region):\(accountID):log-group:\(name):*"]
        )
    }
}

extension Ref where R == Logs.LogGroup {
    /// What CloudWatch measures of the log group.
    public var metrics: LogGroupMetrics { LogGroupMetrics(logGroupName: name) }
}

/// The metrics of a log group, in periods of one minute.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html>
public struct LogGroupMetrics: Hashable, Sendable {
    let logGroupName: Value<String>

    private func metric(_ name: String) -> Metric {
        Metric(
            namespace: "AWS/Logs",
            name: name,
            dimensions: [Metric.Dimension("LogGroupName", logGroupName)],
            statistic: .sum
        )
    }

    /// The uncompressed bytes of events that were written, which are what is billed.
    public var incomingBytes: Metric { metric("IncomingBytes") }
    /// The number of events that were written.
    public var incomingLogEvents: Metric { metric("IncomingLogEvents") }
}
