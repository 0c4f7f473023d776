internal import CloudFormation

extension Scope {
    /// The options of a resource that keeps data: the one place where a removal policy becomes a deletion policy and an update-replace
    /// policy; reports the policy that only types with snapshots have.
    ///
    /// - Parameters:
    ///   - policy: What happens to the resource when it is removed or replaced.
    ///   - resource: What the resource is, for messages: `a queue`.
    /// - Returns: The options.
    func options(_ policy: ResourceOptions.RemovalPolicy, of resource: String) -> ResourceOptions {
        var options = ResourceOptions()
        if policy == .snapshot {
            error("removalPolicy of \(resource) must be delete, retain or retainExceptOnCreate, got snapshot")
        } else {
            options.setRemovalPolicy(policy)
        }
        return options
    }

    /// What happens to a construct's data: what the construct is told, what is set for its place, or what suits its kind.
    /// - Parameters:
    ///   - own: The policy that the construct was given.
    ///   - other: The policy when nobody says anything.
    /// - Returns: The policy.
    func removalPolicy(
        _ own: ResourceOptions.RemovalPolicy?,
        otherwise other: ResourceOptions.RemovalPolicy
    ) -> ResourceOptions.RemovalPolicy {
        own ?? defaultRemovalPolicy ?? other
    }
}
