import TemplateModel

extension RelationRule {
    static let fifoWindow = RelationRule(
        "ESQ-08",
        .error,
        "a mapping of a FIFO queue has no batching window",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html",
        check: { relations, rule in
            for mapping in relations.queueMappings where mapping.isFIFO == true {
                let windows = mapping.mapping.quantities("MaximumBatchingWindowInSeconds", under: mapping.choices)
                for window in windows where window.number > 0 {
                    relations.report(
                        rule,
                        at: window.value,
                        with: [mapping.source.value],
                        "MaximumBatchingWindowInSeconds is \(window.number), but the FIFO queue \(mapping.source.name) supports "
                            + "no batching window; remove it"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: "Batching windows are for standard queues; Lambda refuses one for a FIFO queue.",
                fix: "Remove MaximumBatchingWindowInSeconds.",
                evidence: [.documentation, .cdk],
                examples: [
                    .bad(
                        "A window",
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
                              MaximumBatchingWindowInSeconds: 5
                        """,
                        finds: """
                            error[ESQ-08]: MaximumBatchingWindowInSeconds is 5, but the FIFO queue 'Orders' supports \
                            no batching window; remove it \
                            [Resources/Source/Properties/MaximumBatchingWindowInSeconds]
                            """
                    ),
                    .good(
                        "No window",
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
                        """
                    ),
                    .unknown(
                        "A window that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
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
                              MaximumBatchingWindowInSeconds: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
