import TemplateModel

extension RelationRule {
    static let effectiveVisibility = RelationRule(
        "ESQ-04",
        .info,
        "the visibility timeout of a queue is the one that Lambda uses",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
        check: { relations, rule in
            for times in relations.processingTimes {
                guard let window = times.window, times.visibility.number >= times.timeout.number,
                    window.number + times.timeout.number > times.visibility.number
                else { continue }
                let used = window.number + times.timeout.number + 30
                relations.report(
                    rule,
                    at: times.visibility.value,
                    with: times.values,
                    "visibility timeout of \(times.visibility.text("s")) is shorter than window and timeout together, so Lambda "
                        + "uses \(used) s instead (\(window.number) s + \(times.timeout.number) s + 30 s); set the visibility "
                        + "timeout that is meant"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    When window and timeout together exceed the visibility timeout, Lambda makes messages invisible \
                    for their sum plus 30 s. What the template says is then not what happens.
                    """,
                fix: """
                    Raise VisibilityTimeout of the queue to six times the timeout of the function plus the batching \
                    window.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A window that is as long as the visibility",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 60
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: 10
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              MaximumBatchingWindowInSeconds: 60
                        """,
                        finds: """
                            info[ESQ-04]: visibility timeout of 60 s is shorter than window and timeout together, so \
                            Lambda uses 100 s instead (60 s + 10 s + 30 s); set the visibility timeout that is meant \
                            [Resources/Orders/Properties/VisibilityTimeout]
                            """
                    ),
                    .good(
                        "Enough for both",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 120
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: 10
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
                              VisibilityTimeout: 60
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Timeout: 10
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
