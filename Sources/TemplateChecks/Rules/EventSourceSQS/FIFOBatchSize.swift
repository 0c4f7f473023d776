import TemplateModel

extension RelationRule {
    static let fifoBatchSize = RelationRule(
        "ESQ-07",
        .error,
        "a batch of a FIFO queue has at most 10 messages",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html",
        check: { relations, rule in
            for mapping in relations.queueMappings where mapping.isFIFO == true {
                for size in mapping.mapping.quantities("BatchSize", under: mapping.choices) where size.number > 10 {
                    relations.report(
                        rule,
                        at: size.value,
                        with: [mapping.source.value],
                        "BatchSize is \(size.number), but batches of the FIFO queue \(mapping.source.name) have at most 10 "
                            + "messages; set it to 10"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: "Lambda refuses larger batches of a FIFO queue.",
                fix: "Set BatchSize to at most 10.",
                evidence: [.documentation, .linter("E3705")],
                examples: [
                    .bad(
                        "Batches of 100",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              BatchSize: 100
                              MaximumBatchingWindowInSeconds: 1
                        """,
                        finds: """
                            error[ESQ-07]: BatchSize is 100, but batches of the FIFO queue 'Orders' have at most 10 \
                            messages; set it to 10 [Resources/Source/Properties/BatchSize]
                            """
                    ),
                    .good(
                        "Batches of 10",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              BatchSize: 10
                        """
                    ),
                    .unknown(
                        "A deployment decides about the type",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: !Ref P
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              BatchSize: 100
                              MaximumBatchingWindowInSeconds: 1
                        """
                    ),
                ]
            )
        }
    )
}
