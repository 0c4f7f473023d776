import TemplateModel

extension RelationRule {
    static let receiveCount = RelationRule(
        "SQS-14",
        .warning,
        "messages for a function are received at least 5 times before they are dead letters",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                guard let queue = mapping.queue else { continue }
                let counts = queue.documentValues(["RedrivePolicy", "maxReceiveCount"], under: mapping.choices)
                for count in counts {
                    guard let number = count.node?.integerValue, (1..<5).contains(number) else { continue }
                    relations.report(
                        rule,
                        at: count,
                        "maxReceiveCount of \(number) is less than 5: what \(mapping.target.name) was too busy to process counts "
                            + "as received, and good messages become dead letters. Use at least 5"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    When the function is throttled, messages that it never saw return to the queue and count as \
                    received. With a low count good messages become dead letters in a busy minute.
                    """,
                fix: "Set maxReceiveCount to 5 or more.",
                evidence: [.documentation, .archivedDocumentation],
                examples: [
                    .bad(
                        "Two attempts",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 2
                          Failed:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                        """,
                        finds: """
                            warning[SQS-14]: maxReceiveCount of 2 is less than 5: what 'Writer' was too busy to \
                            process counts as received, and good messages become dead letters. Use at least 5 \
                            [Resources/Orders/Properties/RedrivePolicy/maxReceiveCount]
                            """
                    ),
                    .good(
                        "Five attempts",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 5
                          Failed:
                            Type: AWS::SQS::Queue
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: writer
                        """
                    ),
                    .unknown(
                        "A count that a deployment gives",
                        """
                        Parameters:
                          Attempts: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: !Ref Attempts
                          Failed:
                            Type: AWS::SQS::Queue
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: writer
                        """
                    ),
                ]
            )
        }
    )
}
