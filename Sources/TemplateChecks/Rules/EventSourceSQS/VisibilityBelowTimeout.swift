import TemplateModel

extension RelationRule {
    static let visibilityBelowTimeout = RelationRule(
        "ESQ-01",
        .error,
        "the visibility timeout of a queue is at least the timeout of its function",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        check: { relations, rule in
            for times in relations.processingTimes where times.visibility.number < times.timeout.number {
                relations.report(
                    rule,
                    at: times.visibility.value,
                    with: times.values,
                    "visibility timeout of \(times.visibility.text("s")) is shorter than the \(times.timeout.number) s timeout of "
                        + "\(times.functionName); a slow batch is delivered again while it is still being processed. "
                        + times.advice
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    While a function still processes a batch, its messages become visible again, and another \
                    execution gets them too. Lambda refuses to create such a mapping.
                    """,
                fix: """
                    Raise VisibilityTimeout of the queue to six times the timeout of the function, plus the batching \
                    window; or lower the timeout.
                    """,
                evidence: [.documentation, .linter("E3505")],
                examples: [
                    .bad(
                        "A function that may take longer than a message is invisible",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 30
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: 60
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """,
                        finds: """
                            error[ESQ-01]: visibility timeout of 30 s is shorter than the 60 s timeout of \
                            'OrdersWriter'; a slow batch is delivered again while it is still being processed. Use \
                            at least 360 s (6 x 60 s) [Resources/Orders/Properties/VisibilityTimeout]
                            """
                    ),
                    .bad(
                        "The default of Amazon SQS",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: 31
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              MaximumBatchingWindowInSeconds: 5
                        """,
                        finds: """
                            error[ESQ-01]: visibility timeout of 30 s, the default, is shorter than the 31 s timeout \
                            of 'OrdersWriter'; a slow batch is delivered again while it is still being processed. \
                            Use at least 191 s (6 x 31 s + 5 s of batching window) [Resources/Orders]
                            """
                    ),
                    .good(
                        "Six times the timeout",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 360
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: 60
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """
                    ),
                    .unknown(
                        "A timeout that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 30
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: !Ref P
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
