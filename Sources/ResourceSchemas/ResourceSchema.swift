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

        package init(property: String, isUpdatable: Bool) {
            self.property = property
            self.isUpdatable = isUpdatable
        }
    }

    /// The steps from the object of all properties to one of them; `*` stands for each item or member.
    public typealias Path = [String]

    /// The name in templates, `AWS::SQS::Queue`.
    public let typeName: String
    /// What the object of all properties must be.
    public private(set) lazy var properties = text?.properties ?? Schema([])
    /// The properties whose change replaces the resource.
    public private(set) lazy var createOnly = paths("createOnly")
    /// The properties whose change replaces the resource in some cases.
    public private(set) lazy var conditionalCreateOnly = paths("conditionalCreateOnly")
    /// The properties that only the service sets.
    public private(set) lazy var readOnly = paths("readOnly")
    /// The properties that the service never tells.
    public private(set) lazy var writeOnly = paths("writeOnly")
    /// The properties that should no longer be used.
    public private(set) lazy var deprecated = paths("deprecated")
    /// The properties that together identify a resource.
    public private(set) lazy var primaryIdentifier = paths("primaryIdentifier")
    /// What `Fn::GetAtt` returns, by the attribute's name with dots.
    ///
    /// A name that ends with `*` stands for all names that begin with what is before it, as `Outputs.*` of a nested stack.
    public private(set) lazy var attributes = text?.attributes ?? [:]
    /// What `Ref` returns; a string when nothing more is known.
    public private(set) lazy var reference = readReference()
    /// How tags are set; `nil` when the resource cannot have tags.
    public private(set) lazy var tagging = readTagging()
    /// Whether deleting a resource deletes data that cannot be made again.
    public private(set) lazy var keepsData = text?.fact("keepsData") != nil
    /// The IAM actions that a handler needs, in alphabetical order.
    public private(set) lazy var permissions = text?.permissions ?? [:]
    /// The Regions in which the type exists; `nil` when that is all, or unknown.
    public private(set) lazy var regions = readRegions()

    private let text: SchemaText?
    private let readDefinition: (String) -> Schema?
    private var definitions: [String: Schema] = [:]

    init(typeName: String, text: SchemaText) {
        self.typeName = typeName
        self.text = text
        self.readDefinition = text.definition
    }

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
        self.text = nil
        self.readDefinition = readDefinition
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
    }

    /// What `Fn::GetAtt` returns for an attribute.
    /// - Parameter name: The name with dots, as `Endpoint.Address`.
    /// - Returns: The schema, `nil` when there is no such attribute.
    public func attribute(_ name: String) -> Schema? {
        if let schema = attributes[name] { return schema }
        return attributes.first { pattern, _ in pattern.hasSuffix("*") && name.hasPrefix(pattern.dropLast()) }?.value
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

    private func paths(_ word: StaticString) -> [Path] { text?.paths(word) ?? [] }

    private func readReference() -> Schema {
        guard var reader = text?.fact("reference") else { return Schema([.type(.string)]) }
        return reader.schema()
    }

    private func readTagging() -> Tagging? {
        guard var reader = text?.fact("tags") else { return nil }
        return Tagging(property: reader.name(), isUpdatable: reader.isAtEnd)
    }

    private func readRegions() -> Set<String>? {
        guard var reader = text?.fact("regions"), let bits = UInt64(reader.name(), radix: 16) else { return nil }
        return Set(SchemaTexts.regions.enumerated().lazy.filter { bits >> UInt64($0.offset) & 1 == 1 }.map(\.element))
    }
}
