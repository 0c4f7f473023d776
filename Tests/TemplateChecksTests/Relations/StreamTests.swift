import Testing

@testable import TemplateChecks

@Suite("Streams, and what functions send and take")
struct StreamTests {
    private func kind(of source: String) throws -> StreamKind? {
        let relations = try relations(
            """
            Parameters: {Name: {Type: String}}
            Resources:
              Orders: {Type: AWS::DynamoDB::Table, Properties: {TableName: orders}}
              Everywhere: {Type: AWS::DynamoDB::GlobalTable}
              Events: {Type: AWS::Kinesis::Stream}
              Reader: {Type: AWS::Kinesis::StreamConsumer}
              Queue: {Type: AWS::SQS::Queue}
              Source:
                Type: AWS::Lambda::EventSourceMapping
                Properties: {EventSourceArn: \(source), FunctionName: writer}
            """
        )
        return try #require(relations.eventSourceMappings.first).stream
    }

    @Test(arguments: [
        "!GetAtt Orders.StreamArn", "!GetAtt Everywhere.StreamArn",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000",
        "!Sub 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Name}/stream/${Name}'",
    ])
    func streamsOfTables(_ source: String) throws { #expect(try kind(of: source) == .dynamoDB) }

    @Test(arguments: [
        "!GetAtt Events.Arn", "!Ref Reader", "!GetAtt Reader.ConsumerARN",
        "arn:aws:kinesis:eu-west-1:123456789012:stream/events",
    ])
    func streamsOfKinesis(_ source: String) throws { #expect(try kind(of: source) == .kinesis) }

    @Test(arguments: ["!GetAtt Queue.Arn", "!Ref Name", "arn:aws:kafka:eu-west-1:123456789012:cluster/events/a-b-c"])
    func others(_ source: String) throws { #expect(try kind(of: source) == nil) }

    /// What the role lacks to send to a target.
    private func missing(_ statement: String, target: String) throws -> [String] {
        let relations = try relations(
            """
            Resources:
              Failed: {Type: \(target)}
              Writer: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn}}
              Source:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  FunctionName: !Ref Writer
                  EventSourceArn: arn:aws:kinesis:eu-west-1:123456789012:stream/events
                  DestinationConfig: {OnFailure: {Destination: !GetAtt Failed.Arn}}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  Policies: [{PolicyName: a, PolicyDocument: {Statement: {Effect: Allow, \(statement)}}}]
            """
        )
        let function = try #require(relations.resource("Writer"))
        let role = try #require(relations.role(of: function, under: .none))
        let target = try #require(relations.deadLetterEdges.first?.target)
        return relations.missingActions(of: role, toSendTo: target)
    }

    @Test func sendingNeedsTheActionOfTheTarget() throws {
        let queue = "AWS::SQS::Queue"
        #expect(try missing("Action: 'sqs:*', Resource: !GetAtt Failed.Arn", target: queue).isEmpty)
        #expect(try missing("Action: 'sns:*', Resource: '*'", target: queue) == ["sqs:SendMessage"])
        #expect(
            try missing("Action: 'sns:*', Resource: '*'", target: "AWS::S3::Bucket") == [
                "s3:ListBucket", "s3:PutObject",
            ]
        )
        let bucket = "Action: ['s3:List*', 's3:PutObject'], Resource: [!GetAtt Failed.Arn"
        #expect(try missing(bucket + "]", target: "AWS::S3::Bucket") == ["s3:PutObject"])
        #expect(try missing(bucket + ", !Sub '${Failed.Arn}/*']", target: "AWS::S3::Bucket").isEmpty)
    }

    /// The terms of the ledger of a function with a queue and one more mapping.
    private func ledger(queue: String = "", _ other: String = "") throws -> String? {
        let relations = try relations(
            """
            Parameters: {Count: {Type: Number}, Stage: {Type: String}}
            Conditions: {IsProduction: !Equals [!Ref Stage, production]}
            Resources:
              Orders: {Type: AWS::SQS::Queue}
              Events: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 3}}
              Writer: {Type: AWS::Lambda::Function}
              Source:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  EventSourceArn: !GetAtt Orders.Arn
                  FunctionName: !Ref Writer
                  \(queue)
              \(other)
            """
        )
        return relations.concurrencyLedgers.first.map { ledger in
            let terms = ledger.entries.map(\.terms).joined(separator: " + ")
            return "\(terms) = \(ledger.maximum.map(String.init) ?? "?")"
        }
    }

    @Test func ledgersAddWhatLimitsMappings() throws {
        let stream = """
            Other:
                Type: AWS::Lambda::EventSourceMapping
                Properties: {EventSourceArn: !GetAtt Events.Arn, FunctionName: !Ref Writer, ParallelizationFactor: 2}
            """
        let scaling = "ScalingConfig: {MaximumConcurrency: 10}"
        #expect(try ledger() == "as many as there are messages for = ?")
        #expect(try ledger(queue: scaling) == "10 = 10")
        #expect(try ledger(queue: scaling, stream) == "10 + 3 shards x 2 = 16")
        #expect(
            try ledger(queue: "ProvisionedPollerConfig: {MaximumPollers: 4}", stream)
                == "4 pollers x 10 + 3 shards x 2 = 46"
        )
        #expect(try ledger(queue: "Enabled: false", stream) == "3 shards x 2 = 6")
    }

    @Test func aLedgerWithSomethingUnknownIsNone() throws {
        #expect(try ledger(queue: "ScalingConfig: {MaximumConcurrency: !Ref Count}") == nil)
        #expect(try ledger(queue: "Enabled: !If [IsProduction, true, false]") == nil)
        let kafka = """
            Other:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  EventSourceArn: arn:aws:kafka:eu-west-1:123456789012:cluster/events/a-b-c
                  FunctionName: !Ref Writer
            """
        #expect(try ledger(queue: "ScalingConfig: {MaximumConcurrency: 10}", kafka) == nil)
    }
}
