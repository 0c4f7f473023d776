/// Reads what a document says about the resource type itself and not about its properties.
struct DocumentReader {
    /// The document.
    let json: JSONValue
    /// The resource type.
    let typeName: String

    /// The keywords that describe the type itself.
    static let keywords: Set<String> = [
        "$schema", "additionalIdentifiers", "conditionalCreateOnlyProperties", "createOnlyProperties", "definitions",
        "deprecatedProperties", "documentationUrl", "handlers", "lifecycle", "primaryIdentifier", "propertyTransform",
        "readOnlyProperties", "replacementStrategy", "resourceLink", "sourceUrl", "taggable", "tagging",
        "typeConfiguration", "typeName", "writeOnlyProperties",
    ]

    /// The members that objects may have.
    private static let members: [String: Set<String>] = [
        "handlers": ["create", "delete", "list", "read", "update"],
        "lifecycle": ["date", "status"],
        "resourceLink": ["mappings", "templateUri"],
        "tagging": [
            "cloudFormationSystemTags", "permissions", "tagOnCreate", "tagProperty", "tagUpdatable", "taggable",
        ],
    ]

    private var reader: NodeReader { NodeReader(pointer: "", typeName: typeName) }

    func lifecycle() throws(SchemaError) -> ResourceSchema.Lifecycle? {
        guard let value = json.value(at: ["lifecycle"]) else { return nil }
        let status = try reader.text(value.value(at: ["status"]) ?? .null, "lifecycle/status")
        guard ["maintenance", "shutdown", "sunset"].contains(status) else {
            throw reader.failure("lifecycle/status must be maintenance, sunset or shutdown, not '\(status)'")
        }
        let date = value.value(at: ["date"])
        return ResourceSchema.Lifecycle(
            status: status,
            date: date == nil ? nil : try reader.text(date ?? .null, "date")
        )
    }

    func deletesBeforeReplacing() throws(SchemaError) -> Bool {
        guard let value = json.value(at: ["replacementStrategy"]) else { return false }
        switch try reader.text(value, "replacementStrategy") {
        case "delete_then_create": return true
        case "create_then_delete": return false
        case let other:
            throw reader.failure(
                "replacementStrategy must be create_then_delete or delete_then_create, not '\(other)'"
            )
        }
    }

    /// Checks what nothing is generated from, to find in it what is not understood.
    func checkUnused() throws(SchemaError) {
        for (keyword, value) in try reader.members(json, "a schema") where DocumentReader.keywords.contains(keyword) {
            switch keyword {
            case "$schema", "documentationUrl", "sourceUrl": _ = try reader.text(value, keyword)
            case "taggable": _ = try reader.truth(value, keyword)
            case "additionalIdentifiers":
                for identifier in try reader.list(value, keyword) { _ = try reader.texts(identifier, keyword) }
            case "typeConfiguration": try checkConfiguration(value)
            case "handlers", "lifecycle", "propertyTransform", "resourceLink", "tagging":
                let members = try reader.members(value, keyword).map(\.key)
                guard let known = DocumentReader.members[keyword] else { continue }
                if let unknown = members.first(where: { !known.contains($0) }) {
                    throw reader.failure(
                        "unknown member '\(unknown)' of \(keyword); teach DocumentReader.swift what it means, or correct the "
                            + "schema in Corrections.swift"
                    )
                }
            default: continue
            }
        }
    }

    /// A type configuration is a schema of its own, of settings that hold for a whole account.
    private func checkConfiguration(_ value: JSONValue) throws(SchemaError) {
        let members = try reader.members(value, "typeConfiguration").filter {
            !DocumentReader.keywords.contains($0.key)
        }
        let schema = JSONValue.object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) }))
        _ = try reader.schema(schema, "typeConfiguration")
    }
}
