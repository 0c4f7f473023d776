package import SchemaModel

extension ResourceFacts {
    /// The paths of the properties that `Fn::GetAtt` is documented to return.
    package func attributePaths(of schema: ResourceSchema) throws(SchemaError) -> Set<[String]> {
        var paths = Set(schema.readOnly.filter { !$0.contains("*") })
        for added in attributes[schema.name.description] ?? [] {
            guard schema.root.properties[added] != nil, paths.insert([added]).inserted else {
                throw schema.failure(
                    schema.root,
                    "the attribute '\(added)' of ResourceFacts.swift is no property or is read-only already; remove it"
                )
            }
        }
        return paths
    }

    /// The property that `Ref` returns: the only identifier, unless only CloudFormation sets it, in which case there is no
    /// telling without a documented fact.
    package func referenceProperty(of schema: ResourceSchema) throws(SchemaError) -> String? {
        if let fact = references[schema.name.description] {
            guard schema.root.properties[fact] != nil else {
                throw schema.failure(
                    schema.root,
                    "the property '\(fact)' that ResourceFacts.swift gives for Ref does not exist"
                )
            }
            return fact
        }
        guard schema.primaryIdentifier.count == 1, let path = schema.primaryIdentifier.first, path.count == 1,
            !schema.readOnly.contains(path)
        else { return nil }
        return path[0]
    }
}

extension ResourceSchema {
    /// What the value at a path of members is.
    package func node(at path: [String]) throws(SchemaError) -> Schema? {
        var node = root
        for step in path {
            let members = try shape(of: node)?.properties
            guard let member = members?[step] else { return nil }
            node = member
        }
        return node
    }

    /// The members that the alternatives of a node have together.
    package func members(of schema: Schema) throws(SchemaError) -> [String: Schema] {
        try shape(of: schema)?.properties ?? [:]
    }
}
