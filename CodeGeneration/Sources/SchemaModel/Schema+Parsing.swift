extension Schema {
    private static let ignoredKeywords: Set<String> = [
        "$comment", "arrayType", "dependencies", "dependentExcluded", "dependentRequired", "description", "else",
        "examples",
        "if", "insertionOrder", "maxUniqueItems", "not", "prefixItems", "requiredOr", "requiredXor", "then", "title",
        "uniqueItems",
        "uniqueKeys",
    ]

    private static let annotations: Set<String> = [
        "$comment", "default", "description", "examples", "insertionOrder", "title",
    ]

    /// Reads a node.
    /// - Parameters:
    ///   - json: The node.
    ///   - pointer: Where it is.
    ///   - typeName: The resource type, for errors.
    /// - Throws: ``SchemaError`` at the first keyword that is unknown or has an unexpected value.
    public init(_ json: JSONValue, pointer: String, typeName: String) throws(SchemaError) {
        let reader = NodeReader(pointer: pointer, typeName: typeName)
        guard let members = json.object else { throw reader.failure("a schema must be an object") }
        self.pointer = pointer
        self.json = json.removing(Schema.annotations)
        self.facts = Facts()
        for (keyword, value) in members.sorted(by: { $0.key < $1.key }) where !Schema.ignoredKeywords.contains(keyword)
        {
            try read(keyword, value, reader)
        }
    }

    private mutating func read(
        _ keyword: String,
        _ value: JSONValue,
        _ reader: NodeReader
    ) throws(SchemaError) {
        switch keyword {
        case "$ref":
            let text = try reader.text(value, keyword)
            guard text.hasPrefix("#/") else {
                throw reader.failure("$ref must point into the same schema, not to '\(text)'")
            }
            reference = String(text.dropFirst())
        case "type": kinds = try reader.kinds(value)
        case "format":
            let text = try reader.text(value, keyword)
            format = text
            facts.isTimestamp = text == "date-time"
        case "enum":
            let values = try reader.list(value, keyword)
            allowedValues = values
            facts.allowedNumbers = values.compactMap { if case .number(let text) = $0 { text } else { nil } }
        case "const": allowedValues = [value]
        case "enumCaseInsensitive": ignoresCase = true
        case "properties": properties = try reader.schemas(value, keyword)
        case "patternProperties": patternProperties = try reader.schemas(value, keyword)
        case "required": required = Set(try reader.list(value, keyword).compactMap(\.string))
        case "additionalProperties":
            switch value {
            case .bool(true): additionalProperties = .allowed
            case .bool(false): additionalProperties = .forbidden
            default: additionalProperties = .matching(try reader.schema(value, keyword))
            }
        case "items": items = try reader.schema(value, keyword)
        case "oneOf": oneOf = try reader.alternatives(value, keyword)
        case "anyOf": anyOf = try reader.alternatives(value, keyword)
        case "allOf": allOf = try reader.alternatives(value, keyword)
        case "relationshipRef":
            guard let type = value.value(at: ["typeName"])?.string,
                let property = value.value(at: ["propertyPath"])?.string?.split(separator: "/").last
            else { throw reader.failure("relationshipRef must have a typeName and a propertyPath") }
            relationship = Relationship(typeName: type, property: String(property))
        default:
            guard let fact = NodeReader.facts[keyword] else {
                throw reader.failure(
                    "unknown keyword '\(keyword)'; teach Schema+Parsing.swift what it means, or correct the schema in "
                        + "Corrections.swift"
                )
            }
            if let text = value.scalarText { facts[keyPath: fact] = text }
        }
    }
}

/// Reads the values of keywords of one node.
private struct NodeReader {
    let pointer: String
    let typeName: String

    static let facts: [String: any WritableKeyPath<Facts, String?> & Sendable] = [
        "default": \.defaultValue, "exclusiveMaximum": \.exclusiveMaximum, "maximum": \.maximum, "maxItems": \.maxCount,
        "maxLength": \.maxLength, "maxProperties": \.maxCount, "minimum": \.minimum, "minItems": \.minCount,
        "minLength": \.minLength, "minProperties": \.minCount, "multipleOf": \.multipleOf, "pattern": \.pattern,
    ]

    func failure(_ message: String) -> SchemaError {
        SchemaError(typeName: typeName, pointer: pointer, message: message)
    }

    func text(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> String {
        guard let text = value.string else { throw failure("\(keyword) must be a text") }
        return text
    }

    func list(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> [JSONValue] {
        guard let list = value.array else { throw failure("\(keyword) must be a list") }
        return list
    }

    func kinds(_ value: JSONValue) throws(SchemaError) -> [Schema.Kind] {
        var kinds: [Schema.Kind] = []
        for name in value.array ?? [value] {
            guard let kind = name.string.flatMap(Schema.Kind.init) else {
                throw failure("unknown type '\(name.scalarText ?? "?")'; JSON Schema has \(Schema.Kind.list)")
            }
            kinds.append(kind)
        }
        return kinds
    }

    func schema(_ value: JSONValue, _ step: String) throws(SchemaError) -> Schema {
        try Schema(value, pointer: "\(pointer)/\(step)", typeName: typeName)
    }

    func schemas(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> [String: Schema] {
        guard let members = value.object else { throw failure("\(keyword) must be an object") }
        var schemas: [String: Schema] = [:]
        for (name, value) in members { schemas[name] = try schema(value, "\(keyword)/\(name)") }
        return schemas
    }

    func alternatives(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> [Schema] {
        var schemas: [Schema] = []
        for (index, value) in try list(value, keyword).enumerated() {
            schemas.append(try schema(value, "\(keyword)/\(index)"))
        }
        return schemas
    }
}

extension Schema.Kind {
    fileprivate static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension JSONValue {
    fileprivate func removing(_ names: Set<String>) -> JSONValue {
        switch self {
        case .object(let members):
            .object(
                Dictionary(
                    uniqueKeysWithValues: members.compactMap { name, value in
                        // A property may be called `description`; then its value is a schema, not a text.
                        names.contains(name) && value.object == nil ? nil : (name, value.removing(names))
                    }
                )
            )
        case .array(let elements): .array(elements.map { $0.removing(names) })
        default: self
        }
    }
}
