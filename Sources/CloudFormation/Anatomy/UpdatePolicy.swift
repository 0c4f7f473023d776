/// How CloudFormation updates a resource of the few types that let it choose.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html>
public struct UpdatePolicy: Hashable, Sendable {
    /// How an Auto Scaling group replaces its instances batch by batch.
    public struct RollingUpdate: Hashable, Sendable {
        /// The most instances to replace at a time; one when `nil`.
        public var maximumBatchSize: Int?
        /// The fewest instances that stay in service meanwhile; none when `nil`.
        public var minimumInstancesInService: Int?
        /// The percentage of instances that must signal success, 0 to 100; all when `nil`.
        public var minimumSuccessfulInstancesPercent: Int?
        /// How long to pause after each batch, in ISO 8601 (`PT5M`).
        public var pauseTime: String?
        /// Auto Scaling processes to suspend meanwhile, `AlarmNotification` for example.
        public var suspendedProcesses: [String]
        /// Whether each new instance must signal before the next batch; it need not when `nil`.
        public var waitsOnResourceSignals: Bool?

        /// Makes a policy.
        /// - Parameters:
        ///   - maximumBatchSize: The most instances to replace at a time; one when not given.
        ///   - minimumInstancesInService: The fewest instances that stay in service meanwhile; none when not given.
        ///   - minimumSuccessfulInstancesPercent: 0 to 100; all instances when not given.
        ///   - pauseTime: How long to pause after each batch, in ISO 8601 (`PT5M`).
        ///   - suspendedProcesses: Auto Scaling processes to suspend meanwhile.
        ///   - waitsOnResourceSignals: Whether each new instance must signal; it need not when not given.
        public init(
            maximumBatchSize: Int? = nil,
            minimumInstancesInService: Int? = nil,
            minimumSuccessfulInstancesPercent: Int? = nil,
            pauseTime: String? = nil,
            suspendedProcesses: [String] = [],
            waitsOnResourceSignals: Bool? = nil
        ) {
            self.maximumBatchSize = maximumBatchSize
            self.minimumInstancesInService = minimumInstancesInService
            self.minimumSuccessfulInstancesPercent = minimumSuccessfulInstancesPercent
            self.pauseTime = pauseTime
            self.suspendedProcesses = suspendedProcesses
            self.waitsOnResourceSignals = waitsOnResourceSignals
        }
    }

    private let expressionMembers: Members

    private init(_ name: String, _ value: Expression) {
        expressionMembers = Members((name, value))
    }

    var expression: Expression { .object(expressionMembers) }

    /// Updates an Auto Scaling group batch by batch.
    /// - Parameter update: The sizes of the batches and the pauses.
    /// - Returns: The policy.
    public static func rolling(_ update: RollingUpdate) -> UpdatePolicy {
        var members = Members()
        members["MaxBatchSize"] = update.maximumBatchSize.map { .int($0) }
        members["MinInstancesInService"] = update.minimumInstancesInService.map { .int($0) }
        members["MinSuccessfulInstancesPercent"] = update.minimumSuccessfulInstancesPercent.map { .int($0) }
        members["PauseTime"] = update.pauseTime.map { .string($0) }
        if !update.suspendedProcesses.isEmpty {
            members["SuspendProcesses"] = .array(update.suspendedProcesses.map { .string($0) })
        }
        members["WaitOnResourceSignals"] = update.waitsOnResourceSignals.map { .bool($0) }
        return UpdatePolicy("AutoScalingRollingUpdate", .object(members))
    }

    /// Replaces an Auto Scaling group as a whole.
    public static var replacing: UpdatePolicy {
        UpdatePolicy("AutoScalingReplacingUpdate", .object(Members(("WillReplace", .bool(true)))))
    }

    /// Keeps the sizes of an Auto Scaling group that has scheduled actions.
    public static var keepingScheduledSizes: UpdatePolicy {
        UpdatePolicy(
            "AutoScalingScheduledAction",
            .object(Members(("IgnoreUnmodifiedGroupSizeProperties", .bool(true))))
        )
    }

    /// Shifts the traffic of a Lambda alias by CodeDeploy.
    /// - Parameters:
    ///   - application: The CodeDeploy application.
    ///   - deploymentGroup: The deployment group, which says how traffic is shifted.
    ///   - beforeHook: A function that checks before traffic is shifted.
    ///   - afterHook: A function that checks after traffic is shifted.
    /// - Returns: The policy.
    public static func shiftingAliasTraffic(
        application: Value<String>,
        deploymentGroup: Value<String>,
        beforeHook: Value<String>? = nil,
        afterHook: Value<String>? = nil
    ) -> UpdatePolicy {
        var members = Members()
        members.set("ApplicationName", application)
        members.set("DeploymentGroupName", deploymentGroup)
        members.set("BeforeAllowTrafficHook", beforeHook)
        members.set("AfterAllowTrafficHook", afterHook)
        return UpdatePolicy("CodeDeployLambdaAliasUpdate", .object(members))
    }

    /// Upgrades the engine version of an OpenSearch or Elasticsearch domain in place.
    public static var upgradingVersionInPlace: UpdatePolicy { UpdatePolicy("EnableVersionUpgrade", .bool(true)) }

    /// Adds and removes shards of an ElastiCache replication group in place.
    public static var reshardingOnline: UpdatePolicy { UpdatePolicy("UseOnlineResharding", .bool(true)) }
}
