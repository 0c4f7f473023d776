/// The facts about all resource types; each type is read when it is first asked for.
///
/// Not for use by several threads at once.
public final class ResourceSchemas {
    private var schemas: [String: ResourceSchema] = [:]

    /// Makes an empty cache; nothing is read yet.
    public init() {}

    /// Makes a cache with types that take the place of those of the registry.
    package init(_ schemas: [ResourceSchema]) {
        for schema in schemas { self.schemas[schema.typeName] = schema }
    }

    /// The facts about a type.
    /// - Parameter typeName: The name in templates, `AWS::SQS::Queue`.
    /// - Returns: The facts, `nil` for an unknown type.
    public subscript(typeName: String) -> ResourceSchema? { schemas[typeName] }
}
