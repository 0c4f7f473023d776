import TemplateModel

extension RelationRule {
    static let deadLetterRetention = RelationRule(
        "SQS-15",
        .warning,
        "a dead-letter queue keeps messages longer than its source",
        source: """
            https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sett\
            ing-up-dead-letter-queue-retention.html
            """,
        check: { relations, rule in
            for edge in relations.deadLetterEdges where edge.isOfQueue {
                // A FIFO queue counts from the move.
                guard let queue = edge.target.queue, edge.source.isFIFO(under: edge.target.choices) == false else {
                    continue
                }
                let sources = edge.source.quantities(
                    "MessageRetentionPeriod",
                    default: 345_600,
                    under: edge.target.choices
                )
                for source in sources {
                    let kept = queue.quantities("MessageRetentionPeriod", default: 345_600, under: source.choices)
                    for kept in kept where kept.number <= source.number {
                        let advice =
                            source.number < 1_209_600
                            ? "Keep them longer than \(source.number) s, at most 1209600 s (14 days)"
                            : "Keep them for 1209600 s (14 days), and let the source keep messages for less"
                        relations.report(
                            rule,
                            at: kept.value,
                            with: [source.value],
                            "dead letters are kept for \(kept.text("s")) since they were first sent, of which up to "
                                + "\(source.text("s")) pass in '\(edge.source.subject.logicalID)': some are gone before anybody "
                                + "looks. \(advice)"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A dead letter of a standard queue keeps the time at which it was first sent. A message that \
                    waited for three days is deleted from a dead-letter queue that keeps four days after one day.
                    """,
                fix: """
                    Set MessageRetentionPeriod of the dead-letter queue to 1209600 (14 days), and that of the source \
                    lower.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Both keep messages for 4 days",
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
                        """,
                        finds: """
                            warning[SQS-15]: dead letters are kept for 345600 s, the default, since they were first \
                            sent, of which up to 345600 s, the default, pass in 'Orders': some are gone before \
                            anybody looks. Keep them longer than 345600 s, at most 1209600 s (14 days) \
                            [Resources/Failed]
                            """
                    ),
                    .good(
                        "Dead letters are kept for 14 days",
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
                            Properties:
                              MessageRetentionPeriod: 1209600
                        """
                    ),
                    .unknown(
                        "A period that a deployment gives",
                        """
                        Parameters:
                          Retention: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 5
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              MessageRetentionPeriod: !Ref Retention
                        """
                    ),
                ]
            )
        }
    )
}
