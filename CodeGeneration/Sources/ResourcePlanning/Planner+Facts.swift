import SchemaModel

extension Planner {
    /// The facts about a property for its documentation.
    func propertyFacts(of node: Schema) throws(SchemaError) -> PropertyFacts {
        let target = try schema.resolved(node)
        var facts = PropertyFacts(value: target.facts.overridden(by: node.facts))
        let pattern = target.patternProperties.count == 1 ? target.patternProperties.first : nil
        facts.namePattern = pattern?.key
        var element = target.items ?? pattern?.value
        if element == nil, case .matching(let other) = target.additionalProperties { element = other }
        if let node = element {
            let target = try schema.resolved(node)
            facts.element = target.facts.overridden(by: node.facts)
            element = target
        }
        let text = element ?? target
        facts.identities = try identities(of: text)
        facts.format = text.format.flatMap { ResourceFormat($0) == nil ? $0 : nil }
        facts.kinds = try kinds(of: target)
        return facts
    }

    /// The resource type and the part of it that the format of a node names; `nil` if it names none.
    func resourceType(of node: Schema) throws(SchemaError) -> PropertyFacts.Identity? {
        guard let text = node.format, let format = ResourceFormat(text) else { return nil }
        let name = facts.formatTypes[format.typeName] ?? format.typeName
        guard ResourceTypeName(name).map(knownTypes.contains) == true || facts.otherFormatNames.contains(name) else {
            throw schema.failure(
                node,
                "format '\(text)' names no resource type; add it to the format types in ResourceFacts.swift"
            )
        }
        return PropertyFacts.Identity(typeName: name, part: format.part)
    }

    /// What a text identifies: only known if every alternative says so.
    private func identities(of node: Schema) throws(SchemaError) -> [PropertyFacts.Identity] {
        if let identity = try resourceType(of: node) { return [identity] }
        let alternatives = [node.anyOf, node.oneOf].first { !$0.isEmpty } ?? []
        var identities: [PropertyFacts.Identity] = []
        for alternative in alternatives {
            guard let identity = try resourceType(of: alternative) else { return [] }
            if !identities.contains(identity) { identities.append(identity) }
        }
        return identities
    }

    private func kinds(of node: Schema) throws(SchemaError) -> [Schema.Kind] {
        var kinds = node.kinds
        if kinds.isEmpty {
            for alternative in node.oneOf + node.anyOf where !alternative.onlyConstrains {
                kinds += try schema.resolved(alternative).kinds
            }
        }
        return Schema.Kind.allCases.filter { $0 != .null && kinds.contains($0) }
    }
}

extension Facts {
    /// The facts of a definition and those of the node that refers to it, which are more specific.
    fileprivate func overridden(by other: Facts) -> Facts {
        var facts = self
        let paths: [WritableKeyPath<Facts, String?>] = [
            \.minimum, \.maximum, \.exclusiveMaximum, \.multipleOf, \.minLength, \.maxLength, \.minCount, \.maxCount,
            \.pattern, \.defaultValue,
        ]
        for path in paths { facts[keyPath: path] = other[keyPath: path] ?? facts[keyPath: path] }
        facts.hasUniqueElements = hasUniqueElements || other.hasUniqueElements
        return facts
    }
}
