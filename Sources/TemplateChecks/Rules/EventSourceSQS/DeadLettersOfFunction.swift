import TemplateModel

extension RelationRule {
    static let deadLettersOfFunction = RelationRule(
        "ESQ-20",
        .warning,
        "dead letters of a queue's messages are those of the queue, not of the function",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                guard let queue = mapping.queue, let function = mapping.function else { continue }
                for target in function.values("DeadLetterConfig", "TargetArn", under: mapping.choices) {
                    guard !target.isAbsent else { continue }
                    for redrive in queue.values("RedrivePolicy", under: target.value.choices) where redrive.isAbsent {
                        relations.report(
                            rule,
                            at: target,
                            with: [redrive],
                            "DeadLetterConfig of \(mapping.target.name) is for asynchronous invocations and gets no messages of "
                                + "'\(queue.subject.logicalID)', which has no RedrivePolicy: they come back until their retention "
                                + "ends. Give the queue a RedrivePolicy with a maxReceiveCount of at least 5"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Mappings invoke functions synchronously, so that the function's dead-letter queue never gets \
                    their messages.
                    """,
                fix: """
                    Give the queue a RedrivePolicy; keep DeadLetterConfig only if the function is also invoked \
                    asynchronously.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A dead-letter queue of the function",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              DeadLetterConfig:
                                TargetArn: arn:aws:sqs:eu-west-1:123456789012:failed
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """,
                        finds: """
                            warning[ESQ-20]: DeadLetterConfig of 'OrdersWriter' is for asynchronous invocations and \
                            gets no messages of 'Orders', which has no RedrivePolicy: they come back until their \
                            retention ends. Give the queue a RedrivePolicy with a maxReceiveCount of at least 5 \
                            [Resources/OrdersWriter/Properties/DeadLetterConfig/TargetArn]
                            """
                    ),
                    .good(
                        "One of the queue",
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
                        "A deployment decides about the policy of the queue",
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
                            Properties:
                              DeadLetterConfig:
                                TargetArn: arn:aws:sqs:eu-west-1:123456789012:failed
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

extension Relations {
    /// Whether a function has a dead-letter queue of its own.
    func hasOwnDeadLetters(_ function: ResourceView?, under choices: Choices) -> Bool {
        guard let function else { return false }
        return function.values("DeadLetterConfig", "TargetArn", under: choices).contains { !$0.isAbsent }
    }
}
