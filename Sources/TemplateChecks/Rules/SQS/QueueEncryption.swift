import TemplateModel

extension RelationRule {
    static let queueEncryption = RelationRule(
        "SQS-11",
        .error,
        "a queue is encrypted by one key: that of Amazon SQS, or one of KMS",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html",
        check: { relations, rule in
            for queue in relations.resources(of: "AWS::SQS::Queue") {
                for managed in queue.values("SqsManagedSseEnabled") where managed.node?.truthValue == true {
                    for key in queue.values("KmsMasterKeyId", under: managed.value.choices) where !key.isAbsent {
                        // An empty text stands for no key.
                        guard key.text != "", !key.isUnknown || SymbolicText(key.value)?.reference != nil else {
                            continue
                        }
                        relations.report(
                            rule,
                            at: managed,
                            with: [key],
                            "SqsManagedSseEnabled is true although KmsMasterKeyId names a key; remove one of the two"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: "A queue supports one option of encryption at rest; Amazon SQS refuses both.",
                fix: "Remove SqsManagedSseEnabled to use the key of KMS, or KmsMasterKeyId to use that of Amazon SQS.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "Both keys",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: alias/aws/sqs
                              SqsManagedSseEnabled: true
                        """,
                        finds: """
                            error[SQS-11]: SqsManagedSseEnabled is true although KmsMasterKeyId names a key; remove \
                            one of the two [Resources/Orders/Properties/SqsManagedSseEnabled]
                            """
                    ),
                    .good(
                        "A key of KMS",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: alias/aws/sqs
                        """
                    ),
                    .unknown(
                        "A deployment decides whether Amazon SQS encrypts",
                        """
                        Parameters:
                          Managed: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: alias/aws/sqs
                              SqsManagedSseEnabled: !Ref Managed
                        """
                    ),
                ]
            )
        }
    )
}
