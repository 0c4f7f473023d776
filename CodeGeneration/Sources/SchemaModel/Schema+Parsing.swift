extension Schema {
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
        for (keyword, value) in members.sorted(by: { $0.key < $1.key }) { try read(keyword, value, reader) }
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
            let text = try reader.format(value)
            format = text
            facts.isTimestamp = text == "date-time" || text == "timestamp"
        case "enum":
            let values = try reader.list(value, keyword)
            allowedValues = values
            facts.allowedNumbers = values.compactMap { if case .number(let text) = $0 { text } else { nil } }
        case "const": allowedValues = [value]
        case "enumCaseInsensitive": facts.caselessValues = try reader.texts(value, keyword)
        case "properties": properties = try reader.schemas(value, keyword)
        case "patternProperties": patternProperties = try reader.schemas(value, keyword)
        case "required": required = Set(try reader.texts(value, keyword))
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
        case "uniqueItems": facts.hasUniqueElements = try reader.truth(value, keyword)
        case "default": facts.defaultValue = value.scalarText
        case "pattern": facts.pattern = try reader.text(value, keyword)
        default:
            if let bound = NodeReader.bounds[keyword] {
                facts[keyPath: bound] = try reader.number(value, keyword)
            } else {
                try reader.checkUnused(keyword, value)
            }
        }
    }
}

extension NodeReader {
    /// The keywords that bound a number or a count.
    static let bounds: [String: any WritableKeyPath<Facts, String?> & Sendable] = [
        "exclusiveMaximum": \.exclusiveMaximum, "maximum": \.maximum, "maxItems": \.maxCount,
        "maxLength": \.maxLength, "maxProperties": \.maxCount, "minimum": \.minimum, "minItems": \.minCount,
        "minLength": \.minLength, "minProperties": \.minCount, "multipleOf": \.multipleOf,
    ]

    /// Reads a keyword that states nothing that is generated, to find in it what is not understood.
    fileprivate func checkUnused(_ keyword: String, _ value: JSONValue) throws(SchemaError) {
        switch keyword {
        case "$comment", "description", "title": _ = try text(value, keyword)
        case "insertionOrder": _ = try truth(value, keyword)
        case "maxUniqueItems": _ = try number(value, keyword)
        case "examples": _ = try list(value, keyword)
        case "requiredOr", "requiredXor", "uniqueKeys": _ = try texts(value, keyword)
        case "if", "then", "else", "not": _ = try schema(value, keyword)
        case "prefixItems": _ = try alternatives(value, keyword)
        case "arrayType":
            let text = try text(value, keyword)
            guard ["AttributeList", "Standard"].contains(text) else {
                throw failure("arrayType must be AttributeList or Standard, not '\(text)'")
            }
        case "dependencies":
            for (name, value) in try members(value, keyword) {
                if value.array == nil {
                    _ = try schema(value, "\(keyword)/\(name)")
                } else {
                    _ = try texts(value, "\(keyword)/\(name)")
                }
            }
        case "dependentExcluded", "dependentRequired":
            for (name, value) in try members(value, keyword) { _ = try texts(value, "\(keyword)/\(name)") }
        default:
            throw failure(
                "unknown keyword '\(keyword)'; teach Schema+Parsing.swift what it means, or correct the schema in "
                    + "Corrections.swift"
            )
        }
    }
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
