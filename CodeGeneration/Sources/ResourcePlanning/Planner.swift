public import SchemaModel

/// Decides for one resource type which Swift types it gets.
///
/// Fails on anything that it does not understand.
public struct Planner {
    /// Where a type is met, which decides its name.
    struct Context {
        /// The name that a type made here would like.
        let name: String
        /// The reference to the node, if it is a definition.
        var definition: String?
        /// The structure that has the node as the schema of one of its properties.
        var owner: Int?
    }

    let schema: ResourceSchema
    let facts: ResourceFacts
    let knownTypes: Set<ResourceTypeName>
    var types: [PlannedType] = []
    private var definitionTypes: [String: ValueType] = [:]
    private var openDefinitions: Set<String> = []

    /// Plans a resource type.
    /// - Parameters:
    ///   - schema: The schema, corrected.
    ///   - facts: What is known beyond the schemas.
    ///   - knownTypes: All resource types, those of other services included.
    /// - Returns: The plan.
    /// - Throws: ``SchemaError`` at the first thing that is not understood.
    public static func plan(
        _ schema: ResourceSchema,
        facts: ResourceFacts,
        knownTypes: Set<ResourceTypeName>
    ) throws(SchemaError) -> ResourcePlan {
        var planner = Planner(schema: schema, facts: facts, knownTypes: knownTypes)
        return try planner.plan()
    }

    private init(schema: ResourceSchema, facts: ResourceFacts, knownTypes: Set<ResourceTypeName>) {
        self.schema = schema
        self.facts = facts
        self.knownTypes = knownTypes
    }

    private mutating func plan() throws(SchemaError) -> ResourcePlan {
        let readOnly = Set(schema.readOnly.filter { $0.count == 1 }.map { $0[0] })
        guard var shape = try schema.shape(of: schema.root) ?? (schema.root.properties.isEmpty ? .empty : nil) else {
            throw schema.failure(schema.root, "the alternatives of the properties contradict each other")
        }
        shape.properties = shape.properties.filter { !readOnly.contains($0.key) }
        let root = Context(name: "Properties", owner: nil)
        _ = try structure(shape, root)
        markProperties()
        var plan = ResourcePlan(
            name: schema.name,
            lifecycle: schema.lifecycle,
            deletesBeforeReplacing: schema.deletesBeforeReplacing,
            types: types,
            attributes: try attributes(),
            topLevel: []
        )
        plan.assignNames()
        return plan
    }

    // MARK: Types

    mutating func type(of node: Schema, _ context: Context) throws(SchemaError) -> ValueType {
        if let reference = node.reference { return try definition(reference, node) }
        if let values = node.allowedValues { return try enumeration(values, node, context) }
        let kinds = node.kinds.isEmpty ? inferredKinds(of: node) : node.kinds.filter { $0 != .null }
        guard let kind = kinds.first else { return try alternatives(node, context) }
        guard kinds.count == 1, node.format != "json" else { return .json }
        switch kind {
        case .boolean: return .boolean
        case .integer: return .integer
        case .number: return .number
        case .string: return try text(node, context)
        case .array:
            guard let items = node.items else { return .list(.json) }
            return .list(try type(of: items, Context(name: context.name, owner: context.owner)))
        case .object: return try object(node, context)
        case .null: return .json
        }
    }

    private func inferredKinds(of node: Schema) -> [Schema.Kind] {
        let hasMembers = !node.properties.isEmpty || !node.patternProperties.isEmpty
        if hasMembers { return [.object] }
        return node.items == nil ? [] : [.array]
    }

    private mutating func definition(_ reference: String, _ node: Schema) throws(SchemaError) -> ValueType {
        if let type = definitionTypes[reference] { return type }
        guard let target = schema.target(of: reference) else {
            throw schema.failure(node, "'#\(reference)' does not exist")
        }
        guard openDefinitions.insert(reference).inserted else {
            throw schema.failure(node, "'#\(reference)' contains itself without an object in between")
        }
        defer { openDefinitions.remove(reference) }
        let name = reference.split(separator: "/").last.map(String.init) ?? reference
        let type = try type(of: target, Context(name: name, definition: reference))
        definitionTypes[reference] = type
        return type
    }

    private mutating func enumeration(
        _ values: [JSONValue],
        _ node: Schema,
        _ context: Context
    ) throws(SchemaError) -> ValueType {
        let texts = values.compactMap(\.string)
        if texts.count == values.count {
            return .named(addType(context, .enumeration(Array(Set(texts)).sorted())))
        }
        switch node.kinds {
        case [.integer]: return .integer
        case [.number]: return .number
        case [.boolean]: return .boolean
        default: throw schema.failure(node, "allowed values must all be of one type that the node names")
        }
    }

    private mutating func text(_ node: Schema, _ context: Context) throws(SchemaError) -> ValueType {
        // Alternatives in which only the case of letters differs.
        if !node.facts.caselessValues.isEmpty, let values = node.anyOf.lazy.compactMap(\.allowedValues).first {
            return try enumeration(values, node, context)
        }
        if let arn = try arnTarget(of: node) { return .arn(arn) }
        return .string
    }

