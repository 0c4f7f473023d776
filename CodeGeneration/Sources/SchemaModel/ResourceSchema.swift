/// The schema of one resource type.
public struct ResourceSchema: Sendable {
    /// The type.
    public let name: ResourceTypeName
    /// The object of all properties, those included that only CloudFormation sets.
    public let root: Schema
    /// The shared definitions.
    public let definitions: [String: Schema]
    /// The paths of properties that only CloudFormation sets, each from the root.
    public let readOnly: [[String]]
    /// The paths of properties whose change replaces the resource.
    public let createOnly: [[String]]
    /// The paths of properties whose change may replace the resource.
    public let conditionalCreateOnly: [[String]]
    /// The paths of properties that should no longer be used.
    public let deprecated: [[String]]
    /// The paths of properties that CloudFormation cannot read back.
    public let writeOnly: [[String]]
    /// The paths of the properties that identify a resource.
    public let primaryIdentifier: [[String]]
    /// Where AWS is in giving up the type; `nil` if it is not.
    public let lifecycle: Lifecycle?
    /// Whether a resource that is replaced is deleted before the new one is made.
    public let deletesBeforeReplacing: Bool

    /// A stage in the end of a resource type.
    public struct Lifecycle: Hashable, Sendable {
        /// The stage: `maintenance`, `sunset` or `shutdown`.
        public let status: String
        /// The day of the stage, as `2026-10-20`.
        public let date: String?
    }

    /// Reads a schema.
    /// - Parameter json: The document.
    /// - Throws: ``SchemaError`` at the first thing that is not understood.
    public init(_ json: JSONValue) throws(SchemaError) {
        let text = json.value(at: ["typeName"])?.string ?? "?"
        guard let name = ResourceTypeName(text) else {
            throw SchemaError(
                typeName: text,
                pointer: "/typeName",
                message: "a type name has three parts, as AWS::SQS::Queue has"
            )
        }
        self.name = name
        root = try ResourceSchema.root(json, text)
        definitions = try ResourceSchema.definitions(json, text)
        readOnly = try ResourceSchema.paths(json, "readOnlyProperties", text)
        createOnly = try ResourceSchema.paths(json, "createOnlyProperties", text)
        conditionalCreateOnly = try ResourceSchema.paths(json, "conditionalCreateOnlyProperties", text)
        deprecated = try ResourceSchema.paths(json, "deprecatedProperties", text)
        writeOnly = try ResourceSchema.paths(json, "writeOnlyProperties", text)
        primaryIdentifier = try ResourceSchema.paths(json, "primaryIdentifier", text)
        let reader = DocumentReader(json: json, typeName: text)
        try reader.checkUnused()
        lifecycle = try reader.lifecycle()
        deletesBeforeReplacing = try reader.deletesBeforeReplacing()
    }

    /// The node that a reference points to.
    /// - Parameter reference: `/definitions/Tag`.
    /// - Returns: The node, or `nil` if there is none.
    public func target(of reference: String) -> Schema? {
        let steps = reference.split(separator: "/").map(String.init)
        guard steps.count == 2 else { return nil }
        return switch steps[0] {
        case "definitions": definitions[steps[1]]
        case "properties": root.properties[steps[1]]
        default: nil
        }
    }

    private static func root(_ json: JSONValue, _ typeName: String) throws(SchemaError) -> Schema {
        let members = (json.object ?? [:]).filter { !DocumentReader.keywords.contains($0.key) }
        var root = try Schema(.object(members), pointer: "", typeName: typeName)
        root.kinds = [.object]
        return root
    }

    private static func definitions(_ json: JSONValue, _ typeName: String) throws(SchemaError) -> [String: Schema] {
        var schemas: [String: Schema] = [:]
        let reader = NodeReader(pointer: "", typeName: typeName)
        for (name, value) in try reader.members(json.value(at: ["definitions"]) ?? [:], "definitions") {
            schemas[name] = try reader.schema(value, "definitions/\(name)")
        }
        return schemas
    }

    private static func paths(
        _ json: JSONValue,
        _ keyword: String,
        _ typeName: String
    ) throws(SchemaError) -> [[String]] {
        var paths: [[String]] = []
        let reader = NodeReader(pointer: "", typeName: typeName)
        for value in try reader.list(json.value(at: [keyword]) ?? [], keyword) {
            let steps = value.string?.split(separator: "/").map(String.init) ?? []
            guard steps.first == "properties", steps.count > 1 else {
                throw SchemaError(
                    typeName: typeName,
                    pointer: "/\(keyword)",
                    message: "'\(value.scalarText ?? "?")' must be a path that starts with /properties/"
                )
            }
            paths.append(Array(steps.dropFirst()))
        }
        return paths
    }
}
