import TemplateModel

extension RelationRule {
    static let missingRedrive = RelationRule(
        "ESQ-19",
        .warning,
        "a queue that invokes a function has a dead-letter queue",
        source:
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                guard let queue = mapping.queue, !relations.hasOwnDeadLetters(mapping.function, under: mapping.choices)
                else {
                    continue
                }
                for redrive in queue.values("RedrivePolicy", under: mapping.choices) where redrive.isAbsent {
                    relations.report(
                        rule,
                        at: redrive,
                        with: [mapping.source.value],
                        "the queue has no RedrivePolicy: a message that \(mapping.target.name) cannot process comes back until its "
                            + "retention ends, and takes good ones of its batch along. Add a dead-letter queue with a "
                            + "maxReceiveCount of at least 5"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A message that cannot be processed is delivered again and again until the queue's retention \
                    ends, 4 days by default, and is then lost without a trace.
                    """,
                fix: """
                    Give the queue a RedrivePolicy with a maxReceiveCount of at least 5, and an alarm on the \
                    dead-letter queue.
                    """,
                evidence: [.archivedDocumentation, .documentation],
                examples: [
                    .bad(
                        "No dead-letter queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """,
                        finds: """
                            warning[ESQ-19]: the queue has no RedrivePolicy: a message that 'OrdersWriter' cannot \
                            process comes back until its retention ends, and takes good ones of its batch along. Add \
                            a dead-letter queue with a maxReceiveCount of at least 5 [Resources/Orders]
                            """
                    ),
                    .good(
                        "A dead-letter queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: arn:aws:sqs:eu-west-1:123456789012:failed
                                maxReceiveCount: 5
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """
                    ),
                    .unknown(
                        "A deployment decides about the policy",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy: !Ref P
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """
                    ),
                ]
            )
        }
    )
}
