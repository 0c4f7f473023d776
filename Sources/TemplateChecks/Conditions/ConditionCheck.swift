import TemplateModel

/// Checks how conditions depend on each other, and that each can be true and false.
struct ConditionCheck {
    private let check: FunctionCheck
    private let findings: Findings

    /// Makes a check of conditions whose functions were checked.
    init(_ check: FunctionCheck, _ findings: Findings) {
        self.check = check
        self.findings = findings
    }

    /// Checks all conditions.
    func run() {
        let edges = check.references.conditionEdges
        let inCycles = checkCycles(edges)
        var settled = inCycles
        for entry in check.names.conditions.entries where !entry.isInLoop {
            // What needs a condition that is settled is settled by that.
            if !inCycles.contains(entry.name), !needs(entry.name, settled, edges) { checkValues(of: entry, &settled) }
        }
    }

    private func checkCycles(_ edges: [String: [References.Edge]]) -> Set<String> {
        let order = check.names.conditions.entries.map(\.name)
        let graph = DependencyGraph(order, edges.mapValues { $0.map(\.target) })
        var members: Set<String> = []
        for component in graph.cyclicComponents() {
            members.formUnion(component)
            guard let cycle = graph.shortestCycle(in: component) else { continue }
            let ring = (cycle + [cycle[0]]).map { "'\($0)'" }.joined(separator: " -> ")
            let next = cycle.count > 1 ? cycle[1] : cycle[0]
            guard let edge = edges[cycle[0]]?.first(where: { $0.target == next }) else { continue }
            findings.report(
                .conditionCycle,
                at: edge.place,
                "conditions need each other in a cycle: \(ring); write one of them without the others"
            )
        }
        return members
    }

    private func needs(_ name: String, _ settled: Set<String>, _ edges: [String: [References.Edge]]) -> Bool {
        var seen: Set<String> = [name]
        var open = [name]
        while let current = open.popLast() {
            for edge in edges[current] ?? [] where seen.insert(edge.target).inserted {
                if settled.contains(edge.target) { return true }
                open.append(edge.target)
            }
        }
        return false
    }

    private func checkValues(of entry: SectionEntries.Entry, _ settled: inout Set<String>) {
        let canBeTrue = check.solver.canHold([entry.name: true])
        let canBeFalse = check.solver.canHold([entry.name: false])
        guard canBeTrue != canBeFalse else { return }
        settled.insert(entry.name)
        // A comparison of two literals is told where it is.
        guard entry.node.boolValue == nil, !hasConstant(entry.node, depth: 0) else { return }
        let reason = ConditionText(check.names).explanation(of: entry.node)
        let meaning = reason.map { ", as it means that \($0)" } ?? ""
        findings.report(
            .constantCondition,
            at: entry.place,
            "condition '\(entry.name)' is always \(canBeTrue)\(meaning)"
        )
    }

    /// Whether a part of a condition is always the same by itself.
    private func hasConstant(_ node: Node, depth: Int) -> Bool {
        switch node {
        case .bool: return true
        case .array(let items): return depth < 256 && items.contains { hasConstant($0, depth: depth + 1) }
        case .object(let object):
            guard object.count == 1 else { return false }
            let argument = object[0].value
            guard object[0].key == "Fn::Equals" else { return hasConstant(argument, depth: depth) }
            guard let items = argument.arrayValue, items.count == 2 else { return true }
            return items[0] == items[1] || items.allSatisfy { $0.comparedText != nil }
        default: return false
        }
    }
}

extension Rule {
    private static let conditions =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"

    static let conditionCycle = Rule("CON-05", "conditions do not need each other in a cycle", source: conditions)
    static let constantCondition = Rule("CON-06", .warning, "conditions can be true and false", source: conditions)
}
