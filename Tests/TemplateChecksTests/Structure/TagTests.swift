import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

@Suite("Tags")
struct TagTests {
    private static let key = String(repeating: "k", count: 129)
    private static let value = String(repeating: "v", count: 257)

    private func expectTagFindings(
        _ tags: Node,
        item: [Assertion] = [],
        list: [Assertion] = [],
        _ expected: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        var members = Assertion.Members()
        members.named["Tags"] = Schema(list + [.items(Schema([.definition("Tag")]))])
        let schema = ResourceSchema(
            typeName: "AWS::Test::Thing",
            properties: Schema([.members(members)]),
            readDefinition: { _ in Schema(item) }
        )
        let findings = Findings()
        TagCheck("Tags", of: schema, findings).check(tags, at: .root.key("Tags"), "'Tags' of 'Thing'")
        #expect(findings.diagnostics.map(\.description) == expected, sourceLocation: sourceLocation)
    }

    private func tag(_ key: String, _ value: Node = "x") -> Node { ["Key": .string(key), "Value": value] }

    @Test func goodTagsAreAccepted() {
        expectTagFindings([tag("a"), tag("b", ["Ref": "B"]), ["Fn::If": ["c", tag("d"), tag("a")]]], [])
        expectTagFindings(["a": "x", "aws-b": ["Ref": "B"]], [])
        expectTagFindings(["Fn::If": ["c", [], []]], [])
    }

    @Test func tagsOfAListAreReported() {
        expectTagFindings(
            [tag("aws:a"), tag("a"), tag("a"), tag(Self.key, .string(Self.value))],
            [
                """
                error[CFN-16]: 'Tags' of 'Thing' has the tag 'aws:a', but keys that begin with 'aws:' are for AWS [Tags/0/Key]
                """,
                "error[CFN-16]: 'Tags' of 'Thing' has the tag 'a' twice [Tags/2/Key]",
                """
                error[CFN-16]: 'Tags' of 'Thing' has the tag '\(Self.key.prefix(59))…' of 129 characters, but keys must have \
                at most 128 [Tags/3/Key]
                """,
                """
                error[CFN-16]: 'Tags' of 'Thing' has the tag '\(Self.key.prefix(59))…' with a value of 257 characters, but it \
                must have at most 256 [Tags/3/Value]
                """,
            ]
        )
    }

    @Test func tagsOfAnObjectAreReported() {
        expectTagFindings(
            ["aws:a": "x"],
            [
                """
                error[CFN-16]: 'Tags' of 'Thing' has the tag 'aws:a', but keys that begin with 'aws:' are for AWS [Tags/aws:a]
                """
            ]
        )
    }

    @Test func whatTheSchemaChecksIsNotReportedAgain() {
        var members = Assertion.Members()
        members.named["Key"] = Schema([.length(.init(minimum: 1, maximum: 128)), .pattern("^(?!aws:).*$")])
        members.named["Value"] = Schema([.length(.init(maximum: 256))])
        expectTagFindings(
            [tag("aws:a"), tag("a"), tag("a"), tag(Self.key, .string(Self.value))],
            item: [.members(members)],
            list: [.uniqueKeys(["Key"])],
            []
        )
    }

    @Test func thePropertyWithTheTagsIsChecked() throws {
        try expectFindings(
            """
            Resources:
              Queue: {Type: 'AWS::SQS::Queue', Properties: {Tags: [{Key: 'aws:a', Value: x}]}}
              Parameter: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: x, Tags: {'aws:a': x}}}
            """,
            [
                """
                error[CFN-16]: 'Tags' of 'Queue' (AWS::SQS::Queue) has the tag 'aws:a', but keys that begin with 'aws:' are \
                for AWS [Resources/Queue/Properties/Tags/0/Key]
                """,
                """
                error[CFN-16]: 'Tags' of 'Parameter' (AWS::SSM::Parameter) has the tag 'aws:a', but keys that begin with \
                'aws:' are for AWS [Resources/Parameter/Properties/Tags/aws:a]
                """,
            ]
        )
    }
}
