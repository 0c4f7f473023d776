import TemplateModel

extension RelationRule {
    static let targetDeadLetterType = RelationRule(
        "EVB-13",
        .error,
        "the dead-letter queue of a target is a standard queue",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                for letters in relations.deadLetters(of: edge) where letters.isFIFOQueue == true {
                    relations.report(
                        rule,
                        at: letters.value,
                        "\(letters.name) is a FIFO queue, but EventBridge sends what it cannot deliver to standard queues only; use one"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge supports only standard queues for events that could not be delivered.
                    """,
                fix: "Use a standard queue.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A FIFO queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Lost:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: !GetAtt Orders.Arn
                                  DeadLetterConfig: {Arn: !GetAtt Lost.Arn}
                        """,
                        finds: """
                            error[EVB-13]: 'Lost' is a FIFO queue, but EventBridge sends what it cannot \
                            deliver to standard queues only; use one \
                            [Resources/OrderPlaced/Properties/Targets/0/DeadLetterConfig/Arn]
                            """
                    ),
                    .good(
                        "A standard queue",
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
                        "A queue that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: arn:aws:sqs:eu-west-1:123456789012:orders
                                  DeadLetterConfig: {Arn: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
