import TemplateModel

extension RelationRule {
    static let targetGroup = RelationRule(
        "EVB-11",
        .error,
        "a FIFO queue as a target has a message group",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-properties-events-rule-target.html
            """,
        check: { relations, rule in
            for edge in relations.eventRuleTargets where edge.target.isFIFOQueue == true {
                guard edge.values("SqsParameters", "MessageGroupId").allSatisfy(\.isAbsent) else { continue }
                relations.report(
                    rule,
                    at: edge.target.value,
                    "\(edge.target.name) is a FIFO queue, which takes no message without a group; give SqsParameters with a "
                        + "MessageGroupId"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A FIFO queue takes no message without a group, so that all events are lost.
                    """,
                fix: """
                    Give SqsParameters of the target a MessageGroupId: one text for all events.
                    """,
                evidence: [.cdk, .schema],
                examples: [
                    .bad(
                        "No group",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              ContentBasedDeduplication: true
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: !GetAtt Orders.Arn
                        """,
                        finds: """
                            error[EVB-11]: 'Orders' is a FIFO queue, which takes no message without a group; \
                            give SqsParameters with a MessageGroupId \
                            [Resources/OrderPlaced/Properties/Targets/0/Arn]
                            """
                    ),
                    .good(
                        "A group",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              ContentBasedDeduplication: true
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: !GetAtt Orders.Arn
                                  SqsParameters: {MessageGroupId: orders}
                        """
                    ),
                    .unknown(
                        "Whether the queue is FIFO is decided at deployment",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: !Ref P
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                        """
                    ),
                ]
            )
        }
    )
}
