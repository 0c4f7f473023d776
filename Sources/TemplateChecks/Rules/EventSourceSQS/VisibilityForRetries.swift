import TemplateModel

extension RelationRule {
    static let visibilityForRetries = RelationRule(
        "ESQ-02",
        .warning,
        "the visibility timeout of a queue is six times the timeout of its function",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        check: { relations, rule in
            for times in relations.processingTimes {
                guard times.window == nil, times.visibility.number >= times.timeout.number,
                    times.visibility.number < times.advised
                else { continue }
                relations.report(
                    rule,
                    at: times.visibility.value,
                    with: times.values,
                    "visibility timeout of \(times.visibility.text("s")) leaves no room for retries while "
                        + "\(times.functionName), with a timeout of \(times.timeout.text("s")), is throttled; its messages are "
                        + "delivered twice or become dead letters. \(times.advice)"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    While the function is throttled, Lambda holds messages and tries again. When their visibility \
                    ends before that, they are delivered a second time, and each delivery counts towards \
                    maxReceiveCount.
                    """,
                fix: """
                    Raise VisibilityTimeout of the queue to six times the timeout of the function, or lower the \
                    timeout.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Twice the timeout",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 120
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
                            warning[ESQ-02]: visibility timeout of 120 s leaves no room for retries while \
                            'OrdersWriter', with a timeout of 60 s, is throttled; its messages are delivered twice \
                            or become dead letters. Use at least 360 s (6 x 60 s) \
                            [Resources/Orders/Properties/VisibilityTimeout]
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
                    .good(
                        "The defaults of both services: 30 s and 3 s",
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
                        """
                    ),
                    .unknown(
                        "A visibility timeout that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: !Ref P
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
                ]
            )
        }
    )
}
