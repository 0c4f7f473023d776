/// How long CloudFormation waits for signals before it calls a resource created.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html>
public struct CreationPolicy: Hashable, Sendable {
    /// How many signals must arrive, one when `nil`.
    public var signalCount: Int?
    /// How long to wait for them, in ISO 8601 (`PT15M`), at most 12 hours; five minutes when `nil`.
    public var signalTimeout: String?
    /// For an Auto Scaling group: the percentage of instances that must signal success, 0 to 100; all when `nil`.
    public var minimumSuccessfulInstancesPercent: Int?
    /// For an AppStream fleet: start it after it is created.
    public var startsFleet: Bool?

    /// Makes a policy.
    /// - Parameters:
    ///   - signalCount: How many signals must arrive; one when not given.
    ///   - signalTimeout: How long to wait for them, in ISO 8601 (`PT15M`), at most 12 hours; five minutes when not given.
    ///   - minimumSuccessfulInstancesPercent: For an Auto Scaling group, 0 to 100; all instances when not given.
    ///   - startsFleet: For an AppStream fleet, whether to start it; not started when not given.
    public init(
        signalCount: Int? = nil,
        signalTimeout: String? = nil,
        minimumSuccessfulInstancesPercent: Int? = nil,
        startsFleet: Bool? = nil
    ) {
        self.signalCount = signalCount
        self.signalTimeout = signalTimeout
        self.minimumSuccessfulInstancesPercent = minimumSuccessfulInstancesPercent
        self.startsFleet = startsFleet
    }

    var expression: Expression {
        var signal = Members()
        signal["Count"] = signalCount.map { .int($0) }
        signal["Timeout"] = signalTimeout.map { .string($0) }
        var policy = Members()
        if let percent = minimumSuccessfulInstancesPercent {
            policy["AutoScalingCreationPolicy"] = .object(Members(("MinSuccessfulInstancesPercent", .int(percent))))
        }
        if !signal.entries.isEmpty { policy["ResourceSignal"] = .object(signal) }
        policy["StartFleet"] = startsFleet.map { .bool($0) }
        return .object(policy)
    }
}
