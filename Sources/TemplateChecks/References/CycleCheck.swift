import TemplateModel

/// Checks that resources do not need each other in a cycle.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html>
struct CycleCheck {
    private let check: FunctionCheck
    private let findings: Findings

    /// Makes a check of references that were collected.
    init(_ check: FunctionCheck, _ findings: Findings) {
        self.check = check
        self.findings = findings
    }

    /// Reports one cycle, a shortest one, of each group of resources that need each other.
    func run() {
        // What a macro makes of the resources is not known.
        guard !check.context.hasUnseenParts else { return }
        let edges = check.references.edges
        let order = check.names.resources.entries.map(\.name)
        let graph = DependencyGraph(order, edges.mapValues { $0.map(\.target) })
        for component in graph.cyclicComponents() {
            var found: [References.Edge] = []
            let cycle = graph.shortestCycle(in: component) { names in
                guard let edges = possibleEdges(of: names, edges) else { return false }
                found = edges
                return true
            }
            guard let cycle, let first = found.first else { continue }
            let ring = (cycle + [cycle[0]]).map { "'\($0)'" }.joined(separator: " -> ")
            let reasons = found.map { "\($0.place.text) refers to '\($0.target)'" }.joined(separator: ", ")
            findings.report(.cycle, at: first.place, "\(ring) is a cycle of dependencies: \(reasons)")
        }
    }

    /// A reference along each step of a cycle, such that all of them can be there in one deployment.
    private func possibleEdges(of cycle: [String], _ edges: [String: [References.Edge]]) -> [References.Edge]? {
        var decided: [String: Bool] = [:]
        var chosen: [References.Edge] = []
        for (index, name) in cycle.enumerated() {
            // AWS SAM makes several resources of one, which can take a cycle apart.
            if let type = check.names.resources[name]?["Type"]?.stringValue,
                type.utf8.starts(with: "AWS::Serverless::".utf8)
            {
                return nil
            }
            let target = cycle[(index + 1) % cycle.count]
            let isSelf = target == name
            let edge = edges[name]?.first { edge in
                guard edge.target == target, !(isSelf && edge.isInMetadata) else { return false }
                guard edge.decided.allSatisfy({ decided[$0.key] ?? $0.value == $0.value }) else { return false }
                return check.solver.canHold(decided.merging(edge.decided) { value, _ in value })
            }
            guard let edge else { return nil }
            decided.merge(edge.decided) { value, _ in value }
            chosen.append(edge)
        }
        return chosen
    }
}

extension Place {
    /// The steps in one line.
    var text: String {
        steps.map { step in
            switch step {
            case .key(let key): key
            case .index(let index): String(index)
            }
        }
        .joined(separator: "/")
    }
}

extension Rule {
    static let cycle = Rule(
        "CFN-15",
        "resources do not need each other in a cycle",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html"
    )
}
