import TemplateModel

extension RelationRule {
    static let standardTopic = RelationRule(
        "SNS-04",
        .error,
        "a FIFO queue subscribes to a FIFO topic",
        source: "https://github.com/getmoto/moto/pull/8957",
        check: { relations, rule in
            for subscription in relations.subscriptions where subscription.protocol == "sqs" {
                guard subscription.isOfFIFOTopic == false, subscription.endpoint.isFIFOQueue == true else { continue }
                relations.report(
                    rule,
                    at: subscription.endpoint.value,
                    with: [subscription.topic.value],
                    "\(subscription.endpoint.name) is a FIFO queue, but \(subscription.topic.name) a standard topic, which Amazon SNS refuses; "
                        + "make both FIFO, or the queue a standard one"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS answers: FIFO SQS Queues can not be subscribed to standard SNS topics. The \
                    other way round is possible.
                    """,
                fix: "Set FifoTopic of the topic, or use a standard queue.",
                evidence: [.report],
                sources: [
                    "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html"
                ],
                examples: [
                    .bad(
                        "A FIFO queue behind a standard topic",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !GetAtt Orders.Arn
                        """,
                        finds: """
                            error[SNS-04]: 'Orders' is a FIFO queue, but 'Placed' a standard topic, which \
                            Amazon SNS refuses; make both FIFO, or the queue a standard one \
                            [Resources/Subscription/Properties/Endpoint]
                            """
                    ),
                    .good(
                        "A FIFO topic",
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
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders.fifo
                        """
                    ),
                    .good(
                        "A standard queue behind a FIFO topic",
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
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders.fifo
                        """
                    ),
                ]
            )
        }
    )
}
