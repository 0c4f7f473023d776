internal import AWSEC2
public import CloudFormation
internal import ResourceTypes

/// A virtual network with a private subnet in each of some Availability Zones.
///
/// ```swift
/// let network = scope.add("Network", VPC())
/// scope.add("SQSEndpoint", InterfaceEndpoint(for: .sqs, in: network))
/// scope.add("DynamoDBEndpoint", GatewayEndpoint(for: .dynamoDB, in: network))
/// scope.add("Worker", Function(code: .swiftProduct("worker"), vpc: VPCPlacement(in: network)))
/// ```
///
/// What is in it reaches nothing outside until it is given endpoints, or NAT gateways.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html>
public struct VPC: Construct, Hashable {
    /// How what is in the subnets reaches the internet.
    public enum InternetAccess: Hashable, Sendable {
        /// Not at all.
        case none
        /// Through one NAT gateway, without which nothing gets out when its Availability Zone fails.
        case natGateway
        /// Through a NAT gateway in each Availability Zone.
        case natGatewayPerZone
    }

    /// The IPv4 addresses, `10.0.0.0/16` for example; 16 to 25 bits.
    public var addressRange: String
    /// The number of Availability Zones, 1 to 4.
    public var zoneCount: Int
    /// How what is in the subnets reaches the internet.
    public var internetAccess: InternetAccess

    /// Describes a VPC.
    /// - Parameters:
    ///   - addressRange: The IPv4 addresses: the first one and 16 to 25 bits that all share, `10.0.0.0/16` when not
    ///     given. Each subnet has an eighth of them, also when zones or gateways are added later. It must not overlap
    ///     with networks that the VPC is connected to.
    ///   - zoneCount: The number of Availability Zones, 1 to 4; two when not given, so that one may fail. The Region
    ///     must have as many.
    ///   - internetAccess: How what is in the subnets reaches the internet; not at all when not given. A NAT gateway is
    ///     billed by the hour and by what goes through it.
    public init(
        addressRange: String = "10.0.0.0/16",
        zoneCount: Int = 2,
        internetAccess: InternetAccess = .none
    ) {
        self.addressRange = addressRange
        self.zoneCount = zoneCount
        self.internetAccess = internetAccess
    }

    /// Adds the VPC, its subnets, route tables and gateways.
    public func build(in scope: Scope) -> Network {
        let range = checkedRange(in: scope)
        let zones = checkedZones(in: scope)
        let vpc = Resource(
            EC2.VPC.self,
            .init(
                cidrBlock: Value(range.text),
                // Interface endpoints have the names of their services through DNS of the VPC.
                enableDnsHostnames: true,
                enableDnsSupport: true,
                tags: [.init(key: "Name", value: name(nil, in: scope))]
            )
        ).build(in: scope)
        var subnets: [Ref<EC2.Subnet>] = []
        var tables: [Ref<EC2.RouteTable>] = []
        for zone in 0..<zones {
            let id = "Private\(zone + 1)"
            let subnet = addSubnet(id, of: vpc, range.part(zone, bits: 3), zone, in: scope)
            let table = addRouteTable(id, of: vpc, in: scope)
            associate(subnet, table, id, in: scope)
            subnets.append(subnet)
            tables.append(table)
        }
        if internetAccess != .none { addInternetAccess(to: tables, of: vpc, range, in: scope) }
        scope.graph.attach(ReachableServices(includesAll: internetAccess != .none), to: vpc.element)
        return Network(
            vpc: vpc,
            subnets: List(subnets.map { $0.reference() }),
            routeTables: List(tables.map { $0.reference() }),
            addressRange: Value(range.text)
        )
    }

    private func checkedRange(in scope: Scope) -> IPv4Range {
        // A subnet has at least 16 addresses and an eighth of the VPC.
        guard let range = IPv4Range(addressRange), (16...25).contains(range.prefix) else {
            scope.error(
                "addressRange must be an IPv4 address and 16 to 25 bits, all others zero, '10.0.0.0/16' for example, got '\(addressRange)'"
            )
            return IPv4Range(first: 10 << 24, prefix: 16)
        }
        return range
    }

    private func checkedZones(in scope: Scope) -> Int {
        scope.check("zoneCount", zoneCount, in: Self.zoneCounts)
        return Self.zoneCounts.contains(zoneCount) ? zoneCount : 1
    }

    /// Half of the eighths of the addresses are for private subnets, half for public ones.
    private static let zoneCounts = 1...4
}

// MARK: - Subnets

