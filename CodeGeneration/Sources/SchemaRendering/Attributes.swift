import ResourcePlanning
import SchemaModel

/// What `Ref` and `Fn::GetAtt` return for a resource type.
struct Attributes {
    /// How far members of an attribute are attributes themselves.
    private static let depth = 5

    private let schema: ResourceSchema
    private let facts: ResourceFacts

    init(_ schema: ResourceSchema, facts: ResourceFacts) {
        self.schema = schema
        self.facts = facts
    }

    /// The types of all attributes by their names in templates; a name that ends with `*` stands for all that begin so.
    ///
    /// Those that are documented, which the typed API has, and those that CloudFormation is known to accept as well.
    func all() throws(SchemaError) -> [String: JSONValue] {
        let typeName = schema.name.description
        var attributes: [String: JSONValue] = [:]
        if let open = UndocumentedAttributes.open[typeName] { attributes[open.name] = open.type }
        for path in schema.readOnly {
            guard let wildcard = path.firstIndex(of: "*") else { continue }
            attributes[path[..<wildcard].joined(separator: ".") + ".*"] = [:]
        }
        for path in try facts.attributePaths(of: schema) {
            guard let node = try schema.node(at: path) else {
                attributes[path.joined(separator: ".")] = [:]
                continue
            }
            try add(path, node, to: &attributes)
        }
        let names =
            UndocumentedAttributes.allProperties.contains(typeName)
            ? Array(schema.root.properties.keys) : UndocumentedAttributes.properties[typeName] ?? []
        for name in names {
            guard let node = schema.root.properties[name] else {
                throw schema.failure(
                    schema.root,
                    "the attribute '\(name)' of UndocumentedAttributes.swift is no property; remove it"
                )
            }
            try add([name], node, to: &attributes)
        }
        return attributes
    }

    /// The type of what `Ref` returns; `nil` when it is not known.
    ///
    /// The only identifier is what `Ref` returns wherever its format says of what it is the name.
    func reference() throws(SchemaError) -> JSONValue? {
        if let property = try facts.referenceProperty(of: schema), let node = schema.root.properties[property] {
            return try type(of: node)
        }
        guard schema.primaryIdentifier.count == 1, let node = try schema.node(at: schema.primaryIdentifier[0]) else {
            return nil
        }
        let type = try type(of: node)
        return type.object?.keys.contains { $0 == "format" || $0 == "anyOf" } == true ? type : nil
    }

    /// Adds a path and, if its value is an object, the paths of the members.
    private func add(_ path: [String], _ node: Schema, to attributes: inout [String: JSONValue]) throws(SchemaError) {
        attributes[path.joined(separator: ".")] = try type(of: node)
        guard path.count < Attributes.depth else { return }
        for (name, member) in try schema.members(of: node) { try add(path + [name], member, to: &attributes) }
    }

    /// The type and the format of a value, which is all that is checked of a value that a service returns.
    private func type(of node: Schema) throws(SchemaError) -> JSONValue {
        let json = try schema.resolved(node).json
        var type: [String: JSONValue] = [:]
        for keyword in ["type", "format"] { type[keyword] = json.value(at: [keyword]) }
        for keyword in ["anyOf", "oneOf"] {
            let formats = (json.value(at: [keyword])?.array ?? []).map { $0.value(at: ["format"]) }
            if !formats.isEmpty, !formats.contains(nil) {
                type["anyOf"] = .array(formats.compactMap(\.self).map { ["format": $0] })
            }
        }
        if let items = try schema.resolved(node).items { type["items"] = try self.type(of: items) }
        return .object(type)
    }
}