    private mutating func object(_ node: Schema, _ context: Context) throws(SchemaError) -> ValueType {
        if let shape = try schema.shape(of: node) {
            guard node.patternProperties.isEmpty else {
                throw schema.failure(node, "an object with named members and with members by pattern is not supported")
            }
            return .named(try structure(shape, context))
        }
        if !node.patternProperties.isEmpty {
            var elements: Set<ValueType> = []
            for (_, element) in node.patternProperties.sorted(by: { $0.key < $1.key }) {
                elements.insert(try type(of: element, Context(name: context.name, owner: context.owner)))
            }
            return .map(elements.count == 1 ? elements.first ?? .json : .json)
        }
        switch node.additionalProperties {
        case .matching(let element):
            return .map(try type(of: element, Context(name: context.name, owner: context.owner)))
        case .forbidden where node.hasNoAlternatives: return .named(try structure(.empty, context))
        case .allowed, .forbidden, .unspecified: return .json
        }
    }

    private mutating func alternatives(_ node: Schema, _ context: Context) throws(SchemaError) -> ValueType {
        if node.allowsAnything { return .json }
        if node.format != nil { return try text(node, context) }
        let all = (node.oneOf + node.anyOf + node.allOf).filter { !$0.onlyConstrains }
        guard !all.isEmpty else {
            throw schema.failure(
                node,
                "neither a type nor a reference nor alternatives that have one; correct the schema in Corrections.swift"
            )
        }
        if let shape = try schema.shape(of: node) { return .named(try structure(shape, context)) }
        var alternatives: Set<ValueType> = []
        for alternative in all { alternatives.insert(try type(of: alternative, context)) }
        // Inline types that are no alternative after all are not in use and so are not named.
        return alternatives.count == 1 ? alternatives.first ?? .json : .json
    }

    private mutating func structure(_ shape: ObjectShape, _ context: Context) throws(SchemaError) -> Int {
        let index = addType(context, .structure([]))
        // A definition may refer to itself from here on.
        if let definition = context.definition { definitionTypes[definition] = .named(index) }
        var properties: [PlannedProperty] = []
        for (name, node) in shape.properties.sorted(by: { $0.key < $1.key }) {
            properties.append(
                PlannedProperty(
                    schemaName: name,
                    name: Identifier.lowerCamel(name),
                    type: try type(of: node, Context(name: name, owner: index)),
                    isRequired: shape.required.contains(name),
                    facts: try propertyFacts(of: node)
                )
            )
        }
        let names = Dictionary(grouping: properties, by: \.name)
        if let clash = names.values.first(where: { $0.count > 1 }) {
            throw schema.failure(
                schema.root,
                "properties \(clash.map(\.schemaName).joined(separator: ", ")) of \(context.name) get the same Swift name "
                    + "'\(clash[0].name)'; correct the schema in Corrections.swift"
            )
        }
        types[index].properties = properties
        return index
    }

    private mutating func addType(_ context: Context, _ content: PlannedType.Content) -> Int {
        let isTopLevel = context.owner == nil || context.owner == 0
        types.append(
            PlannedType(
                schemaName: context.name,
                definition: context.definition == nil ? nil : context.name,
                owner: isTopLevel ? nil : context.owner,
                name: Identifier.upperCamel(context.name),
                content: content
            )
        )
        return types.count - 1
    }

    // MARK: ARNs

    /// The one resource type whose ARN a text is, if the schema says so and allows nothing else.
    func arnTarget(of node: Schema) throws(SchemaError) -> ResourceTypeName? {
        let alternatives = node.anyOf + node.oneOf + node.allOf
        var targets: Set<ResourceTypeName?> = []
        for node in [node] + alternatives where node.format != nil || node.relationship != nil {
            targets.insert(try ownARNTarget(of: node))
        }
        let others = alternatives.contains { $0.format == nil && $0.relationship == nil && !$0.onlyConstrains }
        guard targets.count == 1, !others, let target = targets.first else { return nil }
        return target
    }

    private func ownARNTarget(of node: Schema) throws(SchemaError) -> ResourceTypeName? {
        if let identity = try resourceType(of: node), identity.part == .arn {
            return ResourceTypeName(identity.typeName)
        }
        guard let relationship = node.relationship, relationship.property.lowercased().hasSuffix("arn"),
            let type = ResourceTypeName(relationship.typeName), knownTypes.contains(type)
        else { return nil }
        return type
    }
}

extension ObjectShape {
    static let empty = ObjectShape(properties: [:], required: [])
}

extension Schema {
    fileprivate var hasNoAlternatives: Bool { oneOf.isEmpty && anyOf.isEmpty && allOf.isEmpty }

    /// Whether the node says nothing, or nothing but that the value is a document.
    fileprivate var allowsAnything: Bool { json.object?.isEmpty == true || format == "json" }
}
