/// Reads the values of keywords of one node and says where one is not as expected.
struct NodeReader {
    /// Where the node is.
    let pointer: String
    /// The resource type.
    let typeName: String

    func failure(_ message: String) -> SchemaError {
        SchemaError(typeName: typeName, pointer: pointer, message: message)
    }

    func text(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> String {
        guard let text = value.string else { throw failure("\(keyword) must be a text") }
        return text
    }

    func number(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> String {
        guard case .number(let text) = value else { throw failure("\(keyword) must be a number") }
        return text
    }

    func truth(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> Bool {
        guard case .bool(let truth) = value else { throw failure("\(keyword) must be true or false") }
        return truth
    }

    func list(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> [JSONValue] {
        guard let list = value.array else { throw failure("\(keyword) must be a list") }
        return list
    }

    func texts(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> [String] {
        let list = try list(value, keyword)
        let texts = list.compactMap(\.string)
        guard texts.count == list.count else { throw failure("\(keyword) must be a list of texts") }
        return texts
    }

    func members(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> [(key: String, value: JSONValue)] {
        guard let members = value.object else { throw failure("\(keyword) must be an object") }
        return members.sorted { $0.key < $1.key }
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

    func format(_ value: JSONValue) throws(SchemaError) -> String {
        let text = try text(value, "format")
        guard NodeReader.formats.contains(text) || ResourceFormat(text) != nil else {
            throw failure(
                "unknown format '\(text)'; teach NodeReader.swift or ResourceFormat.swift what it means, or correct the schema "
                    + "in Corrections.swift"
            )
        }
        return text
    }

    /// The formats that do not name a resource type.
    private static let formats: Set<String> = [
        "date-time", "double", "int64", "ipv4-network", "ipv6-network", "json", "password", "string", "timestamp",
        "uri",
    ]

    func schema(_ value: JSONValue, _ step: String) throws(SchemaError) -> Schema {
        try Schema(value, pointer: "\(pointer)/\(step)", typeName: typeName)
    }

    func schemas(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> [String: Schema] {
        var schemas: [String: Schema] = [:]
        for (name, value) in try members(value, keyword) { schemas[name] = try schema(value, "\(keyword)/\(name)") }
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
