public import CloudFormation
public import ResourceTypes

/// Traffic that a security group lets through.
///
/// ```swift
/// .tcp(443, .ipv4("10.0.0.0/16"), description: "HTTPS of the VPC")
/// .tcp(5432, .group(worker))
/// ```
///
/// <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>
public struct SecurityGroupRule: Hashable {
    /// Who is at the other end: the source of inbound traffic, the destination of outbound traffic.
    public enum Peer: Hashable {
        /// A range of IPv4 addresses, `10.0.0.0/16` for example.
        case ipv4(Value<String>)
        /// A range of IPv6 addresses, `2001:db8::/32` for example.
        case ipv6(Value<String>)
        /// Whatever has the security group.
        case group(Ref<EC2.SecurityGroup>)
        /// The addresses of a prefix list, that of a gateway endpoint's service for example.
        case prefixList(Value<String>)

        /// Every IPv4 address.
        public static var anyIPv4: Peer { .ipv4("0.0.0.0/0") }
        /// Every IPv6 address.
        public static var anyIPv6: Peer { .ipv6("::/0") }
    }

    enum Traffic: Hashable {
        case all
        case tcp(ClosedRange<Int>)
        case udp(ClosedRange<Int>)
    }

    let traffic: Traffic
    let peer: Peer
    let description: String?

    /// TCP to a port.
    /// - Parameters:
    ///   - port: The port, 0 to 65,535.
    ///   - peer: Who is at the other end.
    ///   - description: What the rule is for, at most 255 characters; none when not given.
    /// - Returns: The rule.
    public static func tcp(_ port: Int, _ peer: Peer, description: String? = nil) -> SecurityGroupRule {
        .tcp(port...port, peer, description: description)
    }

    /// TCP to ports of a range.
    /// - Parameters:
    ///   - ports: The ports, 0 to 65,535.
    ///   - peer: Who is at the other end.
    ///   - description: What the rule is for, at most 255 characters; none when not given.
    /// - Returns: The rule.
    public static func tcp(_ ports: ClosedRange<Int>, _ peer: Peer, description: String? = nil) -> SecurityGroupRule {
        SecurityGroupRule(traffic: .tcp(ports), peer: peer, description: description)
    }

    /// UDP to a port.
    /// - Parameters:
    ///   - port: The port, 0 to 65,535.
    ///   - peer: Who is at the other end.
    ///   - description: What the rule is for, at most 255 characters; none when not given.
    /// - Returns: The rule.
    public static func udp(_ port: Int, _ peer: Peer, description: String? = nil) -> SecurityGroupRule {
        SecurityGroupRule(traffic: .udp(port...port), peer: peer, description: description)
    }

    /// Traffic of all protocols, to all ports.
    /// - Parameters:
    ///   - peer: Who is at the other end.
    ///   - description: What the rule is for, at most 255 characters; none when not given.
    /// - Returns: The rule.
    public static func all(_ peer: Peer, description: String? = nil) -> SecurityGroupRule {
        SecurityGroupRule(traffic: .all, peer: peer, description: description)
    }
}

extension SecurityGroupRule {
    /// The protocol as Amazon EC2 names it.
    var protocolName: Value<String> {
        switch traffic {
        case .all: "-1"
        case .tcp: "tcp"
        case .udp: "udp"
        }
    }

    var ports: ClosedRange<Int>? {
        switch traffic {
        case .all: nil
        case .tcp(let ports), .udp(let ports): ports
        }
    }

    var fromPort: Value<Int>? { ports.map { Value($0.lowerBound) } }
    var toPort: Value<Int>? { ports.map { Value($0.upperBound) } }
    var descriptionValue: Value<String>? { description.map { Value($0) } }

    /// The name of a rule that is a resource of its own, made of what it lets through.
    func id(_ direction: String, in scope: Scope) -> String {
        let traffic =
            switch self.traffic {
            case .all: "All"
            case .tcp(let ports): "TCP\(Self.shown(ports))"
            case .udp(let ports): "UDP\(Self.shown(ports))"
            }
        guard case .group(let group) = peer else { return "\(direction)-\(traffic)" }
        let components = group.element.namePath.components
        let isLocal = group.element.stack == scope.stack
        return
            "\(direction)-\(traffic)-\((isLocal ? Array(components.dropFirst()) : components).joined(separator: "-"))"
    }

    private static func shown(_ ports: ClosedRange<Int>) -> String {
        ports.count == 1 ? "\(ports.lowerBound)" : "\(ports.lowerBound)to\(ports.upperBound)"
    }

    /// Reports what Amazon EC2 would refuse.
    func check(in scope: Scope) {
        if let ports, ports.lowerBound < 0 || ports.upperBound > 65_535 {
            scope.error("a port must be 0 to 65535, got \(ports.lowerBound < 0 ? ports.lowerBound : ports.upperBound)")
        }
        if let description { scope.checkGroupText("description of a rule", description) }
        switch peer {
        case .ipv4(let range):
            if case .string(let text) = range.expression, IPv4Range(text) == nil {
                scope.error(
                    "a range of IPv4 addresses must be an address and the bits that all share, all others zero, '10.0.0.0/16' for example, got '\(text)'"
                )
            }
        case .ipv6(let range):
            if case .string(let text) = range.expression, !AddressRange.isIPv6Range(text) {
                scope.error(
                    "a range of IPv6 addresses must be an address and the bits that all share, '2001:db8::/32' for example, got '\(text)'"
                )
            }
        case .prefixList(let list): scope.checkIdentifier("a prefix list", list.expression, prefix: "pl-")
        case .group: break
        }
    }
}

extension Scope {
    /// Reports a text that Amazon EC2 refuses in security groups.
    ///
    /// <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html>
    func checkGroupText(_ name: String, _ text: String) {
        if !text.isName(from: 0, upTo: 255, with: " ._-:/()#,@[]+=&;{}!$*") {
            error(
                "\(name) must be at most 255 letters, digits, spaces and '._-:/()#,@[]+=&;{}!$*', got '\(text)'"
            )
        }
    }
}
