import TemplateChecks
import TemplateModel
import Testing

/// Validates a template and compares all that is found.
/// - Parameters:
///   - yaml: The template.
///   - expected: A line for each finding, `error[SCH-02]: message [path]`, in their order.
func expectFindings(
    _ yaml: String,
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    let template = try ParsedTemplate(parsing: yaml).template
    #expect(validate(template).map(\.description) == expected, sourceLocation: sourceLocation)
}
