import TemplateModel

extension RelationRule {
    static let batchWithoutWindow = RelationRule(
        "ESQ-05",
        .error,
        "a batch of more than 10 messages has a batching window",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html",
        check: { relations, rule in
            for mapping in relations.queueMappings where mapping.isFIFO != true {
                for size in mapping.mapping.quantities("BatchSize", under: mapping.choices) where size.number > 10 {
                    let windows = mapping.mapping.quantities(
                        "MaximumBatchingWindowInSeconds",
                        default: 0,
                        under: size.choices
                    )
                    for window in windows where window.number < 1 {
                        relations.report(
                            rule,
                            at: size.value,
                            with: [window.value],
                            "batches of \(size.number) messages need a batching window, but MaximumBatchingWindowInSeconds is "
                                + "\(window.isDefault ? "not given" : "0"); set it to at least 1, or BatchSize to at most 10"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda refuses a mapping with batches of more than 10 messages and no window, one of 0 seconds \
                    included.
                    """,
                fix: "Set MaximumBatchingWindowInSeconds to at least 1, or BatchSize to at most 10.",
                evidence: [.archivedDocumentation, .documentation],
                examples: [
                    .bad(
                        "No window",
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
                              BatchSize: 100
                        """,
                        finds: """
                            error[ESQ-05]: batches of 100 messages need a batching window, but \
                            MaximumBatchingWindowInSeconds is not given; set it to at least 1, or BatchSize to at \
                            most 10 [Resources/Source/Properties/BatchSize]
                            """
                    ),
                    .bad(
                        "A window of no time",
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
                              BatchSize: 100
                              MaximumBatchingWindowInSeconds: 0
                        """,
                        finds: """
                            error[ESQ-05]: batches of 100 messages need a batching window, but \
                            MaximumBatchingWindowInSeconds is 0; set it to at least 1, or BatchSize to at most 10 \
                            [Resources/Source/Properties/BatchSize]
                            """
                    ),
                    .good(
                        "A window of a second",
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
                              BatchSize: 100
                              MaximumBatchingWindowInSeconds: 1
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
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              BatchSize: 100
                              MaximumBatchingWindowInSeconds: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
