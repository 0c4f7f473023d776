import TemplateModel

extension RelationRule {
    static let streamSettings = RelationRule(
        "ESQ-17",
        .error,
        "a mapping of a queue has no settings of streams",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html",
        check: { relations, rule in
            let settings = [
                "BisectBatchOnFunctionError", "MaximumRecordAgeInSeconds", "MaximumRetryAttempts",
                "ParallelizationFactor",
                "TumblingWindowInSeconds",
            ]
            for mapping in relations.queueMappings {
                for setting in settings {
                    for value in mapping.mapping.values(.key(setting), under: mapping.choices) where value.node != nil {
                        relations.report(
                            rule,
                            at: value,
                            with: [mapping.source.value],
                            "\(setting) is for streams, but the source \(mapping.source.name) is a queue; remove it"
                                + (setting == "MaximumRetryAttempts"
                                    ? ", and set maxReceiveCount of the queue's RedrivePolicy instead" : "")
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda refuses settings of streams for a queue. How often a message is tried is decided by \
                    maxReceiveCount of the queue, and how long by its retention.
                    """,
                fix: "Remove the setting; for the number of attempts, use the queue's RedrivePolicy.",
                evidence: [.documentation, .archivedDocumentation],
                examples: [
                    .bad(
                        "Attempts as for a stream",
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
                              MaximumRetryAttempts: 3
                        """,
                        finds: """
                            error[ESQ-17]: MaximumRetryAttempts is for streams, but the source 'Orders' is a queue; \
                            remove it, and set maxReceiveCount of the queue's RedrivePolicy instead \
                            [Resources/Source/Properties/MaximumRetryAttempts]
                            """
                    ),
                    .good(
                        "Attempts as for a queue",
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
                        "A source that a deployment names",
                        """
                        Parameters:
                          SourceArn: {Type: String}
                        Resources:
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !Ref SourceArn
                              FunctionName: writer
                              MaximumRetryAttempts: 3
                        """
                    ),
                ]
            )
        }
    )
}
