import Foundation
import ResourcePlanning
import SchemaModel
import SchemaRendering
import Testing

@testable import codegen

@Suite struct PackageFolderTests {
    private static let manifest = """
        let services = [
            // The generator writes the services between these lines.
            "Gone",
            // End of the services.
        ]
        """

    private let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    private func write(_ text: String, _ path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func package() throws -> GeneratedPackage {
        try write(#"{"schema_date": "2026-10-20T22:11:15Z"}"#, "schemas/version.json")
        try write(#"{"AWS::Test::Thing": "a", "AWS::Other::Thing": "b"}"#, "schemas/providers/us-east-1.json")
        try write(#"{"AWS::Test::Part": "c"}"#, "schemas/providers/eu-west-1.json")
        for (hash, name) in [("a", "Test::Thing"), ("b", "Other::Thing"), ("c", "Test::Part")] {
            try write(#"{"typeName": "AWS::\#(name)", "properties": {}}"#, "schemas/resources/\(hash).json")
        }
        let actions = #"{"sqs": {"Actions": {"sendmessage": {}, "deletemessage": {}}}, "tag": {}}"#
        try write(actions, "AdditionalSpecs/Policies.json")
        return try GeneratedPackage(
            try SchemaCatalog(folder: root.appending(path: "schemas").path),
            corrections: [],
            knowledge: .none
        )
    }

    @Test func `generating writes what differs, deletes what is stale, and lists the services`() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let package = try package()
        try write(PackageFolderTests.manifest, "Package.swift")
        try write("", "Sources/Resources/Gone/Thing.swift")
        try write("", "Tests/ResourcesTests/Samples/Gone.swift")
        let folder = PackageFolder(root.path)

        let paths = [
            "Sources/ResourceSchemas/Generated/ActionTexts.swift", "Sources/ResourceSchemas/Generated/Other.swift",
            "Sources/ResourceSchemas/Generated/SchemaTexts.swift", "Sources/ResourceSchemas/Generated/Test.swift",
            "Sources/ResourceTypes/Other.swift", "Sources/ResourceTypes/Test.swift",
            "Sources/Resources/Other/Thing.swift", "Sources/Resources/Test/Part.swift",
            "Sources/Resources/Test/Thing.swift", "Tests/ResourcesTests/Samples/AllServices.swift",
            "Tests/ResourcesTests/Samples/Other.swift", "Tests/ResourcesTests/Samples/Test.swift",
        ]
        #expect(package.files.keys.sorted() == paths)
        #expect(
            package.files["Sources/ResourceSchemas/Generated/ActionTexts.swift"]?
                .contains(#"case "sqs": "deletemessage sendmessage""#) == true
        )
        #expect(
            try folder.differences(from: package)
                == (["Package.swift", "Sources/Resources/Gone/Thing.swift", "Tests/ResourcesTests/Samples/Gone.swift"]
                + paths).sorted()
        )
        let first = try folder.write(package)
        #expect(first == (written: 13, deleted: 2))
        #expect(try folder.differences(from: package).isEmpty)
        let second = try folder.write(package)
        #expect(second == (written: 0, deleted: 0))
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        #expect(manifest == PackageFolderTests.manifest.replacing(#""Gone","#, with: "\"Other\",\n    \"Test\","))
    }

    @Test func `a manifest without a place for the services`() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let package = try package()
        try write("", "Package.swift")
        #expect(
            failure { _ = try PackageFolder(root.path).write(package) }
                == "Package.swift has no place for the services; it must have the lines '    // The generator writes the "
                + "services between these lines.' and '    // End of the services.'"
        )
    }

    @Test func `verifying names the files and the command`() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let package = try package()
        _ = try PackageFolder(root.path).write(package)
        try PackageFolder(root.path).verify(package)
        try write("", "Sources/Resources/Test/Part.swift")
        #expect(
            failure { try PackageFolder(root.path).verify(package) }
                == "generated files are not up to date; run scripts/generate and commit the result:\n"
                + "  Sources/Resources/Test/Part.swift"
        )
    }

    @Test func `a correction of a type that is gone`() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        _ = try package()
        let catalog = try SchemaCatalog(folder: root.appending(path: "schemas").path)
        let correction = Correction("AWS::Gone::Thing", at: "", finds: [:], replacement: [:], reason: "a test")
        #expect(
            failure { _ = try GeneratedPackage(catalog, corrections: [correction]) }
                == "no schema of AWS::Gone::Thing; remove the correction in Corrections.swift"
        )
    }
}
