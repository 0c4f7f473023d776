import TemplateModel

extension RelationRule {
    static let bucketDelivery = RelationRule(
        "DLV-05",
        .error,
        "what a bucket tells of its objects lets Amazon S3 deliver",
        source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
        check: { relations, rule in
            for edge in relations.bucketNotifications {
                guard let resource = edge.target.resource,
                    let problem = relations.delivery(
                        by: "s3.amazonaws.com",
                        edge.action,
                        to: resource,
                        from: relations.arns(of: edge.bucket),
                        under: edge.target.choices
                    ).problem(of: edge.target.name, "Amazon S3", edge.verb, for: "'\(edge.bucket.subject.logicalID)'")
                else { continue }
                relations.report(
                    rule,
                    at: edge.target.value,
                    "\(problem): Amazon S3 tries when the bucket is made, and the deployment fails. Allow s3.amazonaws.com "
                        + "\(edge.action) with the ARN of the bucket as the source, and let the bucket depend on it"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon S3 verifies that it may deliver before it takes the configuration of notifications: \
                    "Unable to validate the following destination configurations". A permission that is made after \
                    the bucket is too late, so the bucket needs DependsOn, and a name, as the permission cannot refer \
                    to it then.
                    """,
                fix: """
                    Add an AWS::Lambda::Permission, AWS::SQS::QueuePolicy or AWS::SNS::TopicPolicy for \
                    s3.amazonaws.com, with the ARN of the bucket made of its name, and DependsOn in the bucket.
                    """,
                evidence: [.documentation],
                sources: [
                    "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html"
                ],
                examples: [
                    .bad(
                        "No permission",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Pictures:
                            Type: AWS::S3::Bucket
                            Properties:
                              NotificationConfiguration:
                                LambdaConfigurations:
                                  - {Event: 's3:ObjectCreated:*', Function: !GetAtt Worker.Arn}
                        """,
                        finds: """
                            error[DLV-05]: 'Worker' has no policy that lets Amazon S3 invoke it: Amazon S3 tries when \
                            the bucket is made, and the deployment fails. Allow s3.amazonaws.com \
                            lambda:InvokeFunction with the ARN of the bucket as the source, and let the bucket depend \
                            on it \
                            [Resources/Pictures/Properties/NotificationConfiguration/LambdaConfigurations/0/Function]
                            """
                    ),
                    .bad(
                        "A policy for another bucket",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Pictures:
                            Type: AWS::S3::Bucket
                            Properties:
                              BucketName: pictures
                              NotificationConfiguration:
                                QueueConfigurations:
                                  - {Event: 's3:ObjectCreated:*', Queue: !GetAtt Orders.Arn}
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: s3.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                                    Condition: {ArnLike: {'aws:SourceArn': 'arn:aws:s3:::photos'}}
                        """,
                        finds: """
                            error[DLV-05]: the policy of 'Orders' lets Amazon S3 send messages, but not for \
                            'Pictures': Amazon S3 tries when the bucket is made, and the deployment fails. Allow \
                            s3.amazonaws.com sqs:SendMessage with the ARN of the bucket as the source, and let the \
                            bucket depend on it \
                            [Resources/Pictures/Properties/NotificationConfiguration/QueueConfigurations/0/Queue]
                            """
                    ),
                    .good(
                        "A permission",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Pictures:
                            Type: AWS::S3::Bucket
                            DependsOn: Permission
                            Properties:
                              BucketName: pictures
                              NotificationConfiguration:
                                LambdaConfigurations:
                                  - {Event: 's3:ObjectCreated:*', Function: !GetAtt Worker.Arn}
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              Action: lambda:InvokeFunction
                              FunctionName: !Ref Worker
                              Principal: s3.amazonaws.com
                              SourceArn: arn:aws:s3:::pictures
                              SourceAccount: !Ref AWS::AccountId
                        """
                    ),
                    .unknown(
                        "A policy that a deployment gives",
                        """
                        Parameters:
                          Queue: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Pictures:
                            Type: AWS::S3::Bucket
                            Properties:
                              NotificationConfiguration:
                                QueueConfigurations:
                                  - {Event: 's3:ObjectCreated:*', Queue: !GetAtt Orders.Arn}
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Queue]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: s3.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: '*'
                        """
                    ),
                ]
            )
        }
    )
}
