import TemplateModel

extension RelationRule {
    static let targetDeduplication = RelationRule(
        "EVB-12",
        .error,
        "a FIFO queue as a target deduplicates by content",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-properties-events-rule-target.html
            """,
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                guard let queue = edge.target.queue, queue.isFIFO(under: edge.choices) == true else { continue }
                for value in queue.values("ContentBasedDeduplication", under: edge.choices)
                where value.isAbsent || value.node?.truthValue == false {
                    relations.report(
                        rule,
                        at: value,
                        with: [edge.target.value],
                        "'\(queue.subject.logicalID)' does not deduplicate by content, but '\(edge.rule.subject.logicalID)' sends to it, and "
                            + "EventBridge gives no deduplication ID; set ContentBasedDeduplication to true"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge gives messages no deduplication ID, without which a FIFO queue refuses them if \
                    it does not make one of the content.
                    """,
                fix: "Set ContentBasedDeduplication of the queue to true.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A FIFO queue as it is by default",
                        """
                        Resources:
                          Orders:
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
                                  SqsParameters: {MessageGroupId: orders}
                        """,
                        finds: """
                            error[EVB-12]: 'Orders' does not deduplicate by content, but 'OrderPlaced' sends \
                            to it, and EventBridge gives no deduplication ID; set ContentBasedDeduplication to \
                            true [Resources/Orders/Properties]
                            """
                    ),
                    .good(
                        "Deduplication by content",
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
                        "Deduplication as a deployment wants it",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              ContentBasedDeduplication: !Ref P
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
                ]
            )
        }
    )
}
