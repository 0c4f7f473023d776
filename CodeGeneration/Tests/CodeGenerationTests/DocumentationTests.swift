import SchemaModel
import Testing

@Suite struct DocumentationTests {
    @Test(arguments: [
        (#"{"type": "string", "minLength": 2, "maxLength": 1024, "pattern": "[\n]"}"#, ", 2 to 1024 characters."),
        (#"{"type": "string", "format": "date-time"}"#, ", a date and time."),
        (#"{"type": "string", "format": "ipv4-network"}"#, ", an IPv4 network in CIDR notation."),
        (#"{"type": "string", "format": "AWS::EC2::VPC.Id"}"#, ", ID of `AWS::EC2::VPC`."),
        (#"{"type": "string", "format": "AWS::IAM::Role.Arn"}"#, "."),
        (
            #"{"type": "string", "anyOf": [{"format": "AWS::IAM::Role.Arn"}, {"format": "AWS::IAM::Role.Name"}]}"#,
            ", ARN of `AWS::IAM::Role` or name of `AWS::IAM::Role`."
        ),
        (#"{"type": "string", "enumCaseInsensitive": ["a", "b"]}"#, ", in any case one of `a`, `b`."),
        (#"{"type": "integer", "enum": [1, 3]}"#, ", one of 1, 3."),
        (#"{"type": "number", "exclusiveMaximum": 5, "multipleOf": 0.5}"#, ", less than 5, a multiple of 0.5."),
        (#"{"type": ["object", "string"], "format": "json"}"#, ", a JSON document."),
        (#"{"type": ["object", "string"]}"#, ", an object or a text."),
        (#"{"oneOf": [{"type": "integer"}, {"type": "array"}]}"#, ", a list or a whole number."),
        (
            #"{"type": "array", "maxItems": 1, "uniqueItems": true, "items": {"type": "string", "maxLength": 5, "pattern": "a"}}"#,
            ", at most 1 element, no two alike, each at most 5 characters and matching `a`."
        ),
        (
            #"{"type": "object", "minProperties": 2, "patternProperties": {"[a-z]": {"type": "integer", "minimum": 3}}}"#,
            ", at least 2 members, with names that match `[a-z]`, each at least 3."
        ),
        (#"{"type": "boolean", "default": false}"#, ", `false` when left out."),
    ])
    func `what the signature does not say`(property: String, facts: String) throws {
        #expect(try generatedFacts(property: property) == facts)
    }

    @Test func `a definition and the node that refers to it`() throws {
        #expect(
            try generatedFacts(
                property: ##"{"$ref": "#/definitions/Name", "maxLength": 5}"##,
                definitions: #"{"Name": {"type": "string", "minLength": 2, "maxLength": 9}}"#
            ) == ", 2 to 5 characters."
        )
    }

    @Test(arguments: [
        ("DelaySeconds", "seconds"), ("TimeoutInMillis", "milliseconds"), ("SizeInGiB", "GiB"), ("Days", "days"),
        ("MaxSizeInMegaBytes", "megabytes"), ("BlockSizeBytes", "bytes"), ("SamplingPercentage", "percent"),
    ])
    func `the name of a number tells its unit`(name: String, unit: String) throws {
        let text = try generated(try schema(#""properties": {"\#(name)": {"type": "integer"}}"#))
        #expect(text.contains("-\(name.lowercased())), in \(unit).\n"))
    }

    @Test(arguments: ["Daylight", "ACMB", "Weekdays"])
    func `the name of a number that tells no unit`(name: String) throws {
        let text = try generated(try schema(#""properties": {"\#(name)": {"type": "integer"}}"#))
        #expect(text.contains("-\(name.lowercased())).\n"))
    }

    @Test(arguments: [
        (
            "AWS::Test::Thing",
            "AWSCloudFormation/latest/TemplateReference/aws-resource-test-thing.html#cfn-test-thing-a"
        ),
        (
            "Alexa::Test::Thing",
            "AWSCloudFormation/latest/TemplateReference/alexa-resource-test-thing.html#cfn-test-thing-a"
        ),
        ("AMZN::Test::Thing", nil),
        ("AWS::CDK::Thing", nil),
        (
            "AWS::Serverless::Thing",
            "serverless-application-model/latest/developerguide/sam-resource-thing.html#sam-thing-a"
        ),
    ])
    func `the page of a resource type`(name: String, path: String?) throws {
        let text = try generated(
            try ResourceSchema(["typeName": .string(name), "properties": ["A": ["type": "string"]]])
        )
        let link = path.map { "[`A`](https://docs.aws.amazon.com/\($0))" } ?? "`A`"
        #expect(text.contains("/// - Parameter a: \(link).\n"))
    }

    @Test(arguments: [
        ("AWS::Serverless::Thing", "AWS::IAM::Role.Part", "aws-properties-iam-role-part.html#cfn-iam-role-part-a"),
        ("AWS::Serverless::Thing", "Part", nil),
        ("Alexa::Test::Thing", "Part", "alexa-properties-test-thing-part.html#cfn-test-thing-part-a"),
    ])
    func `the page of a definition`(name: String, definition: String, path: String?) throws {
        let text = try generated(
            try ResourceSchema([
                "typeName": .string(name), "properties": ["B": ["$ref": .string("#/definitions/\(definition)")]],
                "definitions": .object([definition: ["type": "object", "properties": ["A": ["type": "string"]]]]),
            ])
        )
        let base = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
        #expect(text.contains("/// - Parameter a: \(path.map { "[`A`](\(base)\($0))" } ?? "`A`").\n"))
    }
}
