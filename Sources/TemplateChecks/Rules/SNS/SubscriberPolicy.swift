import TemplateModel

extension RelationRule {
    static let subscriberPolicy = RelationRule(
        "SNS-01",
        .error,
        "the policy of a queue lets the topic send that the queue subscribes to",
        source: "https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html",
        check: { relations, rule in
            for subscription in relations.subscriptions where subscription.protocol == "sqs" {
                guard let queue = subscription.endpoint.queue,
                    let problem = relations.delivery(
                        by: "sns.amazonaws.com",
                        "sqs:SendMessage",
                        to: queue,
                        from: relations.arns(ofTopicOf: subscription),
                        under: subscription.choices
                    ).problem(
                        of: subscription.endpoint.name,
                        "Amazon SNS",
                        "send messages",
                        for: subscription.topic.name
                    )
                else { continue }
                relations.report(
                    rule,
                    at: subscription.endpoint.value,
                    "\(problem): the deployment succeeds, and no message arrives. Allow sns.amazonaws.com sqs:SendMessage on the "
                        + "queue's ARN, with the ARN of the topic as aws:SourceArn"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS delivers to a queue only if the policy of the queue lets it. Without permission \
                    the deployment succeeds, and no message arrives; nothing tells but the metric \
                    NumberOfNotificationsFailed. A policy for another topic is as bad as none.
                    """,
                fix: """
                    Add an AWS::SQS::QueuePolicy that allows sns.amazonaws.com sqs:SendMessage on the ARN of \
                    the queue, with the ARN of the topic as aws:SourceArn.
                    """,
                evidence: [.archivedDocumentation, .report],
                examples: [
                    .bad(
                        "No policy",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !GetAtt Orders.Arn
                        """,
                        finds: """
                            error[SNS-01]: 'Orders' has no policy that lets Amazon SNS send messages: the \
                            deployment succeeds, and no message arrives. Allow sns.amazonaws.com \
                            sqs:SendMessage on the queue's ARN, with the ARN of the topic as aws:SourceArn \
                            [Resources/Subscription/Properties/Endpoint]
                            """
                    ),
                    .bad(
                        "A policy for another topic",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !GetAtt Orders.Arn
                          Paid:
                            Type: AWS::SNS::Topic
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: sns.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !Ref Paid}}
                        """,
                        finds: """
                            error[SNS-01]: the policy of 'Orders' lets Amazon SNS send messages, but not for \
                            'Placed': the deployment succeeds, and no message arrives. Allow sns.amazonaws.com \
                            sqs:SendMessage on the queue's ARN, with the ARN of the topic as aws:SourceArn \
                            [Resources/Subscription/Properties/Endpoint]
                            """
                    ),
                    .good(
                        "A policy for the topic",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !GetAtt Orders.Arn
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: sns.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !Ref Placed}}
                        """
                    ),
                    .unknown(
                        "A policy for a topic that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !GetAtt Orders.Arn
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: sns.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !Ref P}}
                        """
                    ),
                ]
            )
        }
    )
}
