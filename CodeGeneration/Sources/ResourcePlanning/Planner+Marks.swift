import SchemaModel

extension Planner {
    /// Removes nested properties that only CloudFormation sets and notes what changes do.
    ///
    /// The schema gives paths from the root. A structure that is used in several places is only affected as a whole if there
    /// is a path through each of them.
    mutating func markProperties() {
        for (target, isComplete) in targets(of: schema.createOnly) {
            types[target.type].properties[target.property].update = isComplete ? .replaces : .mayReplace
        }
        for (target, _) in targets(of: schema.conditionalCreateOnly)
        where types[target.type].properties[target.property].update == .unknown {
            types[target.type].properties[target.property].update = .mayReplace
        }
        for (target, isComplete) in targets(of: schema.deprecated) where isComplete {
            types[target.type].properties[target.property].isDeprecated = true
        }
        for (target, isComplete) in targets(of: schema.writeOnly) where isComplete {
            types[target.type].properties[target.property].isWriteOnly = true
        }
        let readOnly = targets(of: schema.readOnly.filter { $0.count > 1 }).filter(\.isComplete).map(\.target)
        for target in readOnly.sorted(by: { $0.property > $1.property }) {
            types[target.type].properties.remove(at: target.property)
        }
    }

    private struct Target: Hashable {
        let type: Int
        let property: Int
    }

    private func targets(of paths: [[String]]) -> [(target: Target, isComplete: Bool)] {
        var counts: [Target: Set<[String]>] = [:]
        for path in paths {
            if let target = target(of: path) { counts[target, default: []].insert(path) }
        }
        return counts.map { target, paths in (target, target.type == 0 || paths.count >= uses(of: target.type)) }
    }

    /// How many properties have a type, directly or as an element.
    private func uses(of type: Int) -> Int {
        types.reduce(0) { $0 + $1.properties.count { $0.type.namedIndex == type } }
    }

    private func target(of path: [String]) -> Target? {
        var type = 0
        var steps = path.filter { $0 != "*" && $0 != "items" && $0 != "properties" }[...]
        while let step = steps.popFirst() {
            guard let property = types[type].properties.firstIndex(where: { $0.schemaName == step }) else { return nil }
            if steps.isEmpty { return Target(type: type, property: property) }
            guard let next = types[type].properties[property].type.namedIndex else { return nil }
            type = next
        }
        return nil
    }
}
