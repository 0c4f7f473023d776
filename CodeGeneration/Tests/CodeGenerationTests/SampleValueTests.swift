import SchemaModel
import Testing

@testable import SampleRendering

@Suite struct SampleValueTests {
    private func document(_ property: String) throws -> SchemaDocument {
        SchemaDocument(try schema(property: property), patterns: PatternCache())
    }

    private func node(_ document: SchemaDocument) -> JSONValue { document.property("Setting", of: document.root) }

    @Test(arguments: [
        (#"{"type": "string"}"#, "sample"),
        (#"{"type": "string", "maxLength": 4}"#, "1"),
        (#"{"type": "string", "minLength": 9}"#, "sample/sample"),
        (#"{"type": "string", "minLength": 70}"#, String(repeating: "a", count: 70)),
        (#"{"type": "string", "format": "date-time"}"#, "2026-10-20T00:00:00Z"),
        (#"{"type": "string", "format": "AWS::EC2::VPC.Id"}"#, "vpc-0123456789abcdef0"),
        (#"{"type": "string", "enumCaseInsensitive": ["allow", "deny"]}"#, "allow"),
        (#"{"type": "string", "pattern": "^[A-Z]{2}-[0-9]{3}$"}"#, "AA-000"),
        (#"{"type": "string", "pattern": "^(x|yz)(?!w)\\d+\\.[^a]$"}"#, "x0.b"),
        (#"{"type": "string", "pattern": "^q[\\w-.]{2,3}$"}"#, "qaa"),
        (#"{"type": "string", "pattern": "^![[:alpha:]][()[\\]]$"}"#, "!a("),
        (#"{"type": "string", "pattern": "^\\u0021[\\u0020-\\uD7FF\\uD800\\uDBFF-\\uDC00\\uDFFF]$"}"#, "!a"),
    ])
    func `texts fit`(schema: String, text: String) throws {
        let document = try document(schema)
        #expect(ValueMaker(document: document).text(node(document), 0) == text)
    }

    @Test(arguments: [
        (#"{"type": "integer"}"#, "1"),
        (#"{"type": "integer", "minimum": 16, "maximum": 17}"#, "16"),
        (#"{"type": "integer", "minimum": 16, "multipleOf": 60}"#, "60"),
        (#"{"type": "integer", "enum": [7, 30]}"#, "7"),
        (#"{"type": "number", "minimum": 0.25, "exclusiveMaximum": 1}"#, "0.5"),
    ])
    func `numbers fit`(schema: String, number: String) throws {
        let document = try document(schema)
        #expect(ValueMaker(document: document).number(node(document), 0) == number)
    }

    @Test func `several texts differ`() throws {
        let document = try document(#"{"type": "string", "pattern": "^[ab]$"}"#)
        let values = ValueMaker(document: document)
        #expect((0..<2).map { values.text(node(document), $0) } == ["a", "b"])
    }

    @Test(
        arguments: [
            (#"{"type": "string"}"#, 1, "type"),
            (#"{"const": "a"}"#, "b", "const"),
            (#"{"enum": ["a"]}"#, "b", "enum"),
            (#"{"enumCaseInsensitive": ["a"]}"#, "b", "enumCaseInsensitive"),
            (#"{"minLength": 2}"#, "b", "minLength"),
            (#"{"maxLength": 0}"#, "b", "maxLength"),
            (#"{"pattern": "^a"}"#, "ba", "pattern"),
            (#"{"minimum": 2}"#, 1, "minimum"),
            (#"{"maximum": 2}"#, 3, "maximum"),
            (#"{"exclusiveMaximum": 2}"#, 2, "exclusiveMaximum"),
            (#"{"multipleOf": 2}"#, 3, "multipleOf"),
            (#"{"minItems": 1}"#, [], "minItems"),
            (#"{"maxItems": 1}"#, [1, 2], "maxItems"),
            (#"{"uniqueItems": true}"#, [1, 1], "uniqueItems"),
            (#"{"uniqueKeys": ["Key"]}"#, [["Key": 1, "Value": 1], ["Key": 1]], "uniqueKeys"),
            (#"{"items": {"type": "string"}}"#, ["a", 1], "type at /1"),
            (#"{"prefixItems": [{"const": 1}, {"const": 2}]}"#, [1, 3], "const at /1"),
            (#"{"minProperties": 1}"#, [:], "minProperties"),
            (#"{"maxProperties": 0}"#, ["a": 1], "maxProperties"),
            (#"{"required": ["a", "b"]}"#, ["a": 1], "required"),
            (#"{"requiredXor": ["a", "b"]}"#, ["a": 1, "b": 1], "requiredXor"),
            (#"{"requiredOr": ["a", "b"]}"#, ["c": 1], "requiredOr"),
            (#"{"dependentRequired": {"a": ["b"]}}"#, ["a": 1], "dependentRequired"),
            (#"{"dependentExcluded": {"a": ["b"]}}"#, ["a": 1, "b": 1], "dependentExcluded"),
            (#"{"dependencies": {"a": ["b"]}}"#, ["a": 1], "dependencies"),
            (#"{"dependencies": {"a": {"required": ["b"]}}}"#, ["a": 1], "dependencies"),
            (#"{"properties": {"a": {"type": "string"}}}"#, ["a": 1], "type at /a"),
            (#"{"patternProperties": {"^a": {"type": "string"}}}"#, ["ab": 1], "type at /ab"),
            (#"{"properties": {"a": {}}, "additionalProperties": false}"#, ["b": 1], "additionalProperties at /b"),
            (#"{"additionalProperties": {"type": "string"}}"#, ["b": 1], "type at /b"),
            (#"{"allOf": [{"type": "integer"}, {"minimum": 2}]}"#, 1, "minimum"),
            (#"{"anyOf": [{"type": "string"}, {"minimum": 2}]}"#, 1, "anyOf"),
            (#"{"oneOf": [{"type": "integer"}, {"minimum": 1}]}"#, 1, "oneOf"),
            (#"{"not": {"const": 1}}"#, 1, "not"),
            (#"{"if": {"type": "integer"}, "then": {"minimum": 2}, "else": {"minLength": 2}}"#, 1, "minimum"),
            (#"{"if": {"type": "integer"}, "then": {"minimum": 2}, "else": {"minLength": 2}}"#, "a", "minLength"),
        ] as [(String, JSONValue, String)]
    )
    func `what is not met is told`(schema: String, value: JSONValue, violation: String) throws {
        let document = try document(schema)
        let violations = document.violations(of: value, by: try JSONParser.parse(Array(schema.utf8)))
        #expect(violations.map(\.description) == [violation])
    }
}
