import TemplateModel

extension RelationRule {
    static let subscriptionDeadLetterPolicy = RelationRule(
        "SNS-09",
        .error,
        "the policy of a dead-letter queue lets the topic send to it",
        source: "https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html",
        check: { relations, rule in
            for subscription in relations.subscriptions {
                let path: [ValueStep] = ["RedrivePolicy", "deadLetterTargetArn"]
                guard subscription.subscription.subject.typeName == "AWS::SNS::Subscription" else { continue }
                for value in subscription.subscription.documentValues(path, under: subscription.choices)
                where !value.isAbsent {
                    let letters = relations.target(of: value)
                    guard let queue = letters.queue,
                        let problem = relations.delivery(
                            by: "sns.amazonaws.com",
                            "sqs:SendMessage",
                            to: queue,
                            from: relations.arns(ofTopicOf: subscription),
                            under: value.value.choices
                        ).problem(of: letters.name, "Amazon SNS", "send messages", for: subscription.topic.name)
                    else { continue }
                    relations.report(
                        rule,
                        at: value,
                        with: [subscription.topic.value],
                        "\(problem): messages that cannot be delivered are lost although there is a dead-letter queue. Allow "
                            + "sns.amazonaws.com sqs:SendMessage on the queue's ARN, with the ARN of the topic as aws:SourceArn"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS sends messages that it could not deliver to the queue only if the policy of the \
                    queue lets it. Without permission they are lost all the same.
                    """,
                fix: """
                    Add an AWS::SQS::QueuePolicy that allows sns.amazonaws.com sqs:SendMessage on the ARN of \
                    the queue, with the ARN of the topic as aws:SourceArn.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No policy",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Lost:
                            Type: AWS::SQS::Queue
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn}
                        """,
                        finds: """
                            error[SNS-09]: 'Lost' has no policy that lets Amazon SNS send messages: messages \
                            that cannot be delivered are lost although there is a dead-letter queue. Allow \
                            sns.amazonaws.com sqs:SendMessage on the queue's ARN, with the ARN of the topic as \
                            aws:SourceArn \
                            [Resources/Subscription/Properties/RedrivePolicy/deadLetterTargetArn]
                            """
                    ),
                    .good(
                        "A policy for the topic",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Lost:
                            Type: AWS::SQS::Queue
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn}
                          LostPolicy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Lost]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: sns.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Lost.Arn
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
                          Lost:
                            Type: AWS::SQS::Queue
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn}
                          LostPolicy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Lost]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: sns.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Lost.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !Ref P}}
                        """
                    ),
                ]
            )
        }
    )
}
