import TemplateChecks
import TemplateModel
import Testing

/// Validates a whole template, and compares all that is found: a line for each finding, in their order, as
/// `error[RES-01]: message [path]`.
func expectFindings(
    inTemplate template: String,
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    let template = try ParsedTemplate(parsing: template).template
    #expect(validate(template).map(\.description) == expected, sourceLocation: sourceLocation)
}

/// Validates a template with the one resource `Thing` of a type, and compares all that is found: a line for each
/// finding, the message without `of 'Thing' (…)` and the path without `Resources/Thing/Properties/`.
func expectFindings(
    in typeName: String,
    _ properties: String,
    sections: String = "",
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    let text = """
        \(sections)
        Resources:
          Thing:
            Type: \(typeName)
            Properties:
        \(properties.indented(by: 6))
        """
    let template = try ParsedTemplate(parsing: text).template
    let lines = validate(template).map { diagnostic in
        diagnostic.description
            .replacing(" of 'Thing' (\(typeName))", with: "")
            .replacing("Resources/Thing/Properties/", with: "")
    }
    #expect(lines == expected, sourceLocation: sourceLocation)
}

extension String {
    fileprivate func indented(by count: Int) -> String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : String(repeating: " ", count: count) + $0 }
            .joined(separator: "\n")
    }
}
