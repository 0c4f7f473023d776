import ResourcePlanning
import SchemaModel
import Testing

@Suite struct FailureTests {
    @Test(arguments: [
        (
            #"{"type": "string", "contains": 1}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: unknown keyword 'contains'; teach Schema+Parsing.swift what it means, or "
                + "correct the schema in Corrections.swift"
        ),
        (
            #"{"type": "date"}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: unknown type 'date'; JSON Schema has array, boolean, integer, null, number, "
                + "object, string"
        ),
        (
            #"{"minLength": 3}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: neither a type nor a reference nor alternatives that have one; correct the "
                + "schema in Corrections.swift"
        ),
        (
            ##"{"$ref": "#/definitions/Gone"}"##, "{}",
            "AWS::Test::Thing#/properties/Setting: '#/definitions/Gone' does not exist"
        ),
        (
            ##"{"$ref": "other.json"}"##, "{}",
            "AWS::Test::Thing#/properties/Setting: $ref must point into the same schema, not to 'other.json'"
        ),
        (
            ##"{"$ref": "#/definitions/A"}"##, ##"{"A": {"type": "array", "items": {"$ref": "#/definitions/A"}}}"##,
            "AWS::Test::Thing#/definitions/A/items: '#/definitions/A' contains itself without an object in between"
        ),
        (
            ##"{"$ref": "#/definitions/A"}"##, ##"{"A": {"$ref": "#/definitions/A"}}"##,
            "AWS::Test::Thing#/definitions/A: '#/definitions/A' contains itself without an object in between"
        ),
        (
            #"{"type": "string", "enum": ["a", 1]}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: allowed values must all be of one type that the node names"
        ),
        (
            #"{"type": "string", "format": "AWS::Gone::Thing.Arn"}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: format 'AWS::Gone::Thing.Arn' names no resource type; add it to the format "
                + "types in ResourceFacts.swift"
        ),
        (
            #"{"type": "object", "properties": {"A": {"type": "string"}}, "patternProperties": {"b": {"type": "string"}}}"#,
            "{}",
            "AWS::Test::Thing#/properties/Setting: an object with named members and with members by pattern is not supported"
        ),
        (
            #"{"type": "object", "properties": {"Url": {"type": "string"}, "url": {"type": "string"}}}"#, "{}",
            "AWS::Test::Thing#: properties Url, url of Setting get the same Swift name 'url'; correct the schema in "
                + "Corrections.swift"
        ),
        (
            #"{"relationshipRef": {}}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: relationshipRef must have a typeName and a propertyPath"
        ),
        (#"{"enum": "a"}"#, "{}", "AWS::Test::Thing#/properties/Setting: enum must be a list"),
        (#"{"format": 1}"#, "{}", "AWS::Test::Thing#/properties/Setting: format must be a text"),
        (#"{"properties": []}"#, "{}", "AWS::Test::Thing#/properties/Setting: properties must be an object"),
        ("[]", "{}", "AWS::Test::Thing#/properties/Setting: a schema must be an object"),
        (#"{"minLength": "a"}"#, "{}", "AWS::Test::Thing#/properties/Setting: minLength must be a number"),
        (#"{"uniqueItems": 1}"#, "{}", "AWS::Test::Thing#/properties/Setting: uniqueItems must be true or false"),
        (#"{"required": [1]}"#, "{}", "AWS::Test::Thing#/properties/Setting: required must be a list of texts"),
        (
            #"{"type": "string", "format": "ipv7"}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: unknown format 'ipv7'; teach NodeReader.swift or ResourceFormat.swift what it "
                + "means, or correct the schema in Corrections.swift"
        ),
        (
            #"{"type": "string", "format": "AWS::IAM::Role.Colour"}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: unknown format 'AWS::IAM::Role.Colour'; teach NodeReader.swift or "
                + "ResourceFormat.swift what it means, or correct the schema in Corrections.swift"
        ),
        (
            #"{"type": "string", "format": "AWS::Gone::Thing.Id"}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: format 'AWS::Gone::Thing.Id' names no resource type; add it to the format "
                + "types in ResourceFacts.swift"
        ),
        (
            #"{"arrayType": "Bag"}"#, "{}",
            "AWS::Test::Thing#/properties/Setting: arrayType must be AttributeList or Standard, not 'Bag'"
        ),
    ])
    func `what is not understood stops generation`(property: String, definitions: String, message: String) {
        #expect(failure { _ = try generated(try schema(property: property, definitions: definitions)) } == message)
    }

    @Test(arguments: [
        (#"{"if": {"contains": 1}}"#, "/if"), (#"{"then": {"contains": 1}}"#, "/then"),
        (#"{"else": {"contains": 1}}"#, "/else"), (#"{"not": {"contains": 1}}"#, "/not"),
        (#"{"dependencies": {"A": {"contains": 1}}}"#, "/dependencies/A"),
        (#"{"prefixItems": [{"contains": 1}]}"#, "/prefixItems/0"),
        (#"{"allOf": [{"if": {"properties": {"A": {"contains": 1}}}}]}"#, "/allOf/0/if/properties/A"),
    ])
    func `an unknown keyword where nothing is generated from`(property: String, pointer: String) {
        #expect(
            failure { _ = try schema(property: property) }
                == "AWS::Test::Thing#/properties/Setting\(pointer): unknown keyword 'contains'; teach Schema+Parsing.swift what "
                + "it means, or correct the schema in Corrections.swift"
        )
    }

    @Test(arguments: [
        (#""readOnlyProperties": {}"#, "readOnlyProperties must be a list"),
        (#""definitions": []"#, "definitions must be an object"),
        (#""taggable": "yes""#, "taggable must be true or false"),
        (
            #""handlers": {"rename": {}}"#,
            "unknown member 'rename' of handlers; teach DocumentReader.swift what it means, or correct the schema in "
                + "Corrections.swift"
        ),
        (
            #""lifecycle": {"status": "dawn"}"#,
            "lifecycle/status must be maintenance, sunset or shutdown, not 'dawn'"
        ),
        (
            #""replacementStrategy": "swap""#,
            "replacementStrategy must be create_then_delete or delete_then_create, not 'swap'"
        ),
    ])
    func `a keyword of the type itself with an unexpected value`(members: String, message: String) {
        #expect(failure { _ = try schema(#""properties": {}, \#(members)"#) } == "AWS::Test::Thing#: \(message)")
    }

    @Test func `an unknown keyword in the configuration of a type`() {
        #expect(
            failure {
                _ = try schema(#""properties": {}, "typeConfiguration": {"properties": {"A": {"contains": 1}}}"#)
            }
                == "AWS::Test::Thing#/typeConfiguration/properties/A: unknown keyword 'contains'; teach Schema+Parsing.swift "
                + "what it means, or correct the schema in Corrections.swift"
        )
    }

    @Test func `an unknown keyword of the type itself`() {
        #expect(
            failure { _ = try schema(#""properties": {}, "stability": "low""#) }
                == "AWS::Test::Thing#: unknown keyword 'stability'; teach Schema+Parsing.swift what it means, or correct the "
                + "schema in Corrections.swift"
        )
    }

    @Test func `a path that is none`() {
        #expect(
            failure { _ = try schema(#""properties": {}, "readOnlyProperties": ["Arn"]"#) }
                == "AWS::Test::Thing#/readOnlyProperties: 'Arn' must be a path that starts with /properties/"
        )
    }

    @Test func `a type name without three parts`() {
        #expect(
            failure { _ = try ResourceSchema(["typeName": "AWS::Test"]) }
                == "AWS::Test#/typeName: a type name has three parts, as AWS::SQS::Queue has"
        )
    }

    @Test func `a document that is not JSON`() {
        #expect(failure { _ = try JSONParser.parse(Array(#"{"a" 1}"#.utf8)) } == "not JSON: expected a colon at byte 5")
    }
}

@Suite struct CorrectionTests {
    private let schema: JSONValue = ["properties": ["A": ["type": "string", "maxLength": 3]]]

    private func correction(finds: JSONValue, at pointer: String = "/properties/A") -> Correction {
        Correction("AWS::Test::Thing", at: pointer, finds: finds, replacement: ["type": "integer"], reason: "a test")
    }

    @Test func `a correction replaces the node that it finds`() throws {
        #expect(
            try correction(finds: ["type": "string"]).apply(to: schema) == ["properties": ["A": ["type": "integer"]]]
        )
    }

    @Test(arguments: [("/properties/A", "number"), ("/properties/B", "string")])
    func `a correction that no longer applies fails`(pointer: String, type: String) {
        #expect(
            failure { _ = try correction(finds: ["type": .string(type)], at: pointer).apply(to: schema) }
                == "AWS::Test::Thing#\(pointer): the correction no longer applies; look whether the schema is right now (a "
                + "test), then remove or change it in Corrections.swift"
        )
    }
}
