import TemplateModel

extension RelationRule {
    static let targetDeadLetters = RelationRule(
        "EVB-18",
        .warning,
        "each target of a rule has a dead-letter queue",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets where edge.values("DeadLetterConfig").allSatisfy(\.isAbsent) {
                let delivery = relations.delivery(of: edge)
                let mayFail = delivery == .forbidden || delivery == .forOtherSources
                relations.report(
                    rule,
                    at: edge.entry,
                    "what cannot be delivered to \(edge.target.name) is lost\(delivery == .allowed ? "" : ", at once when a permission is missing"). "
                        + "Give the target a DeadLetterConfig with the ARN of a queue",
                    isAdvice: !mayFail
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Errors such as missing permissions are not retried; others are, for 24 hours at most. \
                    Without a dead-letter queue the event is then gone, and nothing tells which one it was. \
                    Unless the template shows that EventBridge may not deliver, it is advice.
                    """,
                fix: """
                    Give each target a DeadLetterConfig with the ARN of a standard queue whose policy lets the \
                    rule send, and an alarm on that queue.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No dead-letter queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                        """,
                        finds: """
                            warning[EVB-18]: what cannot be delivered to 'Orders' is lost, at once when a \
                            permission is missing. Give the target a DeadLetterConfig with the ARN of a queue \
                            [Resources/OrderPlaced/Properties/Targets/0]
                            """
                    ),
                    .bad(
                        "No dead-letter queue, but certainly a permission",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !GetAtt OrderPlaced.Arn}}
                        """,
                        finds: """
                            info[EVB-18]: what cannot be delivered to 'Orders' is lost. Give the target a \
                            DeadLetterConfig with the ARN of a queue \
                            [Resources/OrderPlaced/Properties/Targets/0]
                            """
                    ),
                    .good(
                        "A dead-letter queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Lost:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: !GetAtt Orders.Arn
                                  DeadLetterConfig: {Arn: !GetAtt Lost.Arn}
                        """
                    ),
                    .unknown(
                        "A dead-letter queue in some deployments",
                        """
                        Parameters:
                          P: {Type: String}
                        Conditions:
                          HasQueue: !Not [!Equals [!Ref P, ""]]
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: arn:aws:sqs:eu-west-1:123456789012:orders
                                  DeadLetterConfig: !If [HasQueue, {Arn: !Ref P}, !Ref AWS::NoValue]
                        """
                    ),
                ]
            )
        }
    )
}
