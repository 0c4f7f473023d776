import TemplateChecks
import TemplateModel

/// Finds out how changes of resources change what is possible and what is protected.
struct SecurityComparison {
    private let added: Set<String>
    private let removed: Set<String>
    /// What got another logical ID is not something else.
    private let renaming: ReferenceRenaming
    /// The changes: those that open most first, then by resource.
    private(set) var changes: [SecurityChange] = []

    init(_ resources: [ResourceChange], moves: [Move]) {
        renaming = ReferenceRenaming(Dictionary(moves.map { ($0.from, $0.to) }) { first, _ in first })
        added = Set(resources.lazy.filter { $0.action == .add }.map(\.logicalID))
        removed = Set(resources.lazy.filter { $0.action == .remove }.map(\.logicalID))
        let origins = Dictionary(moves.map { ($0.to, $0.from) }) { first, _ in first }
        let moved = Set(moves.map(\.from))
        var properties: [String: Object] = [:]
        for resource in resources where moved.contains(resource.logicalID) {
            properties[resource.logicalID] = resource.propertiesBefore
        }
        for resource in resources where resource.certainty > .unlikely && !moved.contains(resource.logicalID) {
            let origin = origins[resource.logicalID].flatMap { properties[$0] }
            let before = (origin ?? resource.propertiesBefore).flatMap { renaming.renamed(.object($0)).objectValue }
            if before != nil, before == resource.propertiesAfter, resource.previousTypeName == nil { continue }
            compareStatements(of: resource, before)
            compareProtection(of: resource, before)
        }
        changes.sort { Self.order($0, $1) }
    }

    private static func order(_ left: SecurityChange, _ right: SecurityChange) -> Bool {
        func rank(_ change: SecurityChange) -> (Int, Int) {
            (
                SecurityChange.Direction.allCases.firstIndex(of: change.direction) ?? 0,
                SecurityChange.Area.allCases.firstIndex(of: change.area) ?? 0
            )
        }
        let (first, second) = (rank(left), rank(right))
        if first != second { return first < second }
        if left.logicalID != right.logicalID { return left.logicalID.precedes(right.logicalID) }
        return left.message.precedes(right.message)
    }

    private mutating func add(
        _ resource: ResourceChange,
        _ area: SecurityChange.Area,
        _ direction: SecurityChange.Direction,
        _ message: String
    ) {
        let change = SecurityChange(
            logicalID: resource.logicalID,
            typeName: resource.typeName,
            area: area,
            direction: direction,
            message: message
        )
        if !changes.contains(change) { changes.append(change) }
    }

    private mutating func compareStatements(of resource: ResourceChange, _ before: Object?) {
        let type = resource.typeName
        let old = ResourcePolicies.statements(of: resource.previousTypeName ?? type, before)
        let new = ResourcePolicies.statements(of: type, resource.propertiesAfter)
        guard old != new else { return }
        // What comes and goes with all that it is about opens and closes nothing that stays.
        if resource.action == .remove, concernsOnly(removed, resource.propertiesBefore) { return }
        for finding in StatementComparison(from: old, to: new).findings {
            if before == nil, finding.direction != .broader { continue }
            add(resource, finding.isExposure ? .exposure : .permissions, finding.direction, finding.message)
        }
    }

    private mutating func compareProtection(of resource: ResourceChange, _ before: Object?) {
        // What is gone is neither open nor protected.
        guard let after = resource.propertiesAfter else { return }
        let type = resource.typeName
        let old = before.map { Protection(of: type, $0).facts } ?? []
        let new = before == nil ? Protection.openings(of: type, after) : Protection(of: type, after).facts
        guard old != new else { return }
        func successor(of fact: Protection.Fact) -> Protection.Fact? {
            new.first { $0.subject == fact.subject && $0.area == fact.area && fact.subject != nil && $0 != fact }
        }
        let predecessors = old.filter { !new.contains($0) && successor(of: $0) != nil }
        for fact in predecessors {
            guard let other = successor(of: fact) else { continue }
            add(resource, fact.area, .changed, other.message + (fact.value.map { " instead of \($0)" } ?? ""))
        }
        let subjects = Set(predecessors.map(\.subject))
        for fact in new where !old.contains(fact) && (fact.subject == nil || !subjects.contains(fact.subject)) {
            // Two new resources that belong together open nothing.
            if before == nil, fact.resource.map(added.contains) == true { continue }
            add(resource, fact.area, fact.isOpen ? .broader : .narrower, fact.message)
        }
        for fact in old where !new.contains(fact) && !predecessors.contains(fact) {
            add(resource, fact.area, fact.isOpen ? .narrower : .broader, fact.opposite)
        }
    }

    /// Whether all resources that properties refer to are among some.
    private func concernsOnly(_ resources: Set<String>, _ properties: Object?) -> Bool {
        guard let properties else { return true }
        let names = Self.resources(in: .object(properties), depth: 0)
        return !names.isEmpty && names.allSatisfy { resources.contains($0) }
    }

    private static func resources(in node: Node, depth: Int) -> Set<String> {
        guard depth < 128 else { return [] }
        if let call = node.functionCall {
            switch (call.function, call.argument) {
            case (.ref, .string(let name)): return name.hasPrefix("AWS::") ? [] : [name]
            case (.getAtt, .array(let names)): return Set([names.first?.stringValue].compactMap(\.self))
            case (.sub, .string(let text)):
                return Set(
                    SubstitutionText.parts(of: text).compactMap { part in
                        guard case .variable(let name) = part, !name.hasPrefix("AWS::") else { return nil }
                        return String(name.prefix { $0 != "." })
                    }
                )
            default: break
            }
        }
        switch node {
        case .object(let object):
            return object.reduce(into: []) { $0.formUnion(resources(in: $1.value, depth: depth + 1)) }
        case .array(let items): return items.reduce(into: []) { $0.formUnion(resources(in: $1, depth: depth + 1)) }
        case .null, .bool, .int, .double, .string: return []
        }
    }
}
