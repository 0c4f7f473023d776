import TemplateModel

extension RelationRule {
    static let deadLetterType = RelationRule(
        "SQS-12",
        .error,
        "the dead-letter queue of a FIFO queue is FIFO, that of a standard queue is standard",
        source: """
            https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/\
            sqs-configure-dead-letter-queue.html
            """,
        check: { relations, rule in
            for edge in relations.deadLetterEdges where edge.isOfQueue {
                guard let isFIFO = edge.source.isFIFO(under: edge.target.choices),
                    let isTargetFIFO = edge.target.isFIFOQueue, isFIFO != isTargetFIFO
                else { continue }
                relations.report(
                    rule,
                    at: edge.target.value,
                    "dead letters of a \(isFIFO ? "FIFO" : "standard") queue go to \(edge.target.name), a "
                        + "\(isTargetFIFO ? "FIFO" : "standard") queue; let them go to a \(isFIFO ? "FIFO" : "standard") queue"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: "Amazon SQS refuses the redrive policy: both queues must be of the same type.",
                fix: "Let dead letters go to a queue of the same type.",
                evidence: [.documentation, .linter("E3502")],
                examples: [
                    .bad(
                        "A FIFO queue with a standard dead-letter queue",
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
                        """,
                        finds: """
                            error[SQS-12]: dead letters of a FIFO queue go to 'Failed', a standard queue; let them \
                            go to a FIFO queue [Resources/Orders/Properties/RedrivePolicy/deadLetterTargetArn]
                            """
                    ),
                    .good(
                        "Both are FIFO",
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
                        """
                    ),
                    .unknown(
                        "A dead-letter queue that a deployment names",
                        """
                        Parameters:
                          Failed: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              RedrivePolicy:
                                deadLetterTargetArn: !Ref Failed
                                maxReceiveCount: 5
                        """
                    ),
                ]
            )
        }
    )
}
