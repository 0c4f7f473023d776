import TemplateModel

extension RuleGroup {
    /// Rules of keys.
    static let kms = RuleGroup(
        id: "KMS",
        title: "Keys",
        rules: [.deadLetterDecryption],
        others: {
            [
                RuleEntry(
                    "KMS-01",
                    .error,
                    "PendingWindowInDays is from 7 to 30, RotationPeriodInDays from 90 to 2560",
                    source:
                        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html",
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "KMS-02",
                    .error,
                    "the name of an alias begins with alias/",
                    source: """
                        https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                        aws-resource-kms-alias.html
                        """,
                    .foundBy(["SCH-09"])
                ),
            ]
        }
    )
}
