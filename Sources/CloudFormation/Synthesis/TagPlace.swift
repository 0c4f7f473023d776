package import ResourceSchemas

/// Where the tags of a resource type are written.
package struct TagPlace {
    /// How a property holds tags.
    package enum Shape: Equatable {
        /// A list of objects with `Key` and `Value`; those of Auto Scaling groups have a member for what they launch, too.
        case list(isPropagated: Bool)
        /// An object whose members are the tags.
        case map
        /// An object whose only member is such a list.
        case wrapped(String)
    }

    /// The property.
    package let property: String
    /// How it holds tags.
    package let shape: Shape

    /// Finds out how a type is tagged; `nil` when it cannot be.
    ///
    /// The registry names no property for some older types that have tags all the same: there it is `Tags`.
    package init?(_ schema: ResourceSchema) {
        property = schema.tagging?.property ?? "Tags"
        var content = Content()
        content.add(schema.properties, of: schema)
        guard let values = content.members[property] else { return nil }
        var tags = Content()
        tags.add(values, of: schema)
        guard let shape = Self.shape(tags, of: schema) else { return nil }
        self.shape = shape
    }

    private static func shape(_ tags: Content, of schema: ResourceSchema) -> Shape? {
        if let items = tags.items {
            var item = Content()
            item.add(items, of: schema)
            guard item.members["Key"] != nil, item.members["Value"] != nil else { return nil }
            return .list(isPropagated: item.members["PropagateAtLaunch"] != nil)
        }
        if tags.members.count == 1, let (name, values) = tags.members.first {
            var inner = Content()
            inner.add(values, of: schema)
            guard shape(inner, of: schema) == .list(isPropagated: false) else { return nil }
            return .wrapped(name)
        }
        return tags.members.isEmpty && tags.isObject ? .map : nil
    }

    /// The parts of a schema that tell what it describes.
    private struct Content {
        var members: [String: Schema] = [:]
        var items: Schema?
        var isObject = false

        mutating func add(_ schema: Schema, of resource: ResourceSchema) {
            for assertion in schema.assertions {
                switch assertion {
                case .definition(let name):
                    if let definition = resource.definition(name) { add(definition, of: resource) }
                case .type(let types): isObject = isObject || types.contains(.object)
                case .items(let schema): items = schema
                case .members(let members):
                    self.members.merge(members.named) { first, _ in first }
                    isObject = isObject || !members.matching.isEmpty
                case .one(let schemas), .any(let schemas), .all(let schemas):
                    for schema in schemas { add(schema, of: resource) }
                default: break
                }
            }
        }
    }
}
