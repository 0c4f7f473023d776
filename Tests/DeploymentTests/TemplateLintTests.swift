import Foundation
import Testing

/// Another checker of templates agrees with every template that is committed.
struct TemplateLintTests {
    @Test func committedTemplatesHaveNoErrorsAndNoWarnings() throws {
        let folder = Tool.packageFolder.appending(path: "templates")
        let templates = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".yaml") }.sorted()
        #expect(templates == ["OrderBuffer.yaml", "WriteBuffer.yaml"])
        let result = try Tool("cfn-lint").run(
            ["--format", "parseable", "--regions", "us-east-1", "eu-west-1", "--"]
                + templates.map { folder.appending(path: $0).path }
        )
        let findings = result.output.split(separator: "\n").filter { $0.contains(":E") || $0.contains(":W") }
        #expect(findings == [], "\(result.errors)")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
}
