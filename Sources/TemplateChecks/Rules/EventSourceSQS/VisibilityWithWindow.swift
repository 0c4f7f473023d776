import TemplateModel

extension RelationRule {
    static let visibilityWithWindow = RelationRule(
        "ESQ-03",
        .warning,
        "the visibility timeout of a queue also covers the batching window",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        check: { relations, rule in
            for times in relations.processingTimes {
                guard times.window != nil, times.visibility.number >= times.timeout.number,
                    times.visibility.number < times.advised
                else { continue }
                relations.report(
                    rule,
                    at: times.visibility.value,
                    with: times.values,
                    "visibility timeout of \(times.visibility.text("s")) does not cover the batching window and the retries of "
                        + "\(times.functionName), as the time runs while a batch is gathered. \(times.advice)"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A message is invisible from the moment that Lambda takes it, also while Lambda waits for more \
                    messages of the batch. The window is missing from the time that is left for processing and \
                    retries.
                    """,
                fix: """
                    Raise VisibilityTimeout of the queue to six times the timeout of the function plus the batching \
                    window.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "Six times the timeout, without the window",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 180
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: 30
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              MaximumBatchingWindowInSeconds: 60
                        """,
                        finds: """
                            warning[ESQ-03]: visibility timeout of 180 s does not cover the batching window and the \
                            retries of 'OrdersWriter', as the time runs while a batch is gathered. Use at least 240 \
                            s (6 x 30 s + 60 s of batching window) [Resources/Orders/Properties/VisibilityTimeout]
                            """
                    ),
                    .good(
                        "With the window",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 240
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: 30
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              MaximumBatchingWindowInSeconds: 60
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
                              VisibilityTimeout: 180
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: 30
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
