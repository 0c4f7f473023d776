package import ResourcePlanning
package import SchemaModel

/// What must hold for a part of a resource type beyond its schema.
package struct SchemaExtension: Sendable {
    /// Where it is written.
    package enum Source: Sendable {
        /// In a file of `cfn-lint`, named from its folder `data/schemas/extensions`, corrected.
        case file(String, corrections: [Correction] = [])
        /// Here.
        case schema(JSONValue)
    }

    /// Where it is written.
    package let source: Source
    /// The rule of `cfn-lint` that says the same.
    package let rule: String
    /// The parts, as the resource type and names of properties; `*` stands for each item.
    package let parts: [String]

    init(_ file: String, corrections: [Correction] = [], rule: String, at parts: String...) {
        source = .file(file, corrections: corrections)
        self.rule = rule
        self.parts = parts
    }

    init(_ schema: JSONValue, rule: String, at parts: String...) {
        source = .schema(schema)
        self.rule = rule
        self.parts = parts
    }

    /// Adds the schema to the parts of a resource type.
    ///
    /// It becomes a definition, so that it is written once, and read only when a part is.
    /// - Parameters:
    ///   - document: The schema of the type.
    ///   - typeName: The type.
    ///   - read: Reads a file.
    /// - Returns: The changed document.
    /// - Throws: ``SchemaError`` if a part or something in it does not exist, or an error of reading.
    package func add(
        to document: JSONValue,
        of typeName: String,
        read: (String) throws -> JSONValue
    ) throws -> JSONValue {
        let parts = parts.map { $0.split(separator: "/").map(String.init) }.filter { $0.first == typeName }
        guard !parts.isEmpty else { return document }
        var schema: JSONValue
        switch source {
        case .schema(let inline): schema = inline
        case .file(let name, let corrections):
            schema = try read(name)
            for correction in corrections { schema = try correction.apply(to: schema) }
        }
        guard case .object(var members) = document else { return document }
        var definitions = members["definitions"]?.object ?? [:]
        guard definitions.updateValue(schema, forKey: rule) == nil else {
            throw SchemaError(
                typeName: typeName,
                pointer: "/definitions/\(rule)",
                message: "two extensions have one name"
            )
        }
        members["definitions"] = .object(definitions)
        var document = JSONValue.object(members)
        for part in parts {
            let pointer = try SchemaExtension.pointer(to: part.dropFirst(), in: document, of: typeName)
            guard case .object(var node) = document.value(at: pointer[...]) else { continue }
            node["allOf"] = .array((node["allOf"]?.array ?? []) + [["$ref": .string("#/definitions/\(rule)")]])
            document = document.replacing(at: pointer[...], with: .object(node)) ?? document
        }
        return document
    }

    /// The path in the document to what says what a part is, through the definitions on the way.
    private static func pointer(
        to part: ArraySlice<String>,
        in document: JSONValue,
        of typeName: String
    ) throws -> [String] {
        var pointer: [String] = []
        for step in part {
            while let reference = document.value(at: pointer[...])?.value(at: ["$ref"])?.string {
                pointer = reference.split(separator: "/").dropFirst().map(String.init)
            }
            pointer += step == "*" ? ["items"] : ["properties", step]
            guard document.value(at: pointer[...]) != nil else {
                throw SchemaError(
                    typeName: typeName,
                    pointer: "/" + pointer.joined(separator: "/"),
                    message: "a part of an extension does not exist; correct it in SchemaExtensions.swift"
                )
            }
        }
        return pointer
    }
}
