import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// Compares the properties of a resource with schemas, and compares all that is found with what is expected.
/// - Parameters:
///   - properties: The properties of the resource `Thing` of the type `AWS::Test::Thing`.
///   - schemas: What the properties must be.
///   - together: What the object of all properties must be, besides.
///   - thing: The whole type, in place of one with those schemas.
///   - sections: Further sections of the template.
///   - resources: Further resources; a queue is `AWS::Test::Queue`, with an ARN, a size and a list of ports.
///   - attributes: Further attributes of the resource `Thing`.
///   - expected: A line for each finding, `error[SCH-02]: message [path]`, in their order; the message without
///     `of 'Thing' (AWS::Test::Thing)` and the path without `Resources/Thing/Properties/`.
///   - sourceLocation: Where the test expects it.
/// - Throws: What is wrong with the text of the template.
func expectSchemaFindings(
    _ properties: String,
    of schemas: [String: Schema] = [:],
    together: [Assertion] = [],
    thing: ResourceSchema? = nil,
    sections: String = "",
    resources: String = "",
    attributes: String = "",
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    var members = Assertion.Members()
    members.named = schemas
    members.others = .forbidden
    let thing =
        thing
        ?? ResourceSchema(
            typeName: "AWS::Test::Thing",
            properties: Schema([.type(.object), .members(members)] + together)
        )
    var text = "\(sections)\nResources:\n\(resources.indented(by: 2))\n  Thing:\n    Type: AWS::Test::Thing\n"
    text += attributes.indented(by: 4) + "\n"
    if !properties.isEmpty { text += "    Properties:\n" + properties.indented(by: 6) + "\n" }
    let template = try ParsedTemplate(parsing: text).template
    let context = TemplateContext(template, schemas: ResourceSchemas([thing, TestTypes.queue, TestTypes.role]))
    let findings = Findings()
    SchemaCheck(CheckSession(context, findings)).run(into: findings)
    let lines = findings.diagnostics.map { diagnostic in
        diagnostic.description
            .replacingOccurrences(of: " of 'Thing' (AWS::Test::Thing)", with: "")
            .replacingOccurrences(of: "Resources/Thing/Properties/", with: "")
    }
    #expect(lines == expected, sourceLocation: sourceLocation)
}

/// Types for tests.
enum TestTypes {
    static var queue: ResourceSchema {
        ResourceSchema(
            typeName: "AWS::Test::Queue",
            properties: Schema([.type(.object)]),
            attributes: [
                "Arn": Schema([.type(.string), .format("AWS::Test::Queue.Arn")]),
                "Ports": Schema([.type(.array), .items(Schema([.type(.integer)]))]),
                "Size": Schema([.type(.integer)]),
            ],
            reference: Schema([.type(.string), .format("AWS::Test::Queue.Url")])
        )
    }

    static var role: ResourceSchema {
        ResourceSchema(
            typeName: "AWS::IAM::Role",
            properties: Schema([.type(.object)]),
            attributes: ["Arn": Schema([.type(.string), .format("AWS::IAM::Role.Arn")])],
            reference: Schema([.type(.string), .any([Schema([.format("AWS::IAM::Role.Name")])])])
        )
    }
}

extension String {
    fileprivate func indented(by count: Int) -> String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : String(repeating: " ", count: count) + $0 }
            .joined(separator: "\n")
    }

    fileprivate func replacingOccurrences(of text: String, with replacement: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined(separator: replacement)
    }
}
