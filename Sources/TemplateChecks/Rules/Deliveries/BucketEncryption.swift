import TemplateModel

extension RelationRule {
    static let bucketEncryption = RelationRule(
        "DLV-06",
        .error,
        "the key of a queue or topic lets Amazon S3 encrypt that delivers notifications of a bucket there",
        source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
        check: { relations, rule in
            for edge in relations.bucketNotifications {
                guard let resource = edge.target.resource, edge.action != "lambda:InvokeFunction" else { continue }
                for problem in relations.encryptionProblems(
                    of: resource,
                    under: edge.target.choices,
                    by: "s3.amazonaws.com",
                    "Amazon S3",
                    for: relations.arns(of: edge.bucket)
                ) {
                    relations.report(
                        rule,
                        at: problem.value,
                        with: [edge.target.value],
                        "\(problem.text): notifications of '\(edge.bucket.subject.logicalID)' do not reach \(edge.target.name). "
                            + problem.fix
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Messages of an encrypted queue or topic are encrypted by who sends them. The keys that AWS makes \
                    for Amazon SQS and Amazon SNS have policies that nobody can change and that do not let Amazon S3; \
                    a key of your own must say so.
                    """,
                fix: """
                    Use a key of your own whose policy allows s3.amazonaws.com kms:GenerateDataKey and kms:Decrypt; \
                    for a queue, SqsManagedSseEnabled does as well.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "The key of AWS",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {KmsMasterKeyId: alias/aws/sqs}
                          Pictures:
                            Type: AWS::S3::Bucket
                            Properties:
                              NotificationConfiguration:
                                QueueConfigurations:
                                  - {Event: 's3:ObjectCreated:*', Queue: !GetAtt Orders.Arn}
                        """,
                        finds: """
                            error[DLV-06]: 'alias/aws/sqs' is a key of AWS, whose policy does not let Amazon S3 use \
                            it: notifications of 'Pictures' do not reach 'Orders'. Use a key of your own whose policy \
                            allows s3.amazonaws.com kms:GenerateDataKey and kms:Decrypt, or SqsManagedSseEnabled \
                            [Resources/Orders/Properties/KmsMasterKeyId]
                            """
                    ),
                    .good(
                        "Keys of Amazon SQS",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {SqsManagedSseEnabled: true}
                          Pictures:
                            Type: AWS::S3::Bucket
                            Properties:
                              NotificationConfiguration:
                                QueueConfigurations:
                                  - {Event: 's3:ObjectCreated:*', Queue: !GetAtt Orders.Arn}
                        """
                    ),
                    .unknown(
                        "A key of elsewhere",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {KmsMasterKeyId: alias/orders}
                          Pictures:
                            Type: AWS::S3::Bucket
                            Properties:
                              NotificationConfiguration:
                                QueueConfigurations:
                                  - {Event: 's3:ObjectCreated:*', Queue: !GetAtt Orders.Arn}
                        """
                    ),
                ]
            )
        }
    )
}
