package import ResourcePlanning
package import SchemaModel

/// Writes down all facts about a resource type, one a line.
package struct ResourceText {
    private let schema: ResourceSchema
    private let document: JSONValue
    private let facts: ResourceFacts
    private let notation: SchemaNotation

    /// Keywords of the document that describe the type and not the object of its properties.
    private static let typeKeywords: Set<String> = [
        "$schema", "additionalIdentifiers", "conditionalCreateOnlyProperties", "createOnlyProperties", "definitions",
        "deprecatedProperties", "documentationUrl", "handlers", "lifecycle", "primaryIdentifier", "propertyTransform",
        "readOnlyProperties", "replacementStrategy", "resourceLink", "sourceUrl", "taggable", "tagging",
        "typeConfiguration", "typeName", "writeOnlyProperties",
    ]

    /// Reads what the text is made of.
    /// - Parameters:
    ///   - document: The schema of the type, corrected and extended.
    ///   - schema: The same, not extended.
    ///   - facts: What is known beyond the schemas.
    ///   - knownTypes: All resource types.
    package init(_ document: JSONValue, of schema: ResourceSchema, facts: ResourceFacts, knownTypes: Set<String>) {
        self.schema = schema
        self.document = document
        self.facts = facts
        notation = SchemaNotation(typeName: schema.name.description, knownTypes: knownTypes) { pointer in
            document.value(at: pointer.split(separator: "/").map(String.init)[...])
        }
    }

    /// The lines.
    /// - Parameters:
    ///   - regions: The Regions in which the type exists, as a number of bits; `nil` when that is all.
    ///   - keepsData: Whether something is lost with a resource.
    /// - Returns: The lines without line breaks.
    /// - Throws: ``SchemaError`` at the first thing that is not understood.
    package func lines(regions: UInt64?, keepsData: Bool) throws(SchemaError) -> [String] {
        var lines: [String] = []
        lines += line("createOnly", schema.createOnly)
        lines += line("conditionalCreateOnly", schema.conditionalCreateOnly)
        lines += line("readOnly", schema.readOnly)
        lines += line("writeOnly", try paths("writeOnlyProperties"))
        lines += line("deprecated", schema.deprecated)
        lines += line("primaryIdentifier", schema.primaryIdentifier)
        lines += try tagging()
        if keepsData { lines.append("keepsData") }
        if let regions { lines.append("regions \(String(regions, radix: 16))") }
        lines += try permissions()
        lines += try reference()
        for (name, type) in try Attributes(schema, facts: facts).all().sorted(by: { $0.key < $1.key }) {
            let text = try notation.text(of: type, at: "attribute \(name)")
            lines.append("@\(Notation.name(name))" + (text.isEmpty ? "" : " \(text)"))
        }
        lines += try properties()
        for (name, definition) in (document.value(at: ["definitions"])?.object ?? [:]).sorted(by: { $0.key < $1.key }) {
            let (head, members) = try notation.lines(of: definition, at: "/definitions/\(name)")
            lines.append("definition \(Notation.name(name))" + (head.isEmpty ? "" : " \(head)"))
            lines += members.map { ".\($0)" }
        }
        return lines
    }

    private func properties() throws(SchemaError) -> [String] {
        var root = (document.object ?? [:]).filter { !ResourceText.typeKeywords.contains($0.key) }
        root["type"] = "object"
        let (head, members) = try notation.lines(of: .object(root), at: "")
        return ["properties \(head)"] + members.map { ".\($0)" }
    }

    private func line(_ word: String, _ paths: [[String]]) -> [String] {
        paths.isEmpty ? [] : [word + paths.map { " " + Notation.path($0) }.sorted().joined()]
    }

    private func paths(_ keyword: String) throws(SchemaError) -> [[String]] {
        try (document.value(at: [keyword])?.array ?? []).map { value throws(SchemaError) in
            try path(value, keyword)
        }
    }

    private func path(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> [String] {
        let steps = value.string?.split(separator: "/").map(String.init) ?? []
        guard steps.first == "properties", steps.count > 1 else {
            throw failure("'\(value.scalarText ?? "?")' must be a path that starts with /properties/", keyword)
        }
        return Array(steps.dropFirst())
    }

    private func tagging() throws(SchemaError) -> [String] {
        let tagging = document.value(at: ["tagging"])
        let isTaggable = (tagging ?? document).value(at: ["taggable"]) ?? .bool(tagging != nil)
        guard isTaggable == .bool(true) else { return [] }
        let property = try path(tagging?.value(at: ["tagProperty"]) ?? "/properties/Tags", "tagging")
        guard property.count == 1, schema.root.properties[property[0]] != nil else { return [] }
        let isUpdatable = tagging?.value(at: ["tagUpdatable"]) != .bool(false)
        return ["tags \(Notation.name(property[0]))" + (isUpdatable ? "" : " replace")]
    }

    /// The actions by service, each with the first letters of the handlers that need it.
    private func permissions() throws(SchemaError) -> [String] {
        var handlers: [String: Set<String>] = [:]
        for handler in ["create", "read", "update", "delete", "list"] {
            for action in document.value(at: ["handlers", handler, "permissions"])?.array ?? [] {
                guard let action = action.string else {
                    throw failure("an action must be a text", "handlers/\(handler)")
                }
                let name = action.trimming(" ")
                if !name.isEmpty { handlers[name, default: []].insert(handler) }
            }
        }
        var services: [String: [String]] = [:]
        for (action, handlers) in handlers.sorted(by: { $0.key < $1.key }) {
            let parts = action.split(separator: ":", maxSplits: 1).map(String.init)
            let letters = ["create", "read", "update", "delete", "list"].filter(handlers.contains).map { $0.prefix(1) }
            let name = parts.count == 2 ? parts[1] : "*"
            services[parts[0], default: []].append(Notation.name("\(name):\(letters.joined())"))
        }
        return services.sorted { $0.key < $1.key }.map { service, actions in
            "permissions \(Notation.name(service)) \(actions.joined(separator: " "))"
        }
    }

    private func reference() throws(SchemaError) -> [String] {
        guard let type = try Attributes(schema, facts: facts).reference() else { return [] }
        let text = try notation.text(of: type, at: "reference")
        return text == "string" ? [] : ["reference \(text)"]
    }

    private func failure(_ message: String, _ keyword: String) -> SchemaError {
        SchemaError(typeName: schema.name.description, pointer: "/\(keyword)", message: message)
    }
}

extension String {
    fileprivate func trimming(_ character: Character) -> String {
        String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
    }
}
