package import SchemaModel

/// Writes JSON Schema in the notation that the module `ResourceSchemas` reads.
///
/// A schema is a list of assertions with a space between each. An assertion is a word with an argument: types
/// (`object|string`), a definition (`#Tag`), bounds (`length 1..128`), names (`required Key,Value`), JSON
/// (`values ["a","b"]`), or schemas in parentheses (`items(#Tag)`). Without any assertion a schema accepts every value.
package struct SchemaNotation {
    private let typeName: String
    private let knownTypes: Set<String>
    /// The target of a reference that is no definition.
    private let target: (String) -> JSONValue?

    /// Makes a writer.
    /// - Parameters:
    ///   - typeName: The resource type.
    ///   - knownTypes: All resource types.
    ///   - target: Finds what stands at a JSON pointer of the same document.
    package init(typeName: String, knownTypes: Set<String>, target: @escaping (String) -> JSONValue? = { _ in nil }) {
        self.typeName = typeName
        self.knownTypes = knownTypes
        self.target = target
    }

    /// The notation of a schema.
    /// - Parameters:
    ///   - json: The schema.
    ///   - pointer: Where it is.
    /// - Returns: The text, empty for a schema that accepts every value.
    /// - Throws: ``SchemaError`` at a keyword that is unknown or has an unexpected value.
    package func text(of json: JSONValue, at pointer: String) throws(SchemaError) -> String {
        if case .bool(let accepts) = json { return accepts ? "" : "never" }
        return try words(of: json, at: pointer, membersApart: false).words.joined(separator: " ")
    }

    /// The notation of an object, one line for each of its members.
    /// - Parameters:
    ///   - json: The schema.
    ///   - pointer: Where it is.
    /// - Returns: The assertions but those on members, and the lines of the members.
    /// - Throws: ``SchemaError`` at a keyword that is unknown or has an unexpected value.
    package func lines(of json: JSONValue, at pointer: String) throws(SchemaError) -> (head: String, members: [String])
    {
        let (words, members) = try words(of: json, at: pointer, membersApart: true)
        return (words.joined(separator: " "), members)
    }

    private func words(
        of json: JSONValue,
        at pointer: String,
        membersApart: Bool
    ) throws(SchemaError) -> (words: [String], members: [String]) {
        guard var node = Keywords(json, typeName: typeName, pointer: pointer) else {
            throw SchemaError(typeName: typeName, pointer: pointer, message: "a schema must be an object")
        }
        var words: [String] = []
        words += try types(&node)
        words += try references(&node)
        words += try values(&node)
        words += try texts(&node)
        words += try node.bounds("length", "minLength", "maxLength")
        words += try node.range()
        if let factor = node.take("multipleOf") { words.append("multiple \(try node.number(factor, "multipleOf"))") }
        words += try items(&node)
        let members = try members(&node)
        words += membersApart || members.isEmpty ? [] : ["members" + members.map { "(\($0))" }.joined()]
        words += try objects(&node)
        words += try combinations(&node)
        try node.finish()
        return (words, members)
    }

    // MARK: Keywords

    private func types(_ node: inout Keywords) throws(SchemaError) -> [String] {
        guard let value = node.take("type") else { return [] }
        let known: Set = ["array", "boolean", "integer", "null", "number", "object", "string"]
        let names = (value.array ?? [value]).map { $0.string ?? "?" }
        if let unknown = names.first(where: { !known.contains($0) }) { throw node.failure("unknown type '\(unknown)'") }
        return [Set(names).sorted().joined(separator: "|")]
    }

    private func references(_ node: inout Keywords) throws(SchemaError) -> [String] {
        guard let reference = node.take("$ref")?.string else { return [] }
        if reference.hasPrefix("#/definitions/") {
            return ["#" + Notation.name(String(reference.dropFirst("#/definitions/".count)))]
        }
        guard reference.hasPrefix("#/"), let target = target(String(reference.dropFirst())) else {
            throw node.failure("'\(reference)' does not exist")
        }
        return [try text(of: target, at: String(reference.dropFirst()))]
    }

    private func values(_ node: inout Keywords) throws(SchemaError) -> [String] {
        var words: [String] = []
        if let values = node.take("enum") { words.append("values \(Notation.json(values))") }
        if let value = node.take("const") { words.append("values \(Notation.json(.array([value])))") }
        if let values = node.take("enumCaseInsensitive") { words.append("caseless \(Notation.json(values))") }
        return words
    }

    private func texts(_ node: inout Keywords) throws(SchemaError) -> [String] {
        var words: [String] = []
        if let pattern = node.take("pattern") {
            words.append("pattern \(Notation.json(.string(try self.pattern(pattern, node))))")
        }
        let format = node.take("format")?.string
        let relationship = node.take("relationshipRef")
        if let format {
            switch Format(format, knownTypes: knownTypes) {
            case .meaning: words.append("format \(Notation.name(format))")
            case .annotation: break
            case nil: throw node.failure("unknown format '\(format)'; teach Format.swift what it means")
            }
        } else if let type = relationship?.value(at: ["typeName"])?.string, knownTypes.contains(type),
            let property = relationship?.value(at: ["propertyPath"])?.string?.split(separator: "/").last,
            property.lowercased().hasSuffix("arn")
        {
            // Other relationships are hints: what is called a name or an ID there is often accepted as an ARN, too.
            words.append("format \(type).Arn")
        }
        return words
    }

    private func items(_ node: inout Keywords) throws(SchemaError) -> [String] {
        var words = try node.bounds("count", "minItems", "maxItems")
        if node.take("uniqueItems") == .bool(true) { words.append("unique") }
        if let names = node.take("uniqueKeys") { words.append("uniqueBy \(try node.names(names, "uniqueKeys"))") }
        if let count = node.take("maxUniqueItems") {
            words.append("different \(try node.number(count, "maxUniqueItems"))")
        }
        if let items = node.take("items") {
            // A list of schemas is what later drafts call `prefixItems`.
            words.append(
                items.array == nil
                    ? try nested("items", items, "items", node) : try alternatives("first", items.array, "items", node)
            )
        }
        if let items = node.take("prefixItems") {
            words.append(try alternatives("first", items.array, "prefixItems", node))
        }
        if let item = node.take("contains") { words.append(try nested("contains", item, "contains", node)) }
        return words
    }

    private func members(_ node: inout Keywords) throws(SchemaError) -> [String] {
        guard let properties = node.take("properties") else { return [] }
        guard let properties = properties.object else { throw node.failure("properties must be an object") }
        var members: [String] = []
        for (name, schema) in properties.sorted(by: { $0.key < $1.key }) {
            let text = try self.text(of: schema, at: "\(node.pointer)/properties/\(name)")
            members.append(Notation.name(name) + (text.isEmpty ? "" : " \(text)"))
        }
        return members
    }

    private func objects(_ node: inout Keywords) throws(SchemaError) -> [String] {
        var words: [String] = []
        if let patterns = node.take("patternProperties")?.object {
            var members: [String] = []
            for (pattern, schema) in patterns.sorted(by: { $0.key < $1.key }) {
                let pattern = Notation.json(.string(try self.pattern(.string(pattern), node)))
                let text = try self.text(of: schema, at: "\(node.pointer)/patternProperties/\(pattern)")
                members.append("(\(pattern)\(text.isEmpty ? "" : " \(text)"))")
            }
            words.append("matching" + members.joined())
        }
        switch node.take("additionalProperties") {
        case nil, .bool(true): break
        case .bool(false): words.append("closed")
        case let others?: words.append(try nested("others", others, "additionalProperties", node))
        }
        words += try node.bounds("size", "minProperties", "maxProperties")
        if let names = node.take("propertyNames") { words.append(try nested("names", names, "propertyNames", node)) }
        for (keyword, word) in [("required", "required"), ("requiredXor", "exactlyOne"), ("requiredOr", "atLeastOne")] {
            if let names = node.take(keyword), names != .array([]) {
                words.append("\(word) \(try node.names(names, keyword))")
            }
        }
        for keyword in ["dependentRequired", "dependencies", "dependentExcluded", "dependentSchemas"] {
            for (name, value) in (node.take(keyword)?.object ?? [:]).sorted(by: { $0.key < $1.key }) {
                if value.array == nil {
                    let text = try self.text(of: value, at: "\(node.pointer)/\(keyword)/\(name)")
                    words.append("dependent(\(Notation.name(name)) \(text))")
                } else {
                    let word = keyword == "dependentExcluded" ? "excludes" : "needs"
                    words.append("\(word) \(Notation.name(name)),\(try node.names(value, keyword))")
                }
            }
        }
        return words
    }

    private func combinations(_ node: inout Keywords) throws(SchemaError) -> [String] {
        var words: [String] = []
        if let schemas = node.take("allOf")?.array {
            // A reference needs no parentheses: all assertions of a schema must hold anyway.
            let references = schemas.filter { $0.object?.count == 1 && $0.value(at: ["$ref"]) != nil }
            for reference in references { words.append(try text(of: reference, at: "\(node.pointer)/allOf")) }
            let others = schemas.filter { !references.contains($0) }
            if !others.isEmpty { words.append(try alternatives("all", others, "allOf", node)) }
        }
        for (keyword, word) in [("anyOf", "any"), ("oneOf", "one")] {
            if let schemas = node.take(keyword) { words.append(try alternatives(word, schemas.array, keyword, node)) }
        }
        if let schema = node.take("not") { words.append(try nested("not", schema, "not", node)) }
        let (then, otherwise) = (node.take("then"), node.take("else"))
        if let condition = node.take("if") {
            var word = try nested("if", condition, "if", node)
            if let then { word += try nested("then", then, "then", node) }
            if let otherwise { word += try nested("else", otherwise, "else", node) }
            words.append(word)
        }
        return words
    }

    // MARK: Nested schemas

    private func nested(
        _ word: String,
        _ json: JSONValue,
        _ step: String,
        _ node: Keywords
    ) throws(SchemaError) -> String {
        "\(word)(\(try text(of: json, at: "\(node.pointer)/\(step)")))"
    }

    private func alternatives(
        _ word: String,
        _ schemas: [JSONValue]?,
        _ keyword: String,
        _ node: Keywords
    ) throws(SchemaError) -> String {
        guard let schemas, !schemas.isEmpty else { throw node.failure("\(keyword) must be a list of schemas") }
        var text = word
        for (index, schema) in schemas.enumerated() { text += try nested("", schema, "\(keyword)/\(index)", node) }
        return text
    }

    private func pattern(_ value: JSONValue, _ node: Keywords) throws(SchemaError) -> String {
        guard let text = value.string else { throw node.failure("a pattern must be a text") }
        do {
            return try PatternTranslation.translate(text)
        } catch {
            throw node.failure(
                "'\(text)' is no regular expression that Swift understands (\(error)); teach PatternTranslation.swift, or "
                    + "correct the schema in Corrections.swift"
            )
        }
    }
}
