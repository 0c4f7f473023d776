import ResourcePlanning
import ResourceRendering
import SchemaModel
import SwiftSource

/// The schema of `AWS::Test::Thing` with some members.
func schema(_ members: String) throws -> ResourceSchema {
    try ResourceSchema(try JSONParser.parse(Array(#"{"typeName": "AWS::Test::Thing", \#(members)}"#.utf8)))
}

/// The schema of `AWS::Test::Thing` with one property `Value` and some definitions.
func schema(property: String, definitions: String = "{}") throws -> ResourceSchema {
    try schema(#""properties": {"Setting": \#(property)}, "definitions": \#(definitions)"#)
}

/// The generated file, without its header and without the parts that are the same for every resource type.
func generated(_ schema: ResourceSchema, facts: ResourceFacts = ResourceFacts()) throws -> String {
    let known = ["AWS::Test::Thing", "AWS::IAM::Role", "AWS::SQS::Queue"].compactMap { ResourceTypeName($0) }
    let plan = try Planner.plan(schema, facts: facts, knownTypes: Set(known))
    let text = SourceRenderer.text(of: ResourceRenderer(schemaDate: "2026-10-20").file(for: plan))
    let start = "    public struct Properties: PropertyValue {\n"
    guard let body = text.split(separator: start, maxSplits: 1).last else { return text }
    let wrapper = """
        public let expression: Expression

        public init(expression: Expression) { self.expression = expression }


        """
    return ["            ", "        "].reduce(String(body)) { text, indentation in
        let lines = wrapper.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let indented = lines.map { $0.isEmpty ? "" : indentation + $0 }.joined(separator: "\n") + "\n"
        return text.replacing(indented, with: "")
    }
}

/// The type of the only property, as the initializer spells it.
func generatedType(property: String, definitions: String = "{}") throws -> String? {
    let text = try generated(try schema(property: property, definitions: definitions))
    let line = text.split(separator: "\n").first { $0.contains("public init(setting: ") }
    return line.map { String($0.trimmingPrefix("        public init(setting: ").dropLast("? = nil) {".count)) }
}

/// The description of the error that planning throws.
func failure(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch {
        return "\(error)"
    }
}
