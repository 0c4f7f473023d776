import SchemaModel

/// A resource schema as JSON, to make values of it and to check them.
struct SchemaDocument {
    let schema: ResourceSchema
    let patterns: PatternCache

    init(_ schema: ResourceSchema, patterns: PatternCache) {
        self.schema = schema
        self.patterns = patterns
    }

    /// The object of all properties.
    var root: JSONValue { schema.root.json }

    /// The keywords of a node, those of the definition that it refers to included; its own come first.
    func keywords(of node: JSONValue) -> [String: JSONValue] {
        var keywords = node.object ?? [:]
        var seen: Set<String> = []
        while case .string(let reference)? = keywords.removeValue(forKey: "$ref"), seen.insert(reference).inserted {
            keywords.merge(target(of: reference)?.object ?? [:]) { own, _ in own }
        }
        return keywords
    }

    func target(of reference: String) -> JSONValue? {
        schema.target(of: String(reference.drop { $0 == "#" }))?.json
    }

    /// The nodes of which a value fits at least one, or all: what is to be known of it stands in the node or in one of these.
    func alternatives(of node: JSONValue) -> [JSONValue] {
        let keywords = keywords(of: node)
        return ["oneOf", "anyOf", "allOf"].flatMap { keywords[$0]?.array ?? [] }
    }

    /// The values of a keyword in a node and in its alternatives.
    func all(_ keyword: String, in node: JSONValue) -> [JSONValue] {
        let own = keywords(of: node)[keyword].map { [$0] } ?? []
        return own + alternatives(of: node).flatMap { all(keyword, in: $0) }
    }

    /// The schema of a member, preferably one that says what the member is and not only what it must not be.
    func property(_ name: String, of node: JSONValue) -> JSONValue {
        let found = all("properties", in: node).compactMap { $0.value(at: [name]) }
        let telling = ["$ref", "type", "enum", "properties", "items", "oneOf", "anyOf"]
        return found.first { node in telling.contains { node.value(at: [$0]) != nil } } ?? found.first ?? .object([:])
    }
}
