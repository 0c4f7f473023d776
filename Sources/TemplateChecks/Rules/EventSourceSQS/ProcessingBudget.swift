import TemplateModel

extension RelationRule {
    static let processingBudget = RelationRule(
        "ESQ-37",
        .info,
        "the time that a message has from being sent to being lost",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        check: { relations, rule in
            for budget in relations.redriveBudgets where budget.seconds < budget.retention.number {
                guard let queue = budget.mapping.queue else { continue }
                relations.report(
                    rule,
                    at: queue.whole(under: budget.retention.choices),
                    with: budget.values,
                    budget.sentence
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Five numbers in three resources decide how long a message can fail, wait, and be looked at \
                    before it is lost, and none of them says so: timeout of the function, batching window, \
                    visibility timeout, maxReceiveCount, retention of the queue and of its dead letters. Each \
                    receive hides a message for the visibility timeout; that times maxReceiveCount is the time \
                    until it is a dead letter. The rest of the retention is what a backlog may take. A dead letter \
                    of a standard queue keeps the time at which it was first sent, so that those which waited \
                    longest are deleted first.
                    """,
                fix: """
                    Nothing, if the numbers are meant. Otherwise change maxReceiveCount or the retentions: the \
                    time to look at dead letters should be longer than a weekend.
                    """,
                evidence: [.documentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html",
                    """
                    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/\
                    setting-up-dead-letter-queue-retention.html
                    """,
                ],
                examples: [
                    .bad(
                        "A function with its queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 210
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 10
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties: {MessageRetentionPeriod: 1209600}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties: {Timeout: 30}
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                              MaximumBatchingWindowInSeconds: 30
                        """,
                        finds: """
                            info[ESQ-37]: a message that 'Writer' cannot process comes back every 210 s (timeout \
                            30 s, window 30 s), and is a dead letter after 35 min (10 x 210 s). 'Orders' keeps it for \
                            4 days, so that a backlog may take 3 days 23 h before messages expire untried; 'Failed' \
                            keeps it for 14 days since it was sent, which leaves at least 10 days to look at it \
                            [Resources/Orders]
                            """
                    ),
                    .good(
                        "No dead letters",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
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
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 10
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties: {MessageRetentionPeriod: 1209600}
                          Writer:
                            Type: AWS::Lambda::Function
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

extension RedriveBudget {
    /// The budget in words.
    fileprivate var sentence: String {
        let window = times.window.map { ", window \($0.number) s" } ?? ""
        let visibility = times.visibility.number
        var sentence =
            "a message that \(mapping.target.name) cannot process comes back every \(visibility) s (timeout "
            + "\(times.timeout.number) s\(window)), and is a dead letter after \(DurationText.of(seconds)) "
            + "(\(receives.number) x \(visibility) s). \(mapping.source.name) keeps it for "
            + "\(DurationText.of(retention.number)), so that a backlog may take "
            + "\(DurationText.of(retention.number - seconds)) before messages expire untried"
        guard let deadLetters else { return sentence }
        let kept = deadLetters.retention.number
        sentence += "; '\(deadLetters.queue.subject.logicalID)' keeps it for \(DurationText.of(kept))"
        // Those of a FIFO queue are kept from the move on.
        guard mapping.isFIFO == false else { return sentence }
        sentence += " since it was sent"
        if kept > retention.number {
            sentence += ", which leaves at least \(DurationText.of(kept - retention.number)) to look at it"
        }
        return sentence
    }
}
