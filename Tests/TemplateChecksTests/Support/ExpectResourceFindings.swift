import TemplateModel
import Testing

@testable import TemplateChecks

/// Validates a whole template, and compares what is found: a line for each finding, in their order, as
/// `error[RES-01]: message [path]`; those of rules between resources only if wanted, and no remarks about fixed names.
func expectFindings(
    inTemplate template: String,
    withRelations: Bool = false,
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    let template = try ParsedTemplate(parsing: template).template
    let findings = validate(template).filter { (withRelations || !$0.isOfRelation) && $0.rule != Rule.fixedName.id }
    #expect(findings.map(\.description) == expected, sourceLocation: sourceLocation)
}

/// Validates a template with the one resource `Thing` of a type, and compares what is found in single resources: a line
/// for each finding, the message without `of 'Thing' (…)` and the path without `Resources/Thing/Properties/`.
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
    let lines = validate(template).filter { !$0.isOfRelation }.map { diagnostic in
        diagnostic.description
            .replacing(" of 'Thing' (\(typeName))", with: "")
            .replacing("Resources/Thing/Properties/", with: "")
    }
    #expect(lines == expected, sourceLocation: sourceLocation)
}

extension Diagnostic {
    /// Whether this is the finding of a rule between resources.
    fileprivate var isOfRelation: Bool {
        rule.map { rule in RuleGroup.ofRelations.contains { rule.rawValue.hasPrefix($0.id + "-") } } ?? false
    }
}

extension String {
    fileprivate func indented(by count: Int) -> String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : String(repeating: " ", count: count) + $0 }
            .joined(separator: "\n")
    }
}
