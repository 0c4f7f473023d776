import Testing

@testable import TemplateChecks

@Suite("Which source invokes which function")
struct EventSourceMappingTests {
    private func edges(source: String, function: String, _ more: String = "", sections: String = "") throws -> [String]
    {
        let relations = try relations(
            """
            \(sections)
            Resources:
              Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
              Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: orders}}
              Writer: {Type: AWS::Lambda::Function, Properties: {FunctionName: writer}}
              Alias: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Writer, Name: live}}
              Source:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  EventSourceArn: \(source)
                  FunctionName: \(function)
            \(more)
            """
        )
        return relations.eventSourceMappings.map { mapping in
            let choices = mapping.choices.testText
            return "\(mapping.source.testText) -> \(mapping.target.testText)"
                + (choices.isEmpty ? "" : " if \(choices)")
        }
    }

    @Test(arguments: [
        "!GetAtt Orders.Arn", "!Sub '${Orders.Arn}'", "!Join ['', [!GetAtt Orders.Arn]]",
        "arn:aws:sqs:eu-west-1:123456789012:orders",
        "!Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders'",
        "!Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Orders.QueueName}'",
        "!Join [':', [arn:aws:sqs, !Ref AWS::Region, !Ref AWS::AccountId, !GetAtt Orders.QueueName]]",
        "!Select [0, [!GetAtt Orders.Arn]]",
    ])
    func queues(_ source: String) throws {
        #expect(try edges(source: source, function: "!Ref Writer") == ["Orders -> Writer"])
    }

    @Test(arguments: [
        "!Ref Writer", "!GetAtt Writer.Arn", "writer", "writer:live", "'123456789012:function:writer'",
        "arn:aws:lambda:eu-west-1:123456789012:function:writer:3", "!Sub '${Writer}:live'", "!Ref Alias",
        "!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Writer}'",
    ])
    func functions(_ function: String) throws {
        #expect(try edges(source: "!GetAtt Orders.Arn", function: function) == ["Orders -> Writer"])
    }

    @Test func streamsAreSourcesOfTheirService() throws {
        #expect(try edges(source: "!GetAtt Table.StreamArn", function: "writer") == ["Table -> Writer"])
        #expect(
            try edges(source: "arn:aws:kinesis:eu-west-1:123456789012:stream/other", function: "writer")
                == ["(kinesis) -> Writer"]
        )
    }

    @Test func whatIsElsewhereIsNoResource() throws {
        #expect(
            try edges(source: "arn:aws:sqs:eu-west-1:123456789012:payments", function: "reader") == [
                "(sqs) -> (lambda)"
            ]
        )
        let sections = "Parameters: {Name: {Type: String}}"
        #expect(try edges(source: "!Ref Name", function: "!Ref Name", sections: sections) == ["(?) -> (lambda)"])
        #expect(
            try edges(
                source: "!Sub 'arn:aws:sqs:eu-west-1:123456789012:${Name}'",
                function: "writer",
                sections: sections
            )
                == ["(sqs) -> Writer"]
        )
        #expect(try edges(source: "!ImportValue Queue", function: "writer") == ["(?) -> Writer"])
    }

    @Test func conditionsOfBothEndsGoTogether() throws {
        let sections = """
            Parameters: {Stage: {Type: String}}
            Conditions:
              IsProduction: !Equals [!Ref Stage, prod]
            """
        let more = "  Other: {Type: AWS::SQS::Queue}\n  Reader: {Type: AWS::Lambda::Function}\n"
        #expect(
            try edges(
                source: "!If [IsProduction, !GetAtt Orders.Arn, !GetAtt Other.Arn]",
                function: "!If [IsProduction, !Ref Writer, !Ref Reader]",
                more,
                sections: sections
            ) == ["Orders -> Writer if IsProduction", "Other -> Reader if !IsProduction"]
        )
    }

    @Test func namesFromMappingsAndDefaultsAreFollowed() throws {
        let sections = """
            Parameters: {Name: {Type: String, Default: orders}}
            Mappings: {Names: {all: {function: writer}}}
            """
        #expect(
            try edges(
                source: "!Sub 'arn:aws:sqs:eu-west-1:123456789012:${Name}'",
                function: "!FindInMap [Names, all, function]",
                sections: sections
            ) == ["Orders -> Writer if Name=orders", "(sqs) -> Writer"]
        )
    }

    @Test func resourcesOfLoopsAreNotFollowed() throws {
        let relations = try relations(
            """
            Transform: AWS::LanguageExtensions
            Resources:
              Fn::ForEach::Queues:
                - Name
                - [A, B]
                - Queue${Name}: {Type: AWS::SQS::Queue}
              Source:
                Type: AWS::Lambda::EventSourceMapping
                Properties: {EventSourceArn: !GetAtt QueueA.Arn, FunctionName: writer}
            """
        )
        #expect(relations.mayHaveMore)
        #expect(relations.eventSourceMappings.map(\.source.testText) == ["(?)"])
    }
}
