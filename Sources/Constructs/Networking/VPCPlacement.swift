internal import AWSEC2
internal import AWSIAM
internal import AWSLambda
public import CloudFormation
public import ResourceTypes

/// Where in a network a function runs.
///
/// Such a function reaches what the network reaches, and nothing else: without NAT gateways or endpoints, no service of
/// AWS. What it logs, and queues and streams that Lambda reads for it, do not go through the network.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html>
public struct VPCPlacement: Equatable {
    /// The network, in any subnet of which the function may run.
    public var network: Network
    /// What traffic the function may have, 1 to 5 groups; one of its own when `nil`.
    public var securityGroups: [Ref<EC2.SecurityGroup>]?

    /// Describes where a function runs.
    /// - Parameters:
    ///   - network: The network, in any subnet of which the function may run; at most 16.
    ///   - securityGroups: What traffic the function may have, 1 to 5 groups. When not given a group of its own, with
    ///     which it may send to everything, and nothing may send to it.
    public init(in network: Network, securityGroups: [Ref<EC2.SecurityGroup>]? = nil) {
        self.network = network
        self.securityGroups = securityGroups
    }
}

extension VPCPlacement {
    /// What a function has as a property; adds its security group unless others are given.
    func property(in scope: Scope) -> Lambda.Function.VpcConfig {
        if case .array(let subnets) = network.subnets.expression, subnets.count > 16 {
            scope.error("a function may run in at most 16 subnets, got \(subnets.count); import the VPC with fewer")
        }
        var groups = securityGroups ?? []
        if securityGroups == nil {
            let own = SecurityGroup(in: network, description: "Function \(scope.namePath)")
            groups = [scope.add("SecurityGroup", own, at: scope.location)]
        } else if !(1...5).contains(groups.count) {
            scope.error(
                "securityGroups of a function must be 1 to 5, got \(groups.count); leave them out for a group of its own"
            )
        }
        return .init(securityGroupIds: List(groups.map(\.groupId)), subnetIds: network.subnets)
    }

    /// What the role must be allowed before there is a function: Lambda makes network interfaces with it.
    ///
    /// <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html>
    static var rolePolicy: IAM.Role.Policy {
        .init(
            policyDocument: [
                "Version": "2012-10-17",
                "Statement": [
                    [
                        "Effect": "Allow",
                        "Action": [
                            "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
                            "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses",
                        ],
                        "Resource": "*",
                    ]
                ],
            ],
            policyName: "NetworkInterfaces"
        )
    }

    /// Warns, when all is granted, of services that the function may use but cannot reach.
    /// - Parameters:
    ///   - role: The role of the function, with what Lambda itself needs granted.
    ///   - scope: The scope of the function.
    func checkServices(of role: ExecutionRole, in scope: Scope) {
        guard let reachable = scope.graph.attachment(ReachableServices.self, of: network.vpc.element),
            !reachable.includesAll
        else { return }
        let network = network
        let ofLambda = role.allowedActions
        scope.graph.whenSynthesized {
            var missing: [String: (endpoint: ServiceEndpoint, action: String)] = [:]
            for action in role.allowedActions.subtracting(ofLambda).map(\.action).sorted()
            where !Self.pollingActions.contains(action) {
                guard let endpoint = ServiceEndpoint(of: action), !reachable.names.contains(endpoint.name),
                    missing[endpoint.name] == nil
                else { continue }
                missing[endpoint.name] = (endpoint, action)
            }
            for (name, need) in missing.sorted(by: { $0.key < $1.key }) {
                scope.warning(
                    "'\(scope.path)' is granted \(need.action), but cannot reach the service: '\(network.vpc.path)' has neither a way to the internet nor an endpoint for '\(name)'; add \(need.endpoint.construct) for it"
                )
            }
        }
    }

    /// What Lambda does with the role of a function when it reads a queue or stream for it, from its own network.
    private static let pollingActions: Set<String> = [
        "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams",
        "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator",
        "kinesis:ListShards", "kinesis:ListStreams", "kinesis:SubscribeToShard", "sqs:DeleteMessage",
        "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
    ]
}
