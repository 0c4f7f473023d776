/// The facts about one resource type.
///
/// Definitions are read when they are first asked for. Not for use by several threads at once.
public final class ResourceSchema {
    /// What is done with a resource.
    public enum Handler: String, CaseIterable, Sendable {
        case create, read, update, delete, list
    }

    /// How tags are set.
    public struct Tagging: Hashable, Sendable {
        /// The property with the tags.
        public let property: String
        /// Whether tags can be changed without replacing the resource.
        public let isUpdatable: Bool
    }

    /// The steps from the object of all properties to one of them; `*` stands for each item or member.
    public typealias Path = [String]

    /// The name in templates, `AWS::SQS::Queue`.
    public let typeName: String
    /// What the object of all properties must be.
    public let properties: Schema
    /// The properties whose change replaces the resource.
    public let createOnly: [Path]
    /// The properties whose change replaces the resource in some cases.
    public let conditionalCreateOnly: [Path]
    /// The properties that only the service sets.
    public let readOnly: [Path]
    /// The properties that the service never tells.
    public let writeOnly: [Path]
    /// The properties that should no longer be used.
    public let deprecated: [Path]
    /// The properties that together identify a resource.
    public let primaryIdentifier: [Path]
    /// What `Fn::GetAtt` returns, by the attribute's name with dots.
    public let attributes: [String: Schema]
    /// What `Ref` returns; a string when nothing more is known.
    public let reference: Schema
    /// How tags are set; `nil` when the resource cannot have tags.
    public let tagging: Tagging?
    /// Whether deleting a resource deletes data that cannot be made again.
    public let keepsData: Bool
    /// The IAM actions that a handler needs.
    public let permissions: [Handler: [String]]
    /// The Regions in which the type exists; `nil` when that is all.
    public let regions: Set<String>?

    private let readDefinition: (String) -> Schema?
    private var definitions: [String: Schema] = [:]

    package init(
        typeName: String,
        properties: Schema,
        createOnly: [Path] = [],
        conditionalCreateOnly: [Path] = [],
        readOnly: [Path] = [],
        writeOnly: [Path] = [],
        deprecated: [Path] = [],
        primaryIdentifier: [Path] = [],
        attributes: [String: Schema] = [:],
        reference: Schema = Schema([.type(.string)]),
        tagging: Tagging? = nil,
        keepsData: Bool = false,
        permissions: [Handler: [String]] = [:],
        regions: Set<String>? = nil,
        readDefinition: @escaping (String) -> Schema? = { _ in nil }
    ) {
        self.typeName = typeName
        self.properties = properties
        self.createOnly = createOnly
        self.conditionalCreateOnly = conditionalCreateOnly
        self.readOnly = readOnly
        self.writeOnly = writeOnly
        self.deprecated = deprecated
        self.primaryIdentifier = primaryIdentifier
        self.attributes = attributes
        self.reference = reference
        self.tagging = tagging
        self.keepsData = keepsData
        self.permissions = permissions
        self.regions = regions
        self.readDefinition = readDefinition
    }

    /// What a definition demands.
    /// - Parameter name: The name of the definition.
    /// - Returns: The schema, `nil` when there is no definition of that name.
    public func definition(_ name: String) -> Schema? {
        if let schema = definitions[name] { return schema }
        guard let schema = readDefinition(name) else { return nil }
        definitions[name] = schema
        return schema
    }
}
