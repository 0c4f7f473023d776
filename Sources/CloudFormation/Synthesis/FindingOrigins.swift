internal import TemplateModel

/// Where what findings are about was declared.
struct FindingOrigins {
    private let graph: Graph
    private let names: Names
    /// For each stack, the resources by their names in the template: templates can have thousands of findings.
    private lazy var resources = resourcesByName()

    init(_ graph: Graph, _ names: Names) {
        self.graph = graph
        self.names = names
    }

    /// The scope that declared what is at a place of a template, and the line if it is not that of the scope.
    mutating func origin(of path: [PathStep], inStack stack: Int) -> (scope: Scope, location: SourceLocation?) {
        let fallback = graph.stacks[stack].scope
        guard path.count > 1, case .key(let section) = path[0], case .key(let name) = path[1] else {
            return (fallback, nil)
        }
        switch section {
        case "Parameters": return (scope(graph.parameters, name, stack) ?? fallback, nil)
        case "Mappings": return (scope(graph.mappings, name, stack) ?? fallback, nil)
        case "Conditions": return (scope(graph.conditions, name, stack) ?? fallback, nil)
        case "Rules": return (scope(graph.rules, name, stack) ?? fallback, nil)
        case "Outputs": return (scope(graph.outputs, name, stack) ?? fallback, nil)
        case "Resources":
            let loopPrefix = "Fn::ForEach::"
            if name.hasPrefix(loopPrefix) {
                return (scope(graph.loops, String(name.dropFirst(loopPrefix.count)), stack) ?? fallback, nil)
            }
            guard let index = resources[stack][name] else { return (fallback, nil) }
            let scope = graph.resources[index].scope
            guard path.count > 3, path[2] == "Properties", case .key(let property) = path[3] else {
                return (scope, nil)
            }
            return (scope, graph.resources[index].content.overrideLocations[property])
        default: return (fallback, nil)
        }
    }

    private func scope<Content>(_ entries: [Graph.Entry<Content>], _ name: String, _ stack: Int) -> Scope? {
        entries.first { $0.scope.stack == stack && names[$0.element] == name }?.scope
    }

    /// Of two that have a name, which is an error of its own, the first one.
    private func resourcesByName() -> [[String: Int]] {
        var resources = [[String: Int]](repeating: [:], count: graph.stacks.count)
        for index in graph.resources.indices.reversed() {
            resources[graph.resources[index].scope.stack][names[graph.resources[index].element]] = index
        }
        return resources
    }
}
