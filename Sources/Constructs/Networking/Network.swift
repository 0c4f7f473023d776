public import CloudFormation
public import ResourceTypes

/// A VPC as functions and endpoints need to know it: where they are placed, and which services they reach from there.
///
/// Adding a ``VPC`` or an imported one gives it.
public struct Network: Hashable {
    /// The VPC.
    public let vpc: Ref<EC2.VPC>
    /// The subnets in which functions and endpoints are placed.
    public let subnets: List<Value<String>>
    /// The route tables of the subnets, which gateway endpoints become part of.
    public let routeTables: List<Value<String>>
    /// The IPv4 addresses of the VPC, `nil` when they are not known.
    public let addressRange: Value<String>?

    init(
        vpc: Ref<EC2.VPC>,
        subnets: List<Value<String>>,
        routeTables: List<Value<String>>,
        addressRange: Value<String>?
    ) {
        self.vpc = vpc
        self.subnets = subnets
        self.routeTables = routeTables
        self.addressRange = addressRange
    }

    /// What `Ref` returns for the VPC, its identifier.
    var vpcID: Value<String> { vpc.reference() }
}

/// Which services of AWS can be reached from a network, attached to its VPC.
final class ReachableServices {
    /// Whether there is a way to the internet, and so to all of them.
    let includesAll: Bool
    /// The endpoints, by service name.
    private(set) var names: Set<String>

    init(includesAll: Bool, names: Set<String> = []) {
        self.includesAll = includesAll
        self.names = names
    }

    /// Adds an endpoint.
    /// - Parameter name: The service.
    /// - Returns: Whether there was none for it yet.
    func insert(_ name: String) -> Bool { names.insert(name).inserted }
}
