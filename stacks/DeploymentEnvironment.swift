import CloudFormation

/// Where the systems run.
///
/// The first one is the default: the template that nobody chose is the one that keeps its data.
enum DeploymentEnvironment: String, CaseIterable, Sendable {
    case prod
    case staging
    case dev

    /// What happens to data when its table or queue leaves the stack.
    var removalPolicy: ResourceOptions.RemovalPolicy { self == .dev ? .delete : .retain }
}
