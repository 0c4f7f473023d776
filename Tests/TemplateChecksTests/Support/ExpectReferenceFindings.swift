import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// Checks the functions, references and conditions of a template.
///
/// Each line that is expected is a finding, `error[REF-02]: message [path]`, in their order.
func expectReferenceFindings(
    _ yaml: String,
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    let context = TemplateContext(try ParsedTemplate(parsing: yaml).template, schemas: ResourceSchemas())
    let findings = Findings()
    ReferenceCheck(context).run(into: findings)
    #expect(findings.diagnostics.map(\.description) == expected, sourceLocation: sourceLocation)
}

/// Checks a value of a queue's metadata, in a template that has what values refer to.
///
/// Each line that is expected is a finding; its path starts below `Resources/Queue/Metadata/Value`.
func expectValueFindings(
    _ value: String,
    sections: String = "",
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    let indented = value.split(separator: "\n", omittingEmptySubsequences: false).map { "        \($0)" }
    let yaml = """
        \(sections)
        Parameters:
          Text: {Type: String}
          List: {Type: CommaDelimitedList}
        Mappings:
          Sizes:
            small: {Count: 1, Names: [a]}
            large: {Count: 2, Names: [b]}
        Conditions:
          IsBig: !Equals [!Ref Text, big]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
          Queue:
            Type: AWS::SQS::Queue
            Metadata:
              Value:
        \(indented.joined(separator: "\n"))
          User:
            Type: AWS::SQS::Queue
            Metadata: [!Ref Text, !Ref List, !FindInMap [Sizes, small, Count], !If [IsBig, 1, 2]]
        """
    let context = TemplateContext(try ParsedTemplate(parsing: yaml).template, schemas: ResourceSchemas())
    let findings = Findings()
    ReferenceCheck(context).run(into: findings)
    let lines = findings.diagnostics.map { diagnostic in
        let parts = diagnostic.description.split(separator: " [Resources/Queue/Metadata/Value", maxSplits: 1)
        return parts.count == 2 ? "\(parts[0]) [\(parts[1].drop { $0 == "/" })" : diagnostic.description
    }
    #expect(lines == expected, sourceLocation: sourceLocation)
}
