import TemplateModel

extension RelationRule {
    static let expiryBeforeRedrive = RelationRule(
        "ESQ-36",
        .warning,
        "a message that cannot be processed is a dead letter before it expires",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html",
        check: { relations, rule in
            for budget in relations.redriveBudgets where budget.seconds >= budget.retention.number {
                let visibility = budget.times.visibility
                let most = (budget.retention.number - 1) / visibility.number
                let advice =
                    most >= 5
                    ? "Lower maxReceiveCount to at most \(most), or keep messages longer"
                    : "Lower the visibility timeout, or keep messages longer"
                relations.report(
                    rule,
                    at: budget.receives.value,
                    with: budget.values,
                    "a message that \(budget.mapping.target.name) cannot process would be a dead letter after "
                        + "\(budget.seconds) s (\(budget.receives.number) x \(visibility.text("s")) of visibility), but "
                        + "is deleted after \(budget.retention.text("s")) and so lost without a trace. \(advice)"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A message that a function fails at comes back when its visibility timeout has passed, and is a \
                    dead letter once that has happened maxReceiveCount times. The retention of the queue runs from \
                    the moment at which it was sent: when it ends earlier, the message never becomes a dead letter.
                    """,
                fix: """
                    Lower maxReceiveCount, or the visibility timeout with the timeout of the function, until their \
                    product is well below MessageRetentionPeriod, so that a backlog has time too.
                    """,
                evidence: [.documentation],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/\
                    sqs-dead-letter-queues.html
                    """
                ],
                examples: [
                    .bad(
                        "A hundred hours of trying in four days",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 3600
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 100
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties: {MessageRetentionPeriod: 1209600}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties: {Timeout: 600}
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                        """,
                        finds: """
                            warning[ESQ-36]: a message that 'Writer' cannot process would be a dead letter after \
                            360000 s (100 x 3600 s of visibility), but is deleted after 345600 s, the default, and \
                            so lost without a trace. Lower maxReceiveCount to at most 95, or keep messages longer \
                            [Resources/Orders/Properties/RedrivePolicy/maxReceiveCount]
                            """
                    ),
                    .good(
                        "Ten hours",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 3600
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 10
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties: {MessageRetentionPeriod: 1209600}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties: {Timeout: 600}
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                        """
                    ),
                    .unknown(
                        "A retention that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 3600
                              MessageRetentionPeriod: !Ref P
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 100
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties: {MessageRetentionPeriod: 1209600}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties: {Timeout: 600}
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                        """
                    ),
                ]
            )
        }
    )
}
