import TemplateModel

extension RelationRule {
    static let lostNotifications = RelationRule(
        "DLV-02",
        .info,
        "a subscription of a program has a dead-letter queue",
        source: "https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html",
        check: { relations, rule in
            let ends = [
                "sqs": "100015 attempts in 23 days", "lambda": "100015 attempts in 23 days",
                "http": "the retries of its delivery policy, within an hour",
                "https": "the retries of its delivery policy, within an hour",
            ]
            for edge in relations.subscriptions where edge.subscription.subject.typeName == "AWS::SNS::Subscription" {
                guard let end = edge.protocol.flatMap({ ends[$0] }) else { continue }
                for redrive in edge.subscription.values("RedrivePolicy", in: edge.entry, with: edge.endpoint.value)
                where redrive.isAbsent {
                    relations.report(
                        rule,
                        at: redrive,
                        with: [edge.endpoint.value],
                        "messages of \(edge.topic.name) that \(edge.endpoint.name) does not take are discarded: at once when it "
                            + "refuses them or a permission is missing, else after \(end). Give the subscription a "
                            + "RedrivePolicy with the ARN of a queue"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS does not try again what fails because of the receiver, a missing permission for \
                    example, and gives the rest up at some time. Without a dead-letter queue the message is gone, and \
                    only the metric NumberOfNotificationsFailed tells.
                    """,
                fix: """
                    Give the subscription a RedrivePolicy with a deadLetterTargetArn, whose policy lets \
                    sns.amazonaws.com send, and an alarm on that queue.
                    """,
                evidence: [.documentation],
                sources: ["https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html"],
                examples: [
                    .bad(
                        "No dead-letter queue",
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
                            info[DLV-02]: messages of 'Placed' that 'Orders' does not take are discarded: at once \
                            when it refuses them or a permission is missing, else after 100015 attempts in 23 days. \
                            Give the subscription a RedrivePolicy with the ARN of a queue \
                            [Resources/Subscription/Properties]
                            """
                    ),
                    .good(
                        "An e-mail to people",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: email
                              Endpoint: on-call@example.com
                        """
                    ),
                    .unknown(
                        "A policy that a deployment gives",
                        """
                        Parameters:
                          Policy: {Type: String}
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
                              RedrivePolicy: !Ref Policy
                        """
                    ),
                ]
            )
        }
    )
}
