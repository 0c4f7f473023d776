import TemplateModel

extension Rule {
    static let hostPort = Rule(
        "RES-20",
        "with the network mode awsvpc the ports of a host are those of the container",
        source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html"
    )
}

/// Finds ports that ECS would have to map although tasks with the network mode `awsvpc` have their own interface.
enum HostPorts {
    static func check(_ resource: ResourceView) {
        let modes = resource.values("NetworkMode")
        guard !modes.isEmpty, modes.allSatisfy({ $0.text == "awsvpc" }) else { return }
        for mapping in resource.values("ContainerDefinitions", .items, "PortMappings", .items) {
            for host in resource.values("HostPort", in: mapping) {
                for container in resource.values("ContainerPort", in: mapping, with: host) {
                    guard let port = host.node?.integerValue, let other = container.node?.integerValue, port != other
                    else {
                        continue
                    }
                    resource.report(
                        .hostPort,
                        at: host.together(with: container),
                        "\(resource.statement(of: host)), but must be 'ContainerPort' \(other) or be left out, because "
                            + "'NetworkMode' is 'awsvpc'"
                    )
                }
            }
        }
    }
}
