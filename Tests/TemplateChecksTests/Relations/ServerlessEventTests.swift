import TemplateModel
import Testing

@testable import TemplateChecks

@Suite("Events of functions of AWS SAM")
struct ServerlessEventTests {
    private func template(events: String, function: String = "", globals: String = "{}") -> String {
        """
        Transform: AWS::Serverless-2016-10-31
        Globals: {Function: \(globals)}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 120
              RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5}
          Failed: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 1209600}}
          Table:
            Type: AWS::DynamoDB::Table
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
            Properties:
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              BillingMode: PAY_PER_REQUEST
              KeySchema: [{AttributeName: id, KeyType: HASH}]
              StreamSpecification: {StreamViewType: KEYS_ONLY}
          Placed: {Type: AWS::SNS::Topic}
          Writer:
            Type: AWS::Serverless::Function
            \(function)
            Properties:
              Handler: bootstrap
              Runtime: provided.al2023
              CodeUri: s3://code/writer.zip
              Events:
                \(events)
        """
    }

    private func findings(_ yaml: String) throws -> [String] {
        validate(try ParsedTemplate(parsing: yaml).template).filter { $0.severity != .info }.map(\.description)
    }

    private let queue = "Source: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn, BatchSize: 1}}"

    @Test func queuesInvoke() throws {
        #expect(try findings(template(events: queue)) == [])
        #expect(
            try findings(template(events: queue, globals: "{Timeout: 130}")) == [
                "error[ESQ-01]: visibility timeout of 120 s is shorter than the 130 s timeout of 'Writer'; a slow batch is "
                    + "delivered again while it is still being processed. Use at least 780 s (6 x 130 s) "
                    + "[Resources/Orders/Properties/VisibilityTimeout]"
            ]
        )
    }

    @Test func globalSettingsCanBeIgnored() throws {
        let globals = "{Timeout: 130}"
        #expect(try findings(template(events: queue, function: "IgnoreGlobals: [Timeout]", globals: globals)) == [])
        #expect(try findings(template(events: queue, function: "IgnoreGlobals: '*'", globals: globals)) == [])
    }

    @Test func streamsInvoke() throws {
        let event = "Source: {Type: DynamoDB, Properties: {Stream: !GetAtt Table.StreamArn, MaximumRetryAttempts: 3}}"
        let relations = try relations(template(events: event))
        #expect(relations.streamMappings.map(\.mapping.subject.logicalID) == ["WriterSource"])
        let rules = validate(try ParsedTemplate(parsing: template(events: event)).template).map { $0.rule?.rawValue }
        #expect(rules.contains("EST-01") && rules.contains("EST-12"))
    }

    @Test func rulesInvoke() throws {
        func event(_ more: String) -> String {
            "Placed: {Type: EventBridgeRule, Properties: {Pattern: {source: [my.orders]}\(more)}}"
        }
        let targets = try relations(template(events: event(""))).eventRuleTargets
        #expect(targets.map(\.target.resource?.subject.logicalID) == ["Writer"])
        #expect(try findings(template(events: event(", DeadLetterConfig: {Type: SQS}"))) == [])
    }

    @Test func topicsInvoke() throws {
        func subscriptions(_ more: String) throws -> [String] {
            let event = "Placed: {Type: SNS, Properties: {Topic: !Ref Placed\(more)}}"
            return try relations(template(events: event)).subscriptions
                .compactMap(\.endpoint.resource?.subject.logicalID)
        }
        #expect(try subscriptions("") == ["Writer"])
        #expect(try subscriptions(", SqsSubscription: true") == [])
    }

    @Test func eventsOfOtherFormsAreNone() throws {
        #expect(try relations(template(events: "Other: {Type: Api}")).eventSourceMappings.isEmpty)
        #expect(try relations(template(events: "Fn::If: [A, {}, {}]")).eventSourceMappings.isEmpty)
    }
}
