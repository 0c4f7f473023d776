internal import AWSEC2
public import CloudFormation
public import ResourceTypes

/// What traffic may come to, and go from, whatever has the group: functions, endpoints, databases.
///
/// ```swift
/// let worker = scope.add("WorkerGroup", SecurityGroup(in: network, description: "Worker"))
/// let database = scope.add("DatabaseGroup", SecurityGroup(
///     in: network, description: "Database", inbound: [.tcp(5432, .group(worker))], outbound: .only([])))
/// ```
///
/// Answers to traffic that was let through are let through too.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html>
public struct SecurityGroup: Construct, Equatable {
    /// What traffic may go out.
    public enum Outbound: Hashable {
        /// All.
        case all
        /// Only what these rules let through; nothing when there are none.
        case only([SecurityGroupRule])
    }

    /// The network that the group is for.
    public var network: Network
    /// What the group is for, at most 255 characters.
    public var description: String
    /// What traffic may come in.
    public var inbound: [SecurityGroupRule]
    /// What traffic may go out.
    public var outbound: Outbound

    /// Describes a security group.
    /// - Parameters:
    ///   - network: The network that the group is for.
    ///   - description: What the group is for: at most 255 letters, digits, spaces and `._-:/()#,@[]+=&;{}!$*`. Another
    ///     description replaces the group.
    ///   - inbound: What traffic may come in; none when not given.
    ///   - outbound: What traffic may go out; all when not given.
    public init(
        in network: Network,
        description: String,
        inbound: [SecurityGroupRule] = [],
        outbound: Outbound = .all
    ) {
        self.network = network
        self.description = description
        self.inbound = inbound
        self.outbound = outbound
    }

    /// Adds the group and its rules.
    public func build(in scope: Scope) -> Ref<EC2.SecurityGroup> {
        scope.checkGroupText("description", description)
        let group = Resource(
            EC2.SecurityGroup.self,
            .init(
                groupDescription: Value(description),
                securityGroupEgress: egress.map { List($0) },
                securityGroupIngress: ingress.isEmpty ? nil : List(ingress),
                vpcId: network.vpcID
            )
        ).build(in: scope)
        for rule in inbound {
            if rule.namesGroup { group.addIngress(rule, in: scope) } else { rule.check(in: scope) }
        }
        if case .only(let rules) = outbound {
            for rule in rules {
                if rule.namesGroup { group.addEgress(rule, in: scope) } else { rule.check(in: scope) }
            }
        }
        return group
    }

    private var ingress: [EC2.SecurityGroup.Ingress] { inbound.filter { !$0.namesGroup }.map(\.ingress) }

    /// The rules for outbound traffic as they stand in the group; `nil` lets all through.
    private var egress: [EC2.SecurityGroup.Egress]? {
        guard case .only(let rules) = outbound else { return nil }
        let own = rules.filter { !$0.namesGroup }
        // Without a rule, Amazon EC2 adds one that lets all through; this one lets nothing through that leaves.
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
        return own.isEmpty ? [.init(ipProtocol: "-1", cidrIp: "127.0.0.1/32")] : own.map(\.egress)
    }
}

extension SecurityGroup {
    /// A security group that exists already.
    /// - Parameter id: The identifier of the group, a parameter for example.
    /// - Returns: A construct to add; the template gets nothing of it.
    public static func imported(id: Value<String>) -> ImportedSecurityGroup { ImportedSecurityGroup(id: id) }
}

/// A security group that exists already.
public struct ImportedSecurityGroup: Construct, Hashable {
    let id: Value<String>

    /// Makes the group known to the app.
    public func build(in scope: Scope) -> Ref<EC2.SecurityGroup> {
        scope.checkIdentifier("id", id.expression, prefix: "sg-")
        return Imported(
            EC2.SecurityGroup.self,
            reference: id,
            attributes: ["GroupId": JSON(id), "Id": JSON(id)]
        ).build(in: scope)
    }
}

extension Ref where R == EC2.SecurityGroup {
    /// Lets more traffic come in, from another group for example, that there was not yet when this one was added.
    ///
    /// The rule is a resource of its own, also for a group that is imported.
    /// - Parameters:
    ///   - rule: The traffic.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func addInbound(_ rule: SecurityGroupRule, filePath: String = #filePath, line: UInt = #line) {
        guard let scope = graph.scope(of: element) else { return }
        addIngress(rule, in: scope, at: SourceLocation(filePath: filePath, line: line))
    }

    fileprivate func addIngress(_ rule: SecurityGroupRule, in scope: Scope, at location: SourceLocation? = nil) {
        let child = RuleResource(group: self, rule: rule, isInbound: true)
        scope.add(rule.id("Inbound", in: scope), child, at: location ?? scope.location)
    }

    fileprivate func addEgress(_ rule: SecurityGroupRule, in scope: Scope) {
        let child = RuleResource(group: self, rule: rule, isInbound: false)
        scope.add(rule.id("Outbound", in: scope), child, at: scope.location)
    }
}

/// A rule as a resource of its own: two groups may name each other so.
private struct RuleResource: Construct {
    let group: Ref<EC2.SecurityGroup>
    let rule: SecurityGroupRule
    let isInbound: Bool

    func build(in scope: Scope) {
        rule.check(in: scope)
        if isInbound {
            _ = Resource(EC2.SecurityGroupIngress.self, rule.ingressProperties(of: group)).build(in: scope)
        } else {
            _ = Resource(EC2.SecurityGroupEgress.self, rule.egressProperties(of: group)).build(in: scope)
        }
    }
}

extension SecurityGroupRule {
    fileprivate var namesGroup: Bool {
        if case .group = peer { true } else { false }
    }

    private var ipv4: Value<String>? { if case .ipv4(let range) = peer { range } else { nil } }
    private var ipv6: Value<String>? { if case .ipv6(let range) = peer { range } else { nil } }
    private var prefixList: Value<String>? { if case .prefixList(let list) = peer { list } else { nil } }
    private var groupID: Value<String>? { if case .group(let group) = peer { group.groupId } else { nil } }

    fileprivate var ingress: EC2.SecurityGroup.Ingress {
        .init(
            ipProtocol: protocolName,
            cidrIp: ipv4,
            cidrIpv6: ipv6,
            description: descriptionValue,
            fromPort: fromPort,
            sourcePrefixListId: prefixList,
            toPort: toPort
        )
    }

    fileprivate var egress: EC2.SecurityGroup.Egress {
        .init(
            ipProtocol: protocolName,
            cidrIp: ipv4,
            cidrIpv6: ipv6,
            description: descriptionValue,
            destinationPrefixListId: prefixList,
            fromPort: fromPort,
            toPort: toPort
        )
    }

    fileprivate func ingressProperties(of group: Ref<EC2.SecurityGroup>) -> EC2.SecurityGroupIngress.Properties {
        .init(
            ipProtocol: protocolName,
            cidrIp: ipv4,
            cidrIpv6: ipv6,
            description: descriptionValue,
            fromPort: fromPort,
            groupId: group.groupId,
            sourcePrefixListId: prefixList,
            sourceSecurityGroupId: groupID,
            toPort: toPort
        )
    }

    fileprivate func egressProperties(of group: Ref<EC2.SecurityGroup>) -> EC2.SecurityGroupEgress.Properties {
        .init(
            groupId: group.groupId,
            ipProtocol: protocolName,
            cidrIp: ipv4,
            cidrIpv6: ipv6,
            description: descriptionValue,
            destinationPrefixListId: prefixList,
            destinationSecurityGroupId: groupID,
            fromPort: fromPort,
            toPort: toPort
        )
    }
}
