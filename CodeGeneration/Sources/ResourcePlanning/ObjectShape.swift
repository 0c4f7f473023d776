package import SchemaModel

/// The named members of an object, those of its alternatives included.
struct ObjectShape {
    var properties: [String: Schema]
    var required: Set<String>
}

extension ResourceSchema {
    /// Follows references to the node that says what a value is.
    package func resolved(_ schema: Schema) throws(SchemaError) -> Schema {
        var schema = schema
        var seen: Set<String> = []
        while let reference = schema.reference {
            guard let target = target(of: reference) else {
                throw failure(schema, "'#\(reference)' does not exist")
            }
            guard seen.insert(reference).inserted else {
                throw failure(schema, "'#\(reference)' refers to itself and never to a type")
            }
            schema = target
        }
        return schema
    }

    /// The named members of an object.
    /// - Returns: `nil` if the node is not an object with named members, or if its alternatives contradict each other.
    func shape(of schema: Schema) throws(SchemaError) -> ObjectShape? {
        let schema = try resolved(schema)
        guard schema.kinds.isEmpty || schema.kinds == [.object] else { return nil }
        var shape = ObjectShape(properties: schema.properties, required: schema.required)
        for alternatives in [schema.oneOf, schema.anyOf] {
            let substantive = alternatives.filter { !$0.onlyConstrains }
            guard let union = try union(of: substantive) else { return nil }
            // A member that one alternative lacks can be left out.
            let hasConstraints = substantive.count < alternatives.count
            guard shape.merge(ObjectShape(properties: union.properties, required: hasConstraints ? [] : union.required))
            else { return nil }
        }
        for part in schema.allOf where !part.onlyConstrains {
            guard let part = try self.shape(of: part), shape.merge(part) else { return nil }
        }
        return shape.properties.isEmpty ? nil : shape
    }

    private func union(of alternatives: [Schema]) throws(SchemaError) -> ObjectShape? {
        var union: ObjectShape?
        for alternative in alternatives {
            guard let shape = try shape(of: alternative) else { return nil }
            let required = union?.required ?? shape.required
            union = union ?? shape
            guard union?.merge(shape) == true else { return nil }
            union?.required = required.intersection(shape.required)
        }
        return union ?? ObjectShape(properties: [:], required: [])
    }

    package func failure(_ schema: Schema, _ message: String) -> SchemaError {
        SchemaError(typeName: name.description, pointer: schema.pointer, message: message)
    }
}

extension ObjectShape {
    /// Adds the members of another object.
    /// - Returns: Whether the two agree on every member that both have.
    mutating func merge(_ other: ObjectShape) -> Bool {
        for (name, schema) in other.properties {
            guard let present = properties[name] else {
                properties[name] = schema
                continue
            }
            guard let merged = present.merged(with: schema) else { return false }
            properties[name] = merged
        }
        required.formUnion(other.required)
        return true
    }
}

extension Schema {
    /// Whether the node narrows a type that another node states, and states none itself.
    var onlyConstrains: Bool {
        kinds.isEmpty && reference == nil && properties.values.allSatisfy(\.onlyConstrains) && patternProperties.isEmpty
            && items == nil && allowedValues == nil
            && [oneOf, anyOf, allOf].allSatisfy { $0.allSatisfy(\.onlyConstrains) }
    }

    /// One schema that both values fit.
    fileprivate func merged(with other: Schema) -> Schema? {
        if json == other.json || other.onlyConstrains { return self }
        if onlyConstrains { return other }
        guard kinds == other.kinds else { return nil }
        var merged = self
        if kinds == [.object], reference == nil, other.reference == nil {
            var shape = ObjectShape(properties: properties, required: required)
            guard shape.merge(ObjectShape(properties: other.properties, required: other.required)) else { return nil }
            merged.properties = shape.properties
            merged.required = required.intersection(other.required)
            return merged
        }
        guard [[.string], [.integer], [.number], [.boolean]].contains(kinds) else { return nil }
        // Each alternative of a union has its own value of a discriminator.
        merged.allowedValues = allowedValues.flatMap { mine in
            other.allowedValues.map { theirs in mine + theirs.filter { !mine.contains($0) } }
        }
        merged.format = format == other.format ? format : nil
        merged.facts = facts == other.facts ? facts : Facts()
        return merged
    }
}
