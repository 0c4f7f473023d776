import CloudFormation
import Foundation
import SynthTesting
import TemplateModel
import Testing

/// Every resource type that has a module, from typed Swift to text and back.
@Suite struct ResourceTests {
    @Test func `what is written is read back`() throws {
        try forEach { sample in
            for variant in sample.variants {
                let template = try template(of: variant)
                #expect(
                    template.resources["Sample"]?["Type"]?.stringValue == sample.typeName,
                    "\(sample.typeName), \(variant.name)"
                )
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
    }

    @Test func `every type that has a module has a sample`() throws {
        let folder = SourceText.url("Sources/Resources").path
        let modules = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        #expect(ServiceSamples.all.map(\.service) == modules)
        for service in modules {
            let markers = try SourceText("Sources/ResourceTypes/\(service).swift")
            let types = markers.texts(between: "/// `", and: "`").filter { $0.split(separator: "::").count == 3 }
            let samples = ServiceSamples.all.first { $0.service == service }?.samples ?? []
            #expect(!types.isEmpty, "\(service)")
            #expect(samples.map(\.typeName).sorted() == types.sorted(), "\(service)")
        }
    }

    /// The module's source says which properties there are; each must arrive in the template under its own name.
    @Test func `every property is set somewhere`() throws {
        try forEach { sample in
            let parts = sample.typeName.split(separator: "::")
            let (folder, name) = ("Sources/Resources/\(parts[1])", parts[2])
            // The marker of a type whose name is a word of the language has the service's name before its own.
            let source = try SourceText("\(folder)/\(name).swift", or: "\(folder)/\(parts[1])\(name).swift")
            let expected = Set(source.texts(between: ".set(\"", and: "\""))
            let complete = try #require(sample.variants.first { $0.name == "complete" })
            let properties = try template(of: complete).resources["Sample"]?["Properties"]
            let missing = expected.subtracting(properties?.keys ?? []).sorted()
            #expect(missing.isEmpty, "\(sample.typeName) lacks \(missing.joined(separator: ", "))")
        }
    }

    private func forEach(_ body: (Sample) throws -> Void) rethrows {
        for service in ServiceSamples.all {
            for sample in service.samples { try body(sample) }
        }
    }

    private func template(of variant: Sample.Variant) throws -> Template {
        try App.template { variant.add($0) }
    }
}

extension Node {
    /// The keys of all objects in the tree.
    fileprivate var keys: Set<String> {
        switch self {
        case .object(let object): object.reduce(into: []) { $0.formUnion($1.value.keys.union([$1.key])) }
        case .array(let items): items.reduce(into: []) { $0.formUnion($1.keys) }
        default: []
        }
    }
}

/// A file of the package.
struct SourceText {
    private let text: String

    static func url(_ path: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)").standardized
    }

    /// Reads a file.
    /// - Parameters:
    ///   - path: The path from the root of the package.
    ///   - other: The path to try if there is no such file.
    init(_ path: String, or other: String? = nil) throws {
        let file = SourceText.url(path)
        let exists = FileManager.default.fileExists(atPath: file.path)
        text = try String(contentsOf: exists ? file : SourceText.url(other ?? path), encoding: .utf8)
    }

    /// What stands between two texts, everywhere.
    func texts(between start: String, and end: String) -> [String] {
        text.split(separator: start).dropFirst().compactMap { part in
            part.firstRange(of: end).map { String(part[..<$0.lowerBound]) }
        }
    }
}
