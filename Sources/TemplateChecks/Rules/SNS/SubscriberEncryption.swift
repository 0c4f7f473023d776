import TemplateModel

extension RelationRule {
    static let subscriberEncryption = RelationRule(
        "SNS-02",
        .error,
        "the key of a queue lets the topic encrypt that the queue subscribes to",
        source: """
            https://docs.aws.amazon.com/sns/latest/dg/\
            sns-enable-encryption-for-topic-sqs-queue-subscriptions.html
            """,
        check: { relations, rule in
            for subscription in relations.subscriptions where subscription.protocol == "sqs" {
                guard let queue = subscription.endpoint.queue else { continue }
                for problem in relations.encryptionProblems(
                    of: queue,
                    under: subscription.choices,
                    by: "sns.amazonaws.com",
                    "Amazon SNS",
                    for: relations.arns(ofTopicOf: subscription)
                ) {
                    relations.report(
                        rule,
                        at: problem.value,
                        with: [subscription.endpoint.value],
                        problem.text
                            + ": no message of \(subscription.topic.name) arrives in '\(queue.subject.logicalID)'. "
                            + problem.fix
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Messages of a queue with a key are encrypted by who sends them. The key that AWS makes for \
                    Amazon SQS has a policy that nobody can change and that does not let Amazon SNS; a key of \
                    your own must say so.
                    """,
                fix: """
                    Use a key of your own whose policy allows sns.amazonaws.com kms:GenerateDataKey and \
                    kms:Decrypt, or SqsManagedSseEnabled.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "The key of AWS",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: alias/aws/sqs
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !GetAtt Orders.Arn
                        """,
                        finds: """
                            error[SNS-02]: 'alias/aws/sqs' is a key of AWS, whose policy does not let Amazon \
                            SNS use it: no message of 'Placed' arrives in 'Orders'. Use a key of your own \
                            whose policy allows sns.amazonaws.com kms:GenerateDataKey and kms:Decrypt, or \
                            SqsManagedSseEnabled [Resources/Orders/Properties/KmsMasterKeyId]
                            """
                    ),
                    .bad(
                        "A key for the account alone",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref Key
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !GetAtt Orders.Arn
                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                        """,
                        finds: """
                            error[SNS-02]: the policy of 'Key' does not let Amazon SNS kms:GenerateDataKey and \
                            kms:Decrypt: no message of 'Placed' arrives in 'Orders'. Add a statement to it \
                            that allows sns.amazonaws.com kms:GenerateDataKey and kms:Decrypt \
                            [Resources/Orders/Properties/KmsMasterKeyId]
                            """
                    ),
                    .good(
                        "A key that lets Amazon SNS",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref Key
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !GetAtt Orders.Arn
                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                                  - Effect: Allow
                                    Principal: {Service: sns.amazonaws.com}
                                    Action: [kms:GenerateDataKey*, kms:Decrypt]
                                    Resource: '*'
                        """
                    ),
                    .unknown(
                        "A key that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref P
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !GetAtt Orders.Arn
                        """
                    ),
                ]
            )
        }
    )
}
