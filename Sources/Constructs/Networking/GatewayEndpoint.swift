internal import AWSEC2
public import CloudFormation
public import ResourceTypes

/// A way from the subnets of a network to Amazon DynamoDB or Amazon S3, by entries in their route tables.
///
/// ```swift
/// scope.add("DynamoDBEndpoint", GatewayEndpoint(for: .dynamoDB, in: network))
/// ```
///
/// It costs nothing. Security groups must let traffic out to the service, whose addresses are a prefix list.
///
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html>
public struct GatewayEndpoint: Construct, Equatable {
    /// The service.
    public var service: GatewayEndpointService
    /// The network.
    public var network: Network
    /// What may be done through the endpoint; all when `nil`.
    public var policy: [PolicyStatement]?

    /// Describes an endpoint.
    /// - Parameters:
    ///   - service: The service.
    ///   - network: The network, all route tables of which lead to the endpoint.
    ///   - policy: What may be done through the endpoint, by whom, on what; all when not given. Callers need
    ///     permissions of their own too.
    public init(for service: GatewayEndpointService, in network: Network, policy: [PolicyStatement]? = nil) {
        self.service = service
        self.network = network
        self.policy = policy
    }

    /// Adds the endpoint.
    public func build(in scope: Scope) -> Ref<EC2.VPCEndpoint> {
        if case .array(let tables) = network.routeTables.expression, tables.isEmpty {
            scope.error(
                "the route tables of '\(network.vpc.path)' must be known for a gateway endpoint; import the VPC with its routeTables"
            )
        }
        network.register(service.rawValue, in: scope)
        return Resource(
            EC2.VPCEndpoint.self,
            .init(
                vpcId: network.vpcID,
                policyDocument: policy.map { $0.endpointPolicy(in: scope) },
                routeTableIds: network.routeTables,
                serviceName: "com.amazonaws.\(Pseudo.region).\(service.rawValue)",
                vpcEndpointType: .gateway
            )
        ).build(in: scope)
    }
}
