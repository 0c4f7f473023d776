import CloudFormation
import Foundation
import ResourceSchemas
import TemplateChecks
import TemplateModel
import Testing

/// Every resource type that has a module, from typed Swift to text and back.
@Suite struct ResourceTests {
    @Test func `initializers set every property under its name`() throws {
        try forEach { sample, variant in
            let resource = try #require(try template(of: variant).resources["Sample"])
            #expect(resource["Type"]?.stringValue == sample.typeName)
            #expect(
                (resource["Properties"] ?? [:]).digest == variant.digest,
                "\(sample.typeName), \(variant.name), gets other properties than the schema has: \(resource)"
            )
        }
    }

    @Test func `what is written is read back`() throws {
        try forEach { sample, variant in
            let template = try template(of: variant)
            for format in Template.Format.allCases {
                let text = template.text(format)
                let parsed = try? ParsedTemplate(parsing: text, format: format)
                #expect(
                    parsed?.template == template,
                    "\(sample.typeName), \(variant.name), is read back from \(format) as something else:\n\(text)"
                )
            }
        }
    }

    @Test func `every type that has a module has a sample`() throws {
        let modules = try FileManager.default.contentsOfDirectory(atPath: path("Sources/Resources"))
        let services = modules.filter { !$0.hasPrefix(".") }.sorted()
        #expect(ServiceSamples.all.map(\.service) == services)
        for service in services {
            let source = try String(contentsOfFile: path("Sources/ResourceTypes/\(service).swift"), encoding: .utf8)
            let types = source.matches(of: /\/\/\/ `(\w+::\w+::\w+)`/).map { String($0.1) }
            let samples = ServiceSamples.all.first { $0.service == service }?.samples ?? []
            #expect(!types.isEmpty, "\(service)")
            #expect(samples.map(\.typeName).sorted() == types.sorted(), "\(service)")
        }
    }

    private func forEach(_ body: (Sample, Sample.Variant) throws -> Void) rethrows {
        for service in ServiceSamples.all {
            for sample in service.samples {
                for variant in sample.variants { try body(sample, variant) }
            }
        }
    }

    @Test func `what meets its schema is accepted`() throws {
        let schemas = ResourceSchemas()
        try forEach { sample, variant in
            guard variant.violates.isEmpty else { return }
            let errors = validate(try template(of: variant), schemas: schemas).filter {
                $0.rule.map(Self.rulesOfPlainSchemas.contains) ?? true
            }
            #expect(errors.isEmpty, "\(sample.typeName), \(variant.name)")
        }
    }

    /// Unknown properties, types, ranges, lengths, counts, differing items, alternatives.
    ///
    /// The samples are made of the plain schemas; allowed values, patterns and conditions are demanded by corrections and
    /// extensions too.
    private static let rulesOfPlainSchemas: Set<RuleID> = [
        "SCH-02", "SCH-04", "SCH-06", "SCH-07", "SCH-08", "SCH-10", "SCH-12",
    ]

    private func template(of variant: Sample.Variant) throws -> Template {
        let app = App()
        app.add("Samples", SampleStack(variant: variant))
        return try app.synthesize(checkingTemplates: false).stacks[0].template
    }

    private func path(_ path: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)").standardized.path
    }
}

private struct SampleStack: Stack {
    let variant: Sample.Variant

    func build(in scope: Scope) { variant.add(scope) }
}
