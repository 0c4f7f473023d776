import Testing

@Suite struct TypeTests {
    @Test(arguments: [
        (#"{"type": "string"}"#, "Value<String>"),
        (#"{"type": "integer"}"#, "Value<Int>"),
        (#"{"type": "number"}"#, "Value<Double>"),
        (#"{"type": "boolean"}"#, "Value<Bool>"),
        (#"{"type": ["boolean", "null"]}"#, "Value<Bool>"),
        (#"{"type": "integer", "enum": [1, 3]}"#, "Value<Int>"),
        (#"{"type": "array", "items": {"type": "string"}}"#, "List<Value<String>>"),
        (#"{"type": "array"}"#, "List<JSON>"),
        (#"{"type": "object", "patternProperties": {"a": {"type": "integer"}}}"#, "Map<Value<Int>>"),
        (#"{"type": "object", "additionalProperties": {"type": "string"}}"#, "Map<Value<String>>"),
        (#"{"type": "object", "patternProperties": {"a": {"type": "integer"}, "b": {"type": "string"}}}"#, "Map<JSON>"),
        (#"{"type": "object"}"#, "JSON"),
        (#"{"type": ["object", "string"]}"#, "JSON"),
        (#"{"type": "object", "format": "json", "properties": {"A": {"type": "string"}}}"#, "JSON"),
        (#"{"type": ["integer", "string"]}"#, "JSON"),
        (#"{"oneOf": [{"type": "string"}, {"type": "object"}]}"#, "JSON"),
        (#"{"anyOf": [{"type": "string", "maxLength": 3}, {"type": "string"}]}"#, "Value<String>"),
        ("{}", "JSON"),
    ])
    func `a type without a name`(property: String, expected: String) throws {
        #expect(try generatedType(property: property) == expected)
    }

    @Test(arguments: [
        (#"{"type": "string", "format": "AWS::IAM::Role.Arn"}"#, "Value<ARN<IAM.Role>>"),
        (#"{"type": "string", "anyOf": [{"format": "AWS::IAM::Role.Arn"}]}"#, "Value<ARN<IAM.Role>>"),
        (
            #"{"type": "string", "anyOf": [{"format": "AWS::IAM::Role.Arn"}, {"format": "AWS::SQS::Queue.Arn"}]}"#,
            "Value<String>"
        ),
        (
            #"{"type": "string", "anyOf": [{"format": "AWS::IAM::Role.Arn"}, {"format": "AWS::IAM::Role.Id"}]}"#,
            "Value<String>"
        ),
        (#"{"type": "string", "anyOf": [{"format": "AWS::IAM::Role.Arn"}, {"enum": ["mcp"]}]}"#, "Value<String>"),
        (#"{"type": "string", "format": "AWS::EC2::VPC.Id"}"#, "Value<String>"),
        (
            #"{"type": "string", "relationshipRef": {"typeName": "AWS::SQS::Queue", "propertyPath": "/properties/Arn"}}"#,
            "Value<ARN<SQS.Queue>>"
        ),
        (
            #"{"type": "string", "relationshipRef": {"typeName": "AWS::SQS::Queue", "propertyPath": "/properties/QueueUrl"}}"#,
            "Value<String>"
        ),
    ])
    func `an ARN is typed if nothing else is allowed`(property: String, expected: String) throws {
        #expect(try generatedType(property: property) == expected)
    }

    @Test func `a reference to a definition of a scalar or a list is that type`() throws {
        let definitions =
            ##"{"Name": {"type": "string"}, "Names": {"type": "array", "items": {"$ref": "#/definitions/Name"}}}"##
        #expect(
            try generatedType(property: ##"{"$ref": "#/definitions/Names"}"##, definitions: definitions)
                == "List<Value<String>>"
        )
    }

    @Test func `allOf of one type and a default is the type`() throws {
        #expect(try generatedType(property: #"{"allOf": [{"type": "string"}, {"default": "x"}]}"#) == "Value<String>")
    }

    @Test func `alternatives that only require members do not matter`() throws {
        let text = try generated(
            try schema(
                property: """
                    {"type": "object", "properties": {"A": {"type": "string"}, "B": {"type": "string"}},
                     "oneOf": [{"required": ["A"]}, {"required": ["B"]}]}
                    """
            )
        )
        #expect(text.contains("public init(a: Value<String>? = nil, b: Value<String>? = nil) {"))
    }

    @Test func `alternative objects become one structure that requires what all require`() throws {
        let text = try generated(
            try schema(
                property: """
                    {"oneOf": [
                      {"type": "object", "required": ["Kind", "A"],
                       "properties": {"Kind": {"type": "string", "const": "x"}, "A": {"type": "string"}}},
                      {"type": "object", "required": ["Kind"],
                       "properties": {"Kind": {"type": "string", "const": "y"}, "B": {"type": "integer"}}}]}
                    """
            )
        )
        #expect(text.contains("public init(kind: Kind, a: Value<String>? = nil, b: Value<Int>? = nil) {"))
        #expect(text.contains(#"public static var x: Self { Self("x") }"#))
        #expect(text.contains(#"public static var y: Self { Self("y") }"#))
    }

    @Test func `alternative objects that contradict each other are a document`() throws {
        let property = """
            {"oneOf": [{"type": "object", "properties": {"A": {"type": "string"}}},
                       {"type": "object", "properties": {"A": {"type": "array", "items": {"type": "string"}}}}]}
            """
        #expect(try generatedType(property: property) == "JSON")
    }

    @Test func `a definition may contain itself`() throws {
        let text = try generated(
            try schema(
                property: ##"{"$ref": "#/definitions/Node"}"##,
                definitions: """
                    {"Node": {"type": "object", "properties": {
                      "Children": {"type": "array", "items": {"$ref": "#/definitions/Node"}}}}}
                    """
            )
        )
        #expect(text.contains("public init(children: List<Node>? = nil) {"))
    }

    @Test func `a name that is taken is prefixed with that of the type around it`() throws {
        let text = try generated(
            try schema(
                property: ##"{"$ref": "#/definitions/Value"}"##,
                definitions: """
                    {"Value": {"type": "object", "properties": {
                      "Type": {"type": "string", "enum": ["a"]}, "Value": {"type": "object", "properties": {}, "additionalProperties": false}}}}
                    """
            )
        )
        #expect(text.contains("public struct ThingValue: PropertyValue {"))
        #expect(text.contains("public struct ThingValueType: EnumValue {"))
        #expect(text.contains("public init(type: ThingValueType? = nil, value: ThingValueValue? = nil) {"))
    }
}
