internal import AWSEC2
public import CloudFormation
internal import ResourceTypes

extension VPC {
    /// Which services of AWS can be reached from a VPC that exists already.
    public enum Services: Hashable, Sendable {
        /// All: through NAT gateways, or in ways that the app need not know.
        case all
        /// Those that have endpoints, interface endpoints with private DNS, beside endpoints that the app adds.
        case withEndpoints(interface: [InterfaceEndpointService] = [], gateway: [GatewayEndpointService] = [])
    }

    /// A VPC that exists already.
    ///
    /// ```swift
    /// let subnets = scope.add("Subnets", Parameter.existing(listOf: .subnetID))
    /// let network = scope.add("Network", VPC.imported(id: "vpc-0123456789abcdef0", subnets: subnets))
    /// ```
    /// - Parameters:
    ///   - id: The identifier of the VPC, a parameter for example.
    ///   - subnets: The identifiers of the subnets in which functions and endpoints are placed, a parameter for
    ///     example; private ones, best in two Availability Zones or more.
    ///   - routeTables: The identifiers of the route tables of these subnets; only gateway endpoints that the app adds
    ///     need them.
    ///   - addressRange: The IPv4 addresses of the VPC; only interface endpoints that the app adds without security
    ///     groups need them.
    ///   - services: Which services of AWS can be reached; all when not given. Functions in a VPC that reaches only
    ///     some are checked.
    /// - Returns: A construct to add; the template gets nothing of it.
    public static func imported(
        id: Value<String>,
        subnets: List<Value<String>>,
        routeTables: List<Value<String>> = [],
        addressRange: Value<String>? = nil,
        services: Services = .all
    ) -> ImportedVPC {
        ImportedVPC(
            id: id,
            subnets: subnets,
            routeTables: routeTables,
            addressRange: addressRange,
            services: services
        )
    }
}

/// A VPC that exists already.
public struct ImportedVPC: Construct, Hashable {
    let id: Value<String>
    let subnets: List<Value<String>>
    let routeTables: List<Value<String>>
    let addressRange: Value<String>?
    let services: VPC.Services

    /// Makes the VPC known to the app.
    public func build(in scope: Scope) -> Network {
        scope.checkIdentifier("id", id.expression, prefix: "vpc-")
        if case .array(let elements) = subnets.expression {
            if elements.isEmpty { scope.error("subnets must name at least one subnet, got none") }
            for element in elements { scope.checkIdentifier("subnets", element, prefix: "subnet-") }
        }
        if case .array(let elements) = routeTables.expression {
            for element in elements { scope.checkIdentifier("routeTables", element, prefix: "rtb-") }
        }
        if case .string(let text)? = addressRange?.expression, IPv4Range(text) == nil {
            scope.error("addressRange must be a range of IPv4 addresses, '10.0.0.0/16' for example, got '\(text)'")
        }
        let vpc = Imported(EC2.VPC.self, reference: id, attributes: ["VpcId": JSON(id)]).build(in: scope)
        switch services {
        case .all: scope.graph.attach(ReachableServices(includesAll: true), to: vpc.element)
        case .withEndpoints(let interfaces, let gateways):
            let names = Set(interfaces.map(\.name) + gateways.map(\.rawValue))
            scope.graph.attach(ReachableServices(includesAll: false, names: names), to: vpc.element)
        }
        return Network(vpc: vpc, subnets: subnets, routeTables: routeTables, addressRange: addressRange)
    }
}

extension Scope {
    /// Reports the identifier of something else.
    func checkIdentifier(_ name: String, _ identifier: Expression, prefix: String) {
        if case .string(let text) = identifier,
            !text.hasPrefix(prefix) || !String(text.dropFirst(prefix.count)).isName(upTo: .max)
        {
            error(
                "\(name) must be '\(prefix)' and letters and digits, '\(prefix)0123456789abcdef0' for example, got '\(text)'"
            )
        }
    }
}