extension VPC {
    private func name(_ part: String?, in scope: Scope) -> Value<String> {
        "\(Pseudo.stackName)/\(scope.namePath.logicalID)\(part.map { "/\($0)" } ?? "")"
    }

    private func addSubnet(
        _ id: String,
        of vpc: Ref<EC2.VPC>,
        _ range: IPv4Range,
        _ zone: Int,
        in scope: Scope
    ) -> Ref<EC2.Subnet> {
        scope.add(
            "\(id)-Subnet",
            Resource(
                EC2.Subnet.self,
                .init(
                    vpcId: vpc.reference(),
                    availabilityZone: List.availabilityZones().selecting(Value(zone)),
                    cidrBlock: Value(range.text),
                    tags: [.init(key: "Name", value: name(id, in: scope))]
                )
            ),
            at: scope.location
        )
    }

    private func addRouteTable(_ id: String, of vpc: Ref<EC2.VPC>, in scope: Scope) -> Ref<EC2.RouteTable> {
        scope.add(
            "\(id)-RouteTable",
            Resource(
                EC2.RouteTable.self,
                .init(vpcId: vpc.reference(), tags: [.init(key: "Name", value: name(id, in: scope))])
            ),
            at: scope.location
        )
    }

    private func associate(_ subnet: Ref<EC2.Subnet>, _ table: Ref<EC2.RouteTable>, _ id: String, in scope: Scope) {
        scope.add(
            "\(id)-RouteTableAssociation",
            Resource(
                EC2.SubnetRouteTableAssociation.self,
                .init(routeTableId: table.reference(), subnetId: subnet.reference())
            ),
            at: scope.location
        )
    }
}

// MARK: - Internet

extension VPC {
    /// Adds public subnets with NAT gateways, and routes to them.
    ///
    /// <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html>
    private func addInternetAccess(
        to tables: [Ref<EC2.RouteTable>],
        of vpc: Ref<EC2.VPC>,
        _ range: IPv4Range,
        in scope: Scope
    ) {
        let internet = scope.add("InternetGateway", Resource(EC2.InternetGateway.self, .init()), at: scope.location)
        let attachment = scope.add(
            "InternetGatewayAttachment",
            Resource(
                EC2.VPCGatewayAttachment.self,
                .init(vpcId: vpc.reference(), internetGatewayId: internet.reference())
            ),
            at: scope.location
        )
        // Until it is attached nothing can be routed to the gateway, nor have a public address.
        var options = ResourceOptions()
        options.depend(on: attachment)
        let publicTable = addRouteTable("Public", of: vpc, in: scope)
        scope.add(
            "Public-Route",
            Resource(
                EC2.Route.self,
                .init(
                    routeTableId: publicTable.reference(),
                    destinationCidrBlock: Value(Self.everywhere),
                    gatewayId: internet.reference()
                ),
                options: options
            ),
            at: scope.location
        )
        let gatewayCount = internetAccess == .natGatewayPerZone ? tables.count : 1
        let gateways = (0..<gatewayCount).map { zone in
            addGateway(zone, of: vpc, range, publicTable, options, in: scope)
        }
        for (zone, table) in tables.enumerated() {
            scope.add(
                "Private\(zone + 1)-Route",
                Resource(
                    EC2.Route.self,
                    .init(
                        routeTableId: table.reference(),
                        destinationCidrBlock: Value(Self.everywhere),
                        natGatewayId: gateways[zone % gatewayCount].reference()
                    )
                ),
                at: scope.location
            )
        }
    }

    private func addGateway(
        _ zone: Int,
        of vpc: Ref<EC2.VPC>,
        _ range: IPv4Range,
        _ table: Ref<EC2.RouteTable>,
        _ options: ResourceOptions,
        in scope: Scope
    ) -> Ref<EC2.NatGateway> {
        let id = "Public\(zone + 1)"
        let subnet = addSubnet(id, of: vpc, range.part(Self.zoneCounts.upperBound + zone, bits: 3), zone, in: scope)
        associate(subnet, table, id, in: scope)
        let address = scope.add(
            "\(id)-Address",
            Resource(EC2.EIP.self, .init(domain: "vpc"), options: options),
            at: scope.location
        )
        return scope.add(
            "\(id)-NATGateway",
            Resource(
                EC2.NatGateway.self,
                .init(allocationId: address.allocationId, subnetId: subnet.reference()),
                options: options
            ),
            at: scope.location
        )
    }

    private static let everywhere = "0.0.0.0/0"
}
