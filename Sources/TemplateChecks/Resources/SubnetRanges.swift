import TemplateModel

extension Rule {
    static let subnetRange = Rule(
        "RES-05",
        "the addresses of a subnet are those of its VPC, and of no other subnet",
        source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"
    )
}

/// Compares the IPv4 addresses of the subnets of a VPC with each other and with those of the VPC.
struct SubnetRanges {
    private struct Subnet {
        let resource: ResourceView
        let value: FoundValue
        let range: AddressRange
    }

    private let session: CheckSession
    /// The subnets of each VPC, of which a template has few.
    private var subnetsByVPC: [(vpc: Node, subnets: [Subnet])] = []
    private var networks: [String: ResourceView] = [:]
    private var hasFurtherRanges = false

    init(_ session: CheckSession) {
        self.session = session
    }

    mutating func add(_ resource: ResourceView) {
        switch resource.subject.typeName {
        case "AWS::EC2::Subnet": addSubnet(resource)
        case "AWS::EC2::VPC": networks[resource.subject.logicalID] = resource
        case "AWS::EC2::VPCCidrBlock": hasFurtherRanges = true
        default: break
        }
    }

    private mutating func addSubnet(_ resource: ResourceView) {
        guard let vpc = resource.onlyProperties?.node?["VpcId"], vpc.functionCall?.function != .if else { return }
        for value in resource.values("CidrBlock") {
            // Which addresses there are in which Region or for which parameters is not put together.
            guard value.isCertain, let range = value.text.flatMap(AddressRange.init) else { continue }
            let subnet = Subnet(resource: resource, value: value, range: range)
            if let index = subnetsByVPC.firstIndex(where: { $0.vpc == vpc }) {
                subnetsByVPC[index].subnets.append(subnet)
            } else {
                subnetsByVPC.append((vpc, [subnet]))
            }
        }
    }

    /// Reports what overlaps.
    func run() {
        for (vpc, subnets) in subnetsByVPC {
            for (index, subnet) in subnets.enumerated() {
                if checkNetwork(vpc, subnet) { continue }
                let others = subnets[..<index]
                guard let other = others.first(where: { overlaps($0, subnet) }) else { continue }
                subnet.resource.report(
                    .subnetRange,
                    at: subnet.value,
                    "\(subnet.resource.statement(of: subnet.value)), which overlaps with "
                        + "'\(other.value.text ?? "")' of '\(other.resource.subject.logicalID)'"
                )
            }
        }
    }

    private func overlaps(_ one: Subnet, _ other: Subnet) -> Bool {
        one.resource.subject.logicalID != other.resource.subject.logicalID && one.range.overlaps(other.range)
            && session.canBeTogether(one.value.value.choices, other.value.value.choices)
    }

    /// Reports a subnet that is not within its VPC.
    private func checkNetwork(_ vpc: Node, _ subnet: Subnet) -> Bool {
        guard !hasFurtherRanges, let name = vpc.resourceName, let network = networks[name] else { return false }
        let values = network.values("CidrBlock", with: subnet.value)
        let ranges = values.compactMap { $0.isCertain ? $0.text.flatMap(AddressRange.init) : nil }
        guard ranges.count == values.count, !ranges.contains(where: { $0.contains(subnet.range) }),
            let given = values.first?.text
        else { return false }
        subnet.resource.report(
            .subnetRange,
            at: subnet.value,
            "\(subnet.resource.statement(of: subnet.value)), but must be within '\(given)' of its VPC '\(name)'"
        )
        return true
    }
}

extension Node {
    /// The resource whose identifier this reference is.
    fileprivate var resourceName: String? {
        guard let call = functionCall else { return nil }
        switch call.function {
        case .ref: return call.argument.stringValue
        case .getAtt: return Evaluator.attributePath(call.argument)?.resource
        default: return nil
        }
    }
}

/// IPv4 addresses that have their first bits in common.
struct AddressRange {
    private let first: UInt32
    private let last: UInt32

    /// Reads a range, as `10.0.0.0/16`.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let bytes = parts[0].split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 2, let bits = Int(parts[1]), (0...32).contains(bits), bytes.count == 4 else { return nil }
        var address: UInt32 = 0
        for byte in bytes {
            guard let byte else { return nil }
            address = address << 8 | UInt32(byte)
        }
        let mask: UInt32 = bits == 0 ? 0 : ~UInt32(0) << UInt32(32 - bits)
        first = address & mask
        last = first | ~mask
    }

    /// Whether some address is in both ranges.
    func overlaps(_ other: AddressRange) -> Bool { first <= other.last && other.first <= last }

    /// Whether all addresses of another range are in this one.
    func contains(_ other: AddressRange) -> Bool { first <= other.first && other.last <= last }
}
