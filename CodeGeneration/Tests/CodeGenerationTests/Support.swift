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

/// The generated files of a type by name.
func generatedFiles(_ schema: ResourceSchema, facts: ResourceFacts = ResourceFacts()) throws -> [String: String] {
    let known = ["AWS::Test::Thing", "AWS::EC2::VPC", "AWS::IAM::Role", "AWS::SQS::Queue", "Alexa::Test::Thing"]
    let plan = try Planner.plan(schema, facts: facts, knownTypes: Set(known.compactMap { ResourceTypeName($0) }))
    return ResourceRenderer(schemaDate: "2026-10-20").files(for: plan).mapValues { SourceRenderer.text(of: $0) }
}

/// The generated file, without its header and without the parts that are the same for every resource type.
func generated(_ schema: ResourceSchema, facts: ResourceFacts = ResourceFacts()) throws -> String {
    let text = try generatedFiles(schema, facts: facts)[schema.name.resource] ?? ""
    let start = "    public struct Properties: PropertyValue {\n"
    guard let body = text.split(separator: start, maxSplits: 1).last else { return text }
    let wrapper = """
        /// The untyped tree.
        public let expression: Expression
        /// Wraps an untyped tree, without looking whether it fits.
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

/// The documentation of the only property after its name, in one line.
func generatedFacts(property: String, definitions: String = "{}") throws -> String? {
    let text = try generated(try schema(property: property, definitions: definitions))
    let lines = text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.filter { $0.hasPrefix("///") }
    guard let start = lines.firstIndex(where: { $0.hasPrefix("/// - Parameter setting: ") }) else { return nil }
    let parameter = lines[start...].prefix { !$0.hasPrefix("/// `") && $0 != "/// The untyped tree." }
    let joined = parameter.map { $0.drop { "/ ".contains($0) } }.joined(separator: " ")
    return joined.split(separator: "-setting)", maxSplits: 1).last.map(String.init)
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
