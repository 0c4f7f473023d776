import TemplateModel

extension RelationRule {
    static let destinationOfQueue = RelationRule(
        "ESQ-18",
        .error,
        "failures of a queue's messages go to the queue's dead-letter queue, not to a destination",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                for value in mapping.mapping.values("DestinationConfig", under: mapping.choices)
                where value.node?.objectValue?.isEmpty == false {
                    relations.report(
                        rule,
                        at: value,
                        with: [mapping.source.value],
                        "DestinationConfig is for streams and Kafka, but the source \(mapping.source.name) is a queue; remove it, "
                            + "and give the queue a RedrivePolicy"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda refuses a destination in the mapping of a queue; the queue itself sets messages aside \
                    that failed too often.
                    """,
                fix: "Remove DestinationConfig, and give the queue a RedrivePolicy.",
                evidence: [.documentation, .archivedDocumentation],
                examples: [
                    .bad(
                        "A destination",
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
                              DestinationConfig: {OnFailure: {Destination: arn:aws:sqs:eu-west-1:123456789012:failed}}
                        """,
                        finds: """
                            error[ESQ-18]: DestinationConfig is for streams and Kafka, but the source 'Orders' is a \
                            queue; remove it, and give the queue a RedrivePolicy \
                            [Resources/Source/Properties/DestinationConfig]
                            """
                    ),
                    .good(
                        "A redrive policy",
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
                              DestinationConfig: {OnFailure: {Destination: arn:aws:sqs:eu-west-1:123456789012:failed}}
                        """
                    ),
                ]
            )
        }
    )
}
