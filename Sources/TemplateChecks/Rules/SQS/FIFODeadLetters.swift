import TemplateModel

extension RelationRule {
    static let fifoDeadLetters = RelationRule(
        "SQS-23",
        .info,
        "that dead letters break the order of a FIFO queue is known",
        source:
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
        check: { relations, rule in
            for edge in relations.deadLetterEdges where edge.isOfQueue {
                guard edge.source.isFIFO(under: edge.target.choices) == true else { continue }
                relations.report(
                    rule,
                    at: edge.target.value,
                    "a message that becomes a dead letter is overtaken by those behind it in its group, so the order of the FIFO "
                        + "queue is broken; accept this, or remove the redrive policy where order matters more than progress"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    AWS advises against a dead-letter queue where the exact order of messages must be kept: those \
                    behind a dead letter are processed without it.
                    """,
                fix: "Where order matters more than progress, remove the redrive policy and let the group wait.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "A FIFO queue with dead letters",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 5
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                        """,
                        finds: """
                            info[SQS-23]: a message that becomes a dead letter is overtaken by those behind it in \
                            its group, so the order of the FIFO queue is broken; accept this, or remove the redrive \
                            policy where order matters more than progress \
                            [Resources/Orders/Properties/RedrivePolicy/deadLetterTargetArn]
                            """
                    ),
                    .good(
                        "A standard queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 5
                          Failed:
                            Type: AWS::SQS::Queue
                        """
                    ),
                    .unknown(
                        "A deployment decides about the type",
                        """
                        Parameters:
                          Ordered: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: !Ref Ordered
                              RedrivePolicy:
                                deadLetterTargetArn: arn:aws:sqs:eu-west-1:123456789012:failed
                                maxReceiveCount: 5
                        """
                    ),
                ]
            )
        }
    )
}
