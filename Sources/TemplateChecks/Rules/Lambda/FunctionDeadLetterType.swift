import TemplateModel

extension RelationRule {
    static let functionDeadLetterType = RelationRule(
        "LAM-10",
        .error,
        "the dead-letter queue of a function is a standard queue, or a standard topic",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
        check: { relations, rule in
            for function in relations.resources(of: "AWS::Lambda::Function") {
                for value in function.values("DeadLetterConfig", "TargetArn") {
                    let target = relations.target(of: value)
                    guard target.isFIFO == true else { continue }
                    relations.report(
                        rule,
                        at: value,
                        "\(target.name), where dead letters go, is FIFO, which Lambda does not send to; use a standard "
                            + (target.isTopic ? "topic" : "queue")
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda sends events that it gives up to a standard queue or a standard topic. A FIFO one \
                    is no supported type, so that the events are lost.
                    """,
                fix: "Use a standard queue or a standard topic.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "A FIFO queue",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              DeadLetterConfig:
                                TargetArn: !GetAtt Failed.Arn
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties: {QueueName: failed.fifo, FifoQueue: true}
                        """,
                        finds:
                            """
                            error[LAM-10]: 'Failed', where dead letters go, is FIFO, which Lambda does not \
                            send to; use a standard queue \
                            [Resources/Writer/Properties/DeadLetterConfig/TargetArn]
                            """
                    ),
                    .bad(
                        "A FIFO topic of elsewhere",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              DeadLetterConfig:
                                TargetArn: arn:aws:sns:eu-west-1:123456789012:failed.fifo
                          Failed:
                            Type: AWS::SQS::Queue
                        """,
                        finds:
                            """
                            error[LAM-10]: 'arn:aws:sns:eu-west-1:123456789012:failed.fifo', where dead \
                            letters go, is FIFO, which Lambda does not send to; use a standard topic \
                            [Resources/Writer/Properties/DeadLetterConfig/TargetArn]
                            """
                    ),
                    .good(
                        "A standard queue",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              DeadLetterConfig:
                                TargetArn: !GetAtt Failed.Arn
                          Failed:
                            Type: AWS::SQS::Queue
                        """
                    ),
                    .unknown(
                        "A queue that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              DeadLetterConfig:
                                TargetArn: !Ref P
                          Failed:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        }
    )
}
