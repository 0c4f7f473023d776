import ResourcePlanning
import SchemaModel
import Testing

@testable import SchemaRendering

@Suite struct SchemaTextTests {
    private static let keywords: [(json: String, text: String)] = [
        (#"{}"#, ""),
        (#"{"description": "A thing.", "title": "Thing", "default": 1, "insertionOrder": true}"#, ""),
        (#"{"type": ["string", "object"]}"#, "object|string"),
        (##"{"$ref": "#/definitions/Tag"}"##, "#Tag"),
        (##"{"$ref": "#/definitions/A B"}"##, ##"#"A B""##),
        (##"{"$ref": "#/properties/Other"}"##, "string"),
        (#"{"enum": ["a\"b", 1, true]}"#, #"values ["a\"b",1,true]"#),
        (#"{"const": "é"}"#, #"values ["\u00e9"]"#),
        (#"{"enumCaseInsensitive": ["a"]}"#, #"caseless ["a"]"#),
        (#"{"pattern": "^\\d+$"}"#, #"pattern "^\\d+$""#),
        (#"{"format": "date-time"}"#, "format date-time"),
        (#"{"format": "int64"}"#, ""),
        (#"{"format": "AWS::SQS::Queue.Arn"}"#, "format AWS::SQS::Queue.Arn"),
        (
            #"{"relationshipRef": {"typeName": "AWS::SQS::Queue", "propertyPath": "/properties/Arn"}}"#,
            "format AWS::SQS::Queue.Arn"
        ),
        (#"{"relationshipRef": {"typeName": "AWS::SQS::Queue", "propertyPath": "/properties/QueueName"}}"#, ""),
        (#"{"minLength": 1, "maxLength": 128}"#, "length 1..128"),
        (#"{"minLength": 0}"#, ""),
        (#"{"maxLength": 20000000000000000000}"#, ""),
        (#"{"minimum": -1, "maximum": 0.5}"#, "range -1..0.5"),
        (#"{"exclusiveMinimum": 0, "exclusiveMaximum": 9, "maximum": 9}"#, "range ..9 range 0<..<9"),
        (#"{"multipleOf": 60}"#, "multiple 60"),
        (#"{"minItems": 1, "uniqueItems": true, "items": {"type": "string"}}"#, "count 1.. unique items(string)"),
        (#"{"uniqueKeys": ["Name"], "maxUniqueItems": 5}"#, "uniqueBy Name different 5"),
        (
            #"{"prefixItems": [{"type": "string"}, {}], "contains": {"const": 1}}"#,
            "first(string)() contains(values [1])"
        ),
        (
            #"{"properties": {"B": {}, "A": {"type": "null"}}, "additionalProperties": false}"#,
            "members(A null)(B) closed"
        ),
        (
            #"{"patternProperties": {"^a$": {"type": "string"}}, "additionalProperties": {"type": "null"}}"#,
            #"matching("^a$" string) others(null)"#
        ),
        (
            #"{"required": ["B", "A"], "requiredXor": ["C", "D"], "requiredOr": ["E"]}"#,
            "required B,A exactlyOne C,D atLeastOne E"
        ),
        (
            #"{"dependentRequired": {"A": ["B"]}, "dependentExcluded": {"C": ["D", "E"]}, "dependencies": {"F": {}}}"#,
            "needs A,B dependent(F ) excludes C,D,E"
        ),
        (#"{"maxProperties": 2, "propertyNames": {"pattern": "a"}}"#, #"size ..2 names(pattern "a")"#),
        (
            ##"{"allOf": [{"type": "string"}, {"$ref": "#/definitions/A"}], "anyOf": [{}], "oneOf": [false]}"##,
            "#A all(string) any() one(never)"
        ),
        (#"{"if": {"not": {}}, "then": {"type": "null"}, "else": true}"#, "if(not())then(null)else()"),
    ]

    private static let mistakes: [(json: String, message: String)] = [
        (
            #"{"items": {"minimun": 1}}"#,
            "AWS::Test::Thing#/properties/Setting/items: unknown keyword 'minimun'; teach SchemaNotation.swift what it "
                + "means, or correct the schema in Corrections.swift"
        ),
        (
            #"{"format": "AWS::SNS::Topic.Arn"}"#,
            "AWS::Test::Thing#/properties/Setting: unknown format 'AWS::SNS::Topic.Arn'; teach Format.swift what it means"
        ),
        (#"{"type": "text"}"#, "AWS::Test::Thing#/properties/Setting: unknown type 'text'"),
        (##"{"$ref": "#/nowhere"}"##, "AWS::Test::Thing#/properties/Setting: '#/nowhere' does not exist"),
        (#"{"minItems": "few"}"#, "AWS::Test::Thing#/properties/Setting: minItems must be a number"),
        (#"{"minItems": -1}"#, "AWS::Test::Thing#/properties/Setting: minItems must be a count"),
        (#"{"required": "A"}"#, "AWS::Test::Thing#/properties/Setting: required must be a list of names"),
        (#"{"anyOf": []}"#, "AWS::Test::Thing#/properties/Setting: anyOf must be a list of schemas"),
    ]

    private func notation(_ json: String) throws -> String {
        let document = try JSONParser.parse(Array(json.utf8))
        return try SchemaNotation(typeName: "AWS::Test::Thing", knownTypes: ["AWS::SQS::Queue"]) { pointer in
            pointer == "/properties/Other" ? ["type": "string"] : nil
        }.text(of: document, at: "/properties/Setting")
    }

    private func lines(_ members: String) throws -> [String] {
        let document = try JSONParser.parse(Array(#"{"typeName": "AWS::Test::Thing", \#(members)}"#.utf8))
        return try ResourceText(document, of: try ResourceSchema(document), facts: ResourceFacts(), knownTypes: [])
            .lines(regions: 5, keepsData: true)
    }

    @Test(arguments: keywords)
    func `a keyword is an assertion or says nothing`(_ json: String, _ text: String) throws {
        #expect(try notation(json) == text)
    }

    @Test(arguments: mistakes)
    func `what is not understood stops the generation`(_ json: String, _ message: String) {
        #expect(failure { _ = try notation(json) } == message)
    }

    @Test func `a type is one fact or one property a line`() throws {
        let lines = try lines(
            ##"""
            "properties": {
                "Name": {"type": "string"}, "Arn": {"type": "string", "description": "The ARN."},
                "Tags": {"items": {"$ref": "#/definitions/Tag"}}, "Endpoint": {"$ref": "#/definitions/Endpoint"}
            },
            "required": ["Name"], "additionalProperties": false,
            "definitions": {
                "Endpoint": {"type": "object", "properties": {"Port": {"type": "integer"}}},
                "Tag": {"type": "object", "properties": {"Key": {"type": "string"}}}
            },
            "createOnlyProperties": ["/properties/Name", "/properties/Tags/*/Key"],
            "readOnlyProperties": ["/properties/Arn", "/properties/Endpoint"],
            "primaryIdentifier": ["/properties/Name"],
            "tagging": {"taggable": true, "tagUpdatable": false, "tagProperty": "/properties/Tags"},
            "handlers": {
                "create": {"permissions": ["test:Create", "test:Get", "iam:PassRole"]},
                "delete": {"permissions": ["test:Delete", "test:Get"]}
            }
            """##
        )
        #expect(
            lines == [
                "createOnly Name Tags/*/Key", "readOnly Arn Endpoint", "primaryIdentifier Name", "tags Tags replace",
                "keepsData", "regions 5", "permissions iam PassRole:c", "permissions test Create:c Delete:d Get:cd",
                "@Arn string", "@Endpoint object", "@Endpoint.Port integer",
                "properties object closed required Name", ".Arn string", ".Endpoint #Endpoint", ".Name string",
                ".Tags items(#Tag)", "definition Endpoint object", ".Port integer", "definition Tag object",
                ".Key string",
            ]
        )
    }

    @Test(arguments: [
        (#"^[a-z]+$"#, #"^[a-z]+$"#),
        (#"[\w-.~]+"#, #"[\w\-.~]+"#),
        (#"[\p{L}-_]"#, #"[\p{L}\-_]"#),
        (#"[\w-]"#, #"[\w-]"#),
        (#"[a[\]]"#, #"[a\[\]]"#),
        (#"[\p{Print}&&[^|]]"#, #"[\p{Print}&&[^|]]"#),
        (#"^a*(?<!\.git)$"#, #"^(?!.*\.git$)a*$"#),
        (#"(a(?<!-))+b"#, #"(a)+b"#),
        (#"^(x)${1,128}"#, #"^(x)$"#),
        (#"(/(?!\.)+x)+"#, #"(/(?!\.)x)+"#),
        (#"[\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]"#, #"[\uE000-\uFFFD\x{10000}-\x{10FFFF}\t]"#),
    ]) func `regular expressions become Swift's`(_ pattern: String, _ translation: String) throws {
        #expect(try PatternTranslation.translate(pattern) == translation)
    }

    @Test func `a regular expression that Swift does not understand stops the generation`() {
        let message = failure { _ = try notation(#"{"pattern": "(a"}"#) }
        #expect(
            message?.hasPrefix("AWS::Test::Thing#/properties/Setting: '(a' is no regular expression that Swift") == true
        )
    }

    @Test func `an extension becomes a definition to which the parts refer`() throws {
        let document: JSONValue = [
            "properties": ["List": ["items": ["$ref": "#/definitions/Item"]]],
            "definitions": ["Item": ["properties": ["Size": ["type": "integer"]]]],
        ]
        let part = SchemaExtension(["minimum": 1], rule: "E1", at: "AWS::Test::Thing/List/*/Size", "AWS::Test::Thing")
        #expect(
            try part.add(to: document, of: "AWS::Test::Thing") { _ in [:] } == [
                "allOf": [["$ref": "#/definitions/E1"]],
                "properties": ["List": ["items": ["$ref": "#/definitions/Item"]]],
                "definitions": [
                    "E1": ["minimum": 1],
                    "Item": ["properties": ["Size": ["type": "integer", "allOf": [["$ref": "#/definitions/E1"]]]]],
                ],
            ]
        )
        #expect(try part.add(to: document, of: "AWS::Test::Other") { _ in [:] } == document)
        let wrong = SchemaExtension([:], rule: "E1", at: "AWS::Test::Thing/List/*/Height")
        #expect(
            failure { _ = try wrong.add(to: document, of: "AWS::Test::Thing") { _ in [:] } }
                == "AWS::Test::Thing#/definitions/Item/properties/Height: a part of an extension does not exist; correct it "
                + "in SchemaExtensions.swift"
        )
    }

    @Test func `what is known must fit what is published`() {
        let knowledge = TypeKnowledge(
            extensions: [SchemaExtension("gone", rule: "E1", at: "AWS::Test::Thing/Name")],
            leftOut: ["left": "a test"],
            statefulTypes: ["AWS::Gone::Table": "the items"]
        )
        #expect(
            knowledge.failures(types: ["AWS::Test::Thing"], files: ["left", "new"]) == [
                "extensions/new.json is new; add it to SchemaExtensions.swift, in use or left out",
                "extensions/gone.json is gone; remove it from SchemaExtensions.swift",
                "no schema of AWS::Gone::Table; remove it from SchemaExtensions.swift or StatefulTypes.swift",
            ]
        )
    }

    @Test func `a correction is applied for its use only`() throws {
        let corrections = [
            Correction("AWS::Test::Thing", for: .types, at: "/a", finds: 1, replacement: 2, reason: "a test"),
            Correction("AWS::Test::Thing", for: .checks, at: "/a", finds: 1, replacement: 3, reason: "a test"),
            Correction("AWS::Test::Thing", at: "/b", finds: 1, replacement: 4, reason: "a test"),
        ]
        #expect(try corrections.apply(to: ["a": 1, "b": 1], for: .types) == ["a": 2, "b": 4])
        #expect(try corrections.apply(to: ["a": 1, "b": 1], for: .checks) == ["a": 3, "b": 4])
    }
}
