import TemplateModel

extension Rule {
    static let routeTableAssociation = Rule(
        "RES-04",
        "a subnet is associated with one route table",
        source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html"
    )
}

/// Finds subnets that are associated with several route tables.
struct RouteTableAssociations {
    private struct Association {
        let resource: ResourceView
        let choices: Choices
    }

    private let session: CheckSession
    private var associations: [Node: [Association]] = [:]
    private var duplicates: [(resource: ResourceView, other: ResourceView)] = []

    init(_ session: CheckSession) {
        self.session = session
    }

    mutating func add(_ resource: ResourceView) {
        guard resource.subject.typeName == "AWS::EC2::SubnetRouteTableAssociation",
            let properties = resource.onlyProperties, let subnet = properties.node?["SubnetId"]
        else { return }
        var isReported = false
        for (node, choices) in subnet.alternatives(under: properties.value.choices) {
            let others = associations[node] ?? []
            if !isReported, let other = others.first(where: { session.canBeTogether($0.choices, choices) }) {
                isReported = true
                duplicates.append((resource, other.resource))
            }
            associations[node, default: []].append(Association(resource: resource, choices: choices))
        }
    }

    /// Reports each association of a subnet that has an earlier one.
    func run() {
        for (resource, other) in duplicates {
            session.report(
                .routeTableAssociation,
                at: resource.place.key("Properties").key("SubnetId"),
                "\(resource.subject.description) is for the subnet of '\(other.subject.logicalID)', "
                    + "but a subnet can have only one route table",
                isCertain: true
            )
        }
    }
}
