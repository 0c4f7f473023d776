import Testing

@testable import TemplateChecks

@Suite("Edges between resources")
struct RelationTests {
    @Test func deadLettersComeFromAllWhoNameTheQueue() throws {
        let relations = try relations(
            """
            Resources:
              Failed: {Type: AWS::SQS::Queue, Properties: {QueueName: failed}}
              Orders:
                Type: AWS::SQS::Queue
                Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5}}
              Payments:
                Type: AWS::SQS::Queue
                Properties:
                  RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:123456789012:failed","maxReceiveCount":5}'
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  Targets: [{Id: a, Arn: !GetAtt Orders.Arn, DeadLetterConfig: {Arn: !GetAtt Failed.Arn}}]
              Writer:
                Type: AWS::Lambda::Function
                Properties: {DeadLetterConfig: {TargetArn: !GetAtt Failed.Arn}}
              Elsewhere:
                Type: AWS::SNS::Subscription
                Properties:
                  RedrivePolicy: {deadLetterTargetArn: arn:aws:sqs:eu-west-1:123456789012:other}
            """
        )
        let failed = try #require(relations.resource("Failed"))
        #expect(relations.sources(ofDeadLetters: failed).map(\.source.subject.logicalID) == ["Orders", "Payments"])
        let edges = relations.deadLetterEdges.map { "\($0.source.subject.logicalID) -> \($0.target.testText)" }
        #expect(
            edges == [
                "Orders -> Failed", "Payments -> Failed", "Elsewhere -> (sqs)", "Writer -> Failed", "Rule -> Failed",
            ]
        )
        #expect(relations.eventRuleTargets.map(\.target.testText) == ["Orders"])
    }

    @Test func keysAreFoundByIDByARNAndThroughAliases() throws {
        func key(_ value: String) throws -> String {
            let relations = try relations(
                """
                Parameters: {Name: {Type: String}}
                Resources:
                  Key: {Type: AWS::KMS::Key}
                  Alias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/orders, TargetKeyId: !Ref Key}}
                  Orders: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: \(value)}}
                """
            )
            let queue = try #require(relations.resource("Orders"))
            return relations.keys(of: queue, "KmsMasterKeyId", under: .none).map { key in
                switch key {
                case .customer(let target): target.testText
                case .aws: "aws"
                }
            }.joined(separator: ", ")
        }
        for value in [
            "!Ref Key", "!GetAtt Key.Arn", "alias/orders", "!Ref Alias",
            "!Sub 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}'",
            "arn:aws:kms:eu-west-1:123456789012:alias/orders",
        ] {
            #expect(try key(value) == "Key")
        }
        #expect(try key("alias/aws/sqs") == "aws")
        #expect(try key("!Ref Name") == "(kms)")
        #expect(try key("alias/other") == "(kms)")
        #expect(try key("!Ref AWS::NoValue").isEmpty)
    }

    @Test func alarmsWatchMetricsOfBothForms() throws {
        let relations = try relations(
            """
            Resources:
              Orders: {Type: AWS::SQS::Queue}
              Simple:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Namespace: AWS/SQS
                  MetricName: ApproximateAgeOfOldestMessage
                  Dimensions: [{Name: QueueName, Value: !GetAtt Orders.QueueName}]
              Math:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Metrics:
                    - Id: a
                      Expression: b * 2
                    - Id: b
                      MetricStat: {Metric: {Namespace: AWS/Lambda, MetricName: Errors}, Period: 60, Stat: Sum}
            """
        )
        #expect(relations.alarmMetrics.map { $0.name.text } == ["ApproximateAgeOfOldestMessage", "Errors"])
        #expect(relations.alarmMetrics.map { $0.namespace.text } == ["AWS/SQS", "AWS/Lambda"])
        let queue = try #require(relations.alarmMetrics[0].dimensions["QueueName"])
        #expect(relations.target(of: queue).testText == "Orders")
        #expect(relations.alarmMetrics[1].dimensions.isEmpty)
    }
}
