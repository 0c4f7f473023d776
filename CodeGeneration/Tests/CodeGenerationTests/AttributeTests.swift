import ResourcePlanning
import Testing

@Suite struct AttributeTests {
    @Test func `an identifier that only CloudFormation sets comes from GetAtt unless Ref is known to return it`() throws
    {
        let schema = try schema(
            """
            "primaryIdentifier": ["/properties/ThingUrl"], "readOnlyProperties": ["/properties/ThingUrl"],
            "properties": {"ThingUrl": {"type": "string"}}
            """
        )
        #expect(try generated(schema).contains(#"public var url: Value<String> { attribute("ThingUrl") }"#))
        let facts = ResourceFacts(references: ["AWS::Test::Thing": "ThingUrl"])
        #expect(try generated(schema, facts: facts).contains("public var url: Value<String> { reference() }"))
    }

    @Test func `a name without that of the type must be free`() throws {
        let text = try generated(
            try schema(
                """
                "readOnlyProperties": ["/properties/Arn", "/properties/ThingArn", "/properties/ThingPath"],
                "properties": {"Arn": {"type": "string"}, "ThingArn": {"type": "string"}, "ThingPath": {"type": "string"}}
                """
            )
        )
        #expect(text.contains(#"public var arn: Value<ARN<Test.Thing>> { attribute("Arn") }"#))
        #expect(text.contains(#"public var thingArn: Value<String> { attribute("ThingArn") }"#))
        #expect(text.contains(#"public var thingPath: Value<String> { attribute("ThingPath") }"#))
    }

    @Test func `an object is a document, a list has its elements`() throws {
        let text = try generated(
            try schema(
                """
                "readOnlyProperties": ["/properties/Detail", "/properties/Ids", "/properties/Parts/*/Id"],
                "properties": {
                  "Detail": {"type": "object", "properties": {"A": {"type": "string"}}},
                  "Ids": {"type": "array", "items": {"type": "integer"}},
                  "Parts": {"type": "array", "items": {"type": "object", "properties": {"Id": {"type": "string"}, "Size": {"type": "integer"}}}}}
                """
            )
        )
        #expect(text.contains(#"public var detail: JSON { attribute("Detail") }"#))
        #expect(text.contains(#"public var ids: List<Value<Int>> { attribute("Ids") }"#))
        #expect(text.contains("public init(size: Value<Int>? = nil) {"))
        #expect(!text.contains("Parts.*"))
    }

    @Test func `a documented attribute that the schema does not have`() throws {
        let schema = try schema(#""properties": {"ThingName": {"type": "string"}}"#)
        let known = ResourceFacts(attributes: ["AWS::Test::Thing": ["ThingName"]])
        #expect(
            try generated(schema, facts: known).contains(#"public var name: Value<String> { attribute("ThingName") }"#)
        )
        let unknown = ResourceFacts(attributes: ["AWS::Test::Thing": ["ThingId"]])
        #expect(
            failure { _ = try generated(schema, facts: unknown) }
                == "AWS::Test::Thing#: the attribute 'ThingId' of ResourceFacts.swift is no property or is read-only already; remove it"
        )
    }

    @Test func `a documented reference that the schema does not have`() throws {
        let schema = try schema(#""properties": {"ThingName": {"type": "string"}}"#)
        let facts = ResourceFacts(references: ["AWS::Test::Thing": "ThingId"])
        #expect(
            failure { _ = try generated(schema, facts: facts) }
                == "AWS::Test::Thing#: the property 'ThingId' that ResourceFacts.swift gives for Ref does not exist"
        )
    }
}
