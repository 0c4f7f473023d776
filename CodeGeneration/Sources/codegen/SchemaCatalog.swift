import Foundation
import ResourcePlanning
import SchemaModel
import SchemaRendering

/// The published schemas of all resource types in all Regions.
struct SchemaCatalog {
    /// The date on which the schemas were collected, as `2026-10-20`.
    let date: String
    /// The file of each resource type.
    let files: [ResourceTypeName: String]
    /// The Regions that have each resource type; none for those that a macro replaces.
    let regions: [ResourceTypeName: Set<String>]

    private let folder: URL

    /// Finds the schemas in a folder.
    /// - Parameter path: The folder with `version.json`, `providers` and `resources`.
    /// - Throws: ``CommandError`` if the folder is not laid out as expected.
    init(folder path: String) throws {
        folder = URL(fileURLWithPath: path)
        let version = try SchemaCatalog.json(folder.appending(path: "version.json"))
        guard let date = version.value(at: ["schema_date"])?.string?.prefix(10), date.count == 10 else {
            throw CommandError("'\(path)/version.json' has no schema_date")
        }
        self.date = String(date)

        var files: [ResourceTypeName: String] = [:]
        var regions: [ResourceTypeName: Set<String>] = [:]
        let providers = folder.appending(path: "providers")
        for file in try FileManager.default.contentsOfDirectory(atPath: providers.path).sorted()
        where file.hasSuffix(".json") {
            for (name, hash) in try SchemaCatalog.json(providers.appending(path: file)).object ?? [:] {
                guard let type = ResourceTypeName(name), let hash = hash.string else {
                    throw CommandError("'providers/\(file)' maps '\(name)' to no schema")
                }
                // The types of `AWS::Serverless` stand in a file of their own.
                if file != "sam.json" { regions[type, default: []].insert(String(file.dropLast(".json".count))) }
                guard files.updateValue(hash, forKey: type) ?? hash == hash else {
                    throw CommandError(
                        "the schema of '\(name)' differs between Regions; decide in SchemaCatalog.swift which counts"
                    )
                }
            }
        }
        self.files = files
        self.regions = regions
        let unknown = regions.values.reduce(into: Set<String>()) { $0.formUnion($1) }.subtracting(Regions.names)
            .sorted()
        guard unknown.isEmpty else {
            throw CommandError("unknown Regions \(unknown.joined(separator: ", ")); add them to Regions.swift")
        }
    }

    /// Reads a schema as published.
    /// - Parameter type: The resource type.
    /// - Returns: The document.
    /// - Throws: ``CommandError`` if it cannot be read.
    func document(of type: ResourceTypeName) throws -> JSONValue {
        try SchemaCatalog.json(folder.appending(path: "resources/\(files[type] ?? "").json"))
    }

    /// Reads an extension of schemas.
    /// - Parameter name: The name of the file without its ending, from the folder of the extensions.
    /// - Returns: The document.
    /// - Throws: ``CommandError`` if it cannot be read.
    func schemaExtension(_ name: String) throws -> JSONValue {
        try SchemaCatalog.json(folder.appending(path: "extensions/\(name).json"))
    }

    /// The names of all extensions.
    func schemaExtensions() -> [String] {
        let paths = FileManager.default.enumerator(atPath: folder.appending(path: "extensions").path)
        return (paths?.allObjects ?? []).compactMap { $0 as? String }.filter { $0.hasSuffix(".json") }
            .map { String($0.dropLast(".json".count)) }
    }

    /// The actions that policies can name, in lower case, by the prefix of their service.
    /// - Throws: ``CommandError`` if the list cannot be read.
    func actions() throws -> [String: [String]] {
        let file = folder.deletingLastPathComponent().appending(path: "AdditionalSpecs/Policies.json")
        return try (SchemaCatalog.json(file).object ?? [:]).mapValues { service in
            (service.value(at: ["Actions"])?.object ?? [:]).keys.sorted()
        }
    }

    private static func json(_ file: URL) throws -> JSONValue {
        guard let data = FileManager.default.contents(atPath: file.path) else {
            throw CommandError("cannot read '\(file.path)'; scripts/generate downloads the schemas")
        }
        do {
            return try JSONParser.parse([UInt8](data))
        } catch {
            throw CommandError("'\(file.path)': \(error)")
        }
    }
}

/// Why a command cannot go on.
struct CommandError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
