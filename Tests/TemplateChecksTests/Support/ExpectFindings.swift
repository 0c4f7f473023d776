import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// Checks the structure of a template, and compares all that is found.
///
/// Each line that is expected is a finding, `error[TPL-02]: message [path]`, in their order.
func expectFindings(
    _ yaml: String,
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    let template = try ParsedTemplate(parsing: yaml).template
    let findings = Findings()
    StructureCheck(TemplateContext(template, schemas: ResourceSchemas())).run(into: findings)
    #expect(findings.diagnostics.map(\.description) == expected, sourceLocation: sourceLocation)
}
