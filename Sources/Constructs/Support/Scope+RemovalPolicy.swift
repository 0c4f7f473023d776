internal import CloudFormation

extension Scope {
    /// The options of a resource that keeps data: the one place where a removal policy becomes a deletion policy and an update-replace
    /// policy; reports the policy that only types with snapshots have.
    ///
    /// What an environment does with its data is a ``CloudFormation/ResourceOptions/RemovalPolicy`` that its stacks hand on to every
    /// construct with data.
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
}
