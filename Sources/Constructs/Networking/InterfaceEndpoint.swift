internal import AWSEC2
public import CloudFormation
public import ResourceTypes

/// A way from the subnets of a network to a service of AWS, through network interfaces with private addresses.
///
/// ```swift
/// scope.add("SQSEndpoint", InterfaceEndpoint(for: .sqs, in: network))
/// ```
///
/// It is billed by the hour for each subnet, and by what goes through it.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html>
public struct InterfaceEndpoint: Construct, Equatable {
    /// The service.
    public var service: InterfaceEndpointService
    /// The network.
    public var network: Network
    /// Who may use the endpoint, by security groups; all that is in the network when `nil`.
    public var securityGroups: [Ref<EC2.SecurityGroup>]?
    /// Whether the service's usual name leads to the endpoint.
    public var privateDNS: Bool
    /// What may be done through the endpoint; all when `nil`.
    public var policy: [PolicyStatement]?

    /// Describes an endpoint.
    /// - Parameters:
    ///   - service: The service.
    ///   - network: The network, in all subnets of which the endpoint has an interface.
    ///   - securityGroups: What traffic reaches the endpoint, which listens at port 443. When not given a group of its
    ///     own, which lets in what comes from addresses of the network; these must be known.
    ///   - privateDNS: Whether the service's usual name leads to the endpoint; it does when not given, so that programs
    ///     need not know of it. A network can have one such endpoint for a service.
    ///   - policy: What may be done through the endpoint, by whom, on what; all when not given. Callers need
    ///     permissions of their own too.
    public init(
        for service: InterfaceEndpointService,
        in network: Network,
        securityGroups: [Ref<EC2.SecurityGroup>]? = nil,
        privateDNS: Bool = true,
        policy: [PolicyStatement]? = nil
    ) {
        self.service = service
        self.network = network
        self.securityGroups = securityGroups
        self.privateDNS = privateDNS
        self.policy = policy
    }

    /// Adds the endpoint, and its security group unless others are given.
    public func build(in scope: Scope) -> Ref<EC2.VPCEndpoint> {
        if !service.name.isName(upTo: 200, with: ".-") {
            scope.error(
                "the name of a service must be letters, digits, periods and hyphens, 'sqs' for example, got '\(service.name)'"
            )
        }
        if privateDNS { network.register(service.name, in: scope) }
        return Resource(
            EC2.VPCEndpoint.self,
            .init(
                vpcId: network.vpcID,
                policyDocument: policy.map { $0.endpointPolicy(in: scope) },
                privateDnsEnabled: Value(privateDNS),
                securityGroupIds: List(groups(in: scope).map(\.groupId)),
                serviceName: "com.amazonaws.\(Pseudo.region).\(service.name)",
                subnetIds: network.subnets,
                vpcEndpointType: .interface
            )
        ).build(in: scope)
    }

    private func groups(in scope: Scope) -> [Ref<EC2.SecurityGroup>] {
        if let securityGroups {
            if securityGroups.isEmpty {
                scope.error(
                    "securityGroups must name at least one group; leave it out for one that lets the network in"
                )
            }
            return securityGroups
        }
        guard let addresses = network.addressRange else {
            scope.error(
                "securityGroups must be given, because the addresses of '\(network.vpc.path)' are not known; or import the VPC with its addressRange"
            )
            return []
        }
        let group = SecurityGroup(
            in: network,
            description: "HTTPS from the network to \(service.name)",
            inbound: [.tcp(443, .ipv4(addresses))],
            outbound: .only([])
        )
        return [scope.add("SecurityGroup", group, at: scope.location)]
    }
}

extension Network {
    /// Notes that a service can be reached; reports a second endpoint for it.
    func register(_ service: String, in scope: Scope) {
        guard let known = scope.graph.attachment(ReachableServices.self, of: vpc.element), !known.insert(service)
        else { return }
        scope.error("'\(vpc.path)' has an endpoint for '\(service)' already, and can have one; remove one of the two")
    }
}

extension [PolicyStatement] {
    /// The policy of an endpoint.
    ///
    /// <https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html>
    func endpointPolicy(in scope: Scope) -> JSON {
        if isEmpty {
            scope.error("policy of an endpoint must have a statement; leave it out to let everything through")
        }
        return ["Version": "2012-10-17", "Statement": JSON(map(\.document))]
    }
}
