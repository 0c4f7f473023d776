import SchemaModel

extension Planner {
    /// What `Ref` and `Fn::GetAtt` return, in the order of the names in templates.
    func attributes() throws(SchemaError) -> [PlannedAttribute] {
        var paths = try facts.attributePaths(of: schema)
        let reference = try facts.referenceProperty(of: schema)
        if let reference { paths.insert([reference]) }

        let sorted = paths.sorted { $0.lexicographicallyPrecedes($1) }
        var taken = Planner.reservedAttributes
        let full = Set(sorted.map { Identifier.lowerCamel($0.joined(separator: " ")) })
        var attributes: [PlannedAttribute] = []
        for path in sorted {
            var name = Identifier.lowerCamel(path.joined(separator: " "))
            if path.count == 1, let short = withoutTypeName(path[0]), !taken.contains(short), !full.contains(short) {
                name = short
            }
            if taken.contains(name) { name += "Value" }
            guard taken.insert(name).inserted else {
                throw schema.failure(
                    schema.root,
                    "two attributes get the Swift name '\(name)'; correct the schema in Corrections.swift"
                )
            }
            guard let node = try schema.node(at: path) else { continue }
            let source = path == [reference] ? PlannedAttribute.Source.reference : .attribute
            attributes.append(
                PlannedAttribute(
                    schemaName: path.joined(separator: "."),
                    name: name,
                    type: try attributeType(of: node, isOwnARN: path.count == 1 && name == "arn"),
                    source: source
                )
            )
        }
        return attributes
    }

    private func withoutTypeName(_ name: String) -> String? {
        let type = schema.name.resource
        guard name.count > type.count, name.lowercased().hasPrefix(type.lowercased()) else { return nil }
        let rest = String(name.dropFirst(type.count))
        return rest.first?.isUppercase == true ? Identifier.lowerCamel(rest) : nil
    }

    private func attributeType(of node: Schema, isOwnARN: Bool) throws(SchemaError) -> ValueType {
        let node = try schema.resolved(node)
        let kinds = node.kinds.filter { $0 != .null }
        guard kinds.count == 1, node.format != "json" else { return .json }
        switch kinds[0] {
        case .boolean: return .boolean
        case .integer: return .integer
        case .number: return .number
        case .string:
            guard let target = isOwnARN ? schema.name : try arnTarget(of: node) else { return .string }
            return .arn(target)
        case .array:
            guard let items = node.items else { return .list(.json) }
            return .list(try attributeType(of: items, isOwnARN: false))
        case .null, .object: return .json
        }
    }

    /// Members of `Ref` that an attribute must not hide.
    private static let reservedAttributes: Set<String> = [
        "attribute", "element", "graph", "hash", "hashValue", "path", "reference", "referenced", "self", "strength",
    ]
}
