import SchemaModel

extension ResourcePlan {
    /// Gives every type that is in use its name and its place.
    ///
    /// Types of definitions, and inline types of the resource's own properties, are nested in the resource type; other inline
    /// types in the structure that has the property. A name that is taken is prefixed with that of the type around it.
    mutating func assignNames() {
        let used = usedTypes.filter { $0 != 0 }
        // Definitions come first, so that their names stay as AWS documents them.
        let outer = used.filter { types[$0].owner == nil }.sorted { left, right in
            let (left, right) = (types[left], types[right])
            return (left.definition == nil ? 1 : 0, left.schemaName) < (
                right.definition == nil ? 1 : 0, right.schemaName
            )
        }
        var taken = ResourcePlan.reserved.union(arnServices(used)).union(["Properties"])
        let resource = Identifier.marker(name)
        for index in outer {
            types[index].name = free(types[index].name, within: resource, taken)
            taken.insert(types[index].name)
        }
        topLevel = outer
        for index in [0] + outer { nameNested(in: index, used, taken) }
    }

    private mutating func nameNested(in owner: Int, _ used: [Int], _ taken: Set<String>) {
        let nested = used.filter { types[$0].owner == owner }.sorted { types[$0].schemaName < types[$1].schemaName }
        var inner = taken.union([types[owner].name])
        for index in nested {
            types[index].name = free(types[index].name, within: types[owner].name, inner)
            inner.insert(types[index].name)
        }
        types[owner].nested = nested
        for index in nested { nameNested(in: index, used, inner) }
    }

    private func free(_ name: String, within outer: String, _ taken: Set<String>) -> String {
        if !taken.contains(name) { return name }
        let prefixed = outer + name
        if !taken.contains(prefixed) { return prefixed }
        var number = 2
        while taken.contains("\(prefixed)\(number)") { number += 1 }
        return "\(prefixed)\(number)"
    }

    /// The indices of the object of all properties and of the types that a property in use has, in ascending order.
    public var usedTypes: [Int] {
        var used: Set<Int> = []
        var open = [0]
        while let index = open.popLast() {
            for next in types[index].properties.compactMap(\.type.namedIndex) where used.insert(next).inserted {
                open.append(next)
            }
        }
        // An inline type is nested in its owner, which is in use whenever the type is.
        return ([0] + used.filter { $0 != 0 }).sorted()
    }

    private func arnServices(_ used: [Int]) -> Set<String> {
        Set(([0] + used).flatMap { types[$0].properties.compactMap(\.type.arnService) })
    }

    /// Words of the language that cannot name a nested type, and names that generated code uses with their usual meaning.
    private static let reserved: Set<String> = [
        "ARN", "Any", "Bool", "Double", "EnumValue", "Expression", "Int", "JSON", "List", "Map", "Members", "Never",
        "Optional",
        "PropertyValue", "Protocol", "Ref", "ResourceType", "Self", "String", "Type", "Value",
    ]
}

extension ValueType {
    fileprivate var arnService: String? {
        switch self {
        case .arn(let name): name.service
        case .list(let element), .map(let element): element.arnService
        default: nil
        }
    }
}
