import TemplateModel

extension RelationRule {
    static let fifoSubscriber = RelationRule(
        "SNS-03",
        .error,
        "a FIFO topic has only queues as subscribers",
        source: "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html",
        check: { relations, rule in
            for subscription in relations.subscriptions {
                guard let name = subscription.protocol, name != "sqs", subscription.isOfFIFOTopic == true else {
                    continue
                }
                relations.report(
                    rule,
                    at: subscription.entry,
                    with: [subscription.topic.value],
                    "\(subscription.topic.name) is a FIFO topic, which delivers to queues only, not by '\(name)'; subscribe a queue, and "
                        + "process its messages"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS refuses functions, addresses and URLs as subscribers of a FIFO topic. Queues \
                    may be FIFO or standard.
                    """,
                fix: "Subscribe a queue, and let it invoke the function.",
                evidence: [.documentation, .archivedDocumentation],
                examples: [
                    .bad(
                        "A function",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              FifoTopic: true
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: lambda
                              Endpoint: arn:aws:lambda:eu-west-1:123456789012:function:worker
                        """,
                        finds: """
                            error[SNS-03]: 'Placed' is a FIFO topic, which delivers to queues only, not by \
                            'lambda'; subscribe a queue, and process its messages \
                            [Resources/Subscription/Properties]
                            """
                    ),
                    .good(
                        "A queue",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              FifoTopic: true
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                        """
                    ),
                    .unknown(
                        "Whether the topic is FIFO is decided at deployment",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              FifoTopic: !Ref P
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: lambda
                              Endpoint: arn:aws:lambda:eu-west-1:123456789012:function:worker
                        """
                    ),
                ]
            )
        }
    )
}
