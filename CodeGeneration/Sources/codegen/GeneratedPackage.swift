import Foundation
import ResourcePlanning
import ResourceRendering
import SampleRendering
import SchemaModel
import SchemaRendering
import SwiftSource

/// All generated files.
struct GeneratedPackage {
    /// The text of each file by its path from the root of the package.
    private(set) var files: [String: String] = [:]
    /// The services that have a module.
    let services: [String]
    /// What was generated, for a person.
    let summary: String

    /// Generates all files in memory.
    /// - Parameters:
    ///   - catalog: The schemas.
    ///   - corrections: The corrections of the schemas.
    ///   - knowledge: What is known beyond the schemas.
    /// - Throws: ``CommandError`` with every type that cannot be generated.
    init(
        _ catalog: SchemaCatalog,
        corrections: [Correction] = Correction.all,
        knowledge: TypeKnowledge = TypeKnowledge.all
    ) throws {
        let all = Dictionary(grouping: catalog.files.keys, by: \.service)
        services = all.keys.sorted()
        let renderer = ResourceRenderer(schemaDate: catalog.date)
        for (service, types) in all {
            let file = renderer.markers(of: service, types: types)
            files["Sources/ResourceTypes/\(service).swift"] = SourceRenderer.text(of: file)
        }

        let corrections = Dictionary(grouping: corrections, by: \.typeName)
        let known = Set(catalog.files.keys)
        let gone = Set(corrections.keys).subtracting(known.map(\.description)).sorted()
        guard gone.isEmpty else {
            throw CommandError(
                "no schema of \(gone.joined(separator: ", ")); remove the correction in Corrections.swift"
            )
        }
        var failures: [String] = []
        var counts = (types: 0, structures: 0, enumerations: 0, properties: 0, attributes: 0)
        let sampleRenderer = SampleRenderer(schemaDate: catalog.date)
        var samples: [String: [SampleRenderer.ResourceSamples]] = [:]
        for type in known.sorted() {
            do {
                let document = try catalog.document(of: type)
                let schema = try ResourceSchema(
                    try (corrections[type.description] ?? []).apply(to: document, for: .types)
                )
                let plan = try Planner.plan(schema, facts: .documented, knownTypes: known)
                for (name, file) in renderer.files(for: plan) {
                    files["Sources/Resources/\(type.service)/\(name).swift"] = SourceRenderer.text(of: file)
                }
                samples[type.service, default: []].append(try sampleRenderer.samples(of: plan, schema))
                let used = plan.usedTypes.map { plan.types[$0] }
                counts.types += 1
                counts.structures += used.count { if case .structure = $0.content { true } else { false } }
                counts.enumerations += used.count { if case .enumeration = $0.content { true } else { false } }
                counts.properties += used.reduce(0) { $0 + $1.properties.count }
                counts.attributes += plan.attributes.count
            } catch let error as SchemaError {
                failures.append(error.description)
            }
        }
        let schemas = try GeneratedPackage.schemas(catalog, all, corrections, knowledge)
        files.merge(schemas.files) { $1 }
        failures += schemas.failures
        guard failures.isEmpty else { throw CommandError(failures.joined(separator: "\n")) }
        for (service, samples) in samples {
            let file = sampleRenderer.file(of: service, samples)
            files["Tests/ResourcesTests/Samples/\(service).swift"] = SourceRenderer.text(of: file)
        }
        files["Tests/ResourcesTests/Samples/AllServices.swift"] = SourceRenderer.text(
            of: sampleRenderer.index(of: services)
        )
        summary = """
            \(services.count) services: \(counts.types) resource types, \(counts.structures) structures, \
            \(counts.properties) properties, \(counts.enumerations) enumerations, \(counts.attributes) attributes
            """
    }

    /// The facts about all types.
    /// - Returns: The files, and what is not understood.
    private static func schemas(
        _ catalog: SchemaCatalog,
        _ services: [String: [ResourceTypeName]],
        _ corrections: [String: [Correction]],
        _ knowledge: TypeKnowledge
    ) throws -> (files: [String: String], failures: [String]) {
        let writer = ServiceFile(schemaDate: catalog.date)
        let known = Set(catalog.files.keys.map(\.description))
        var failures = knowledge.failures(types: known, files: Set(catalog.schemaExtensions()))
        var files: [String: String] = [:]
        var functions: [String: String] = [:]
        for (service, types) in services {
            var texts: [ResourceTypeName: [String]] = [:]
            for type in types {
                do {
                    var document = try (corrections[type.description] ?? [])
                        .apply(to: try catalog.document(of: type), for: .checks)
                    let schema = try ResourceSchema(document)
                    for part in knowledge.extensions {
                        document = try part.add(to: document, of: type.description, read: catalog.schemaExtension)
                    }
                    texts[type] = try ResourceText(document, of: schema, facts: .documented, knownTypes: known)
                        .lines(
                            regions: catalog.regions[type].flatMap(Regions.bits),
                            keepsData: knowledge.statefulTypes[type.description] != nil
                        )
                } catch let error as SchemaError {
                    failures.append(error.description)
                }
                functions["\(type.vendor)::\(service)"] = Identifier.lowerCamel(service)
            }
            files["Sources/ResourceSchemas/Generated/\(service).swift"] = writer.file(
                Identifier.lowerCamel(service),
                texts
            )
        }
        files["Sources/ResourceSchemas/Generated/SchemaTexts.swift"] = writer.index(
            services: functions,
            types: Array(catalog.files.keys)
        )
        files["Sources/ResourceSchemas/Generated/ActionTexts.swift"] = writer.actions(try catalog.actions())
        return (files, failures)
    }
}
