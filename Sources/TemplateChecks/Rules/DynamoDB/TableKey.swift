import TemplateModel

extension RelationRule {
    static let tableKey = RelationRule(
        "DDB-12",
        .warning,
        "a table with a key of KMS encrypts with it",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-propertie\
            s-dynamodb-table-ssespecification.html
            """,
        check: { relations, rule in
            for table in relations.resources(of: "AWS::DynamoDB::Table") {
                for key in table.values("SSESpecification", "KMSMasterKeyId") where !key.isAbsent {
                    for enabled in table.values("SSESpecification", "SSEEnabled", under: key.value.choices)
                    where enabled.node?.truthValue == false {
                        relations.report(
                            rule,
                            at: key,
                            with: [enabled],
                            "KMSMasterKeyId is given, but not used, as SSEEnabled is false, which is encryption with a key that DynamoDB "
                                + "owns; set SSEEnabled to true, or remove the key"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    With SSEEnabled: false a table is encrypted with a key that DynamoDB owns, whichever other \
                    one is named. That SSEEnabled is given at all is SCH-03, and SSEType with a key SCH-11.
                    """,
                fix: "Set SSEEnabled to true and SSEType to KMS.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Encryption that is off",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              SSESpecification:
                                SSEEnabled: false
                                SSEType: KMS
                                KMSMasterKeyId: alias/orders
                        """,
                        finds:
                            """
                            warning[DDB-12]: KMSMasterKeyId is given, but not used, as SSEEnabled is false, \
                            which is encryption with a key that DynamoDB owns; set SSEEnabled to true, or \
                            remove the key [Resources/Orders/Properties/SSESpecification/KMSMasterKeyId]
                            """
                    ),
                    .good(
                        "Encryption with the key",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              SSESpecification:
                                SSEEnabled: true
                                SSEType: KMS
                                KMSMasterKeyId: alias/orders
                        """
                    ),
                    .unknown(
                        "A deployment decides",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              SSESpecification:
                                SSEEnabled: !Ref P
                                SSEType: KMS
                                KMSMasterKeyId: alias/orders
                        """
                    ),
                ]
            )
        }
    )
}
