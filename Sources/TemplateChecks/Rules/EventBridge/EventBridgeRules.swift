import TemplateModel

extension RuleGroup {
    /// Rules of Amazon EventBridge.
    static let eventBridge = RuleGroup(
        id: "EVB",
        title: "Rules of Amazon EventBridge",
        rules: [
            .scheduleOnBus, .cronExpression, .targetIDs, .targetInput, .inputDocument, .queueDelivery,
            .functionDelivery, .targetGroup, .targetDeduplication, .targetDeadLetterType, .targetDeadLetterDelivery,
            .targetDeadLetterRegion, .targetEncryption, .targetDeadLetters, .patternForm, .patternLoop,
            .targetSourceARN, .patternMatchesNothing, .targetMail, .topicDelivery,
        ],
        others: {
            let rule =
                "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html"
            return [
                RuleEntry(
                    "EVB-01",
                    .error,
                    "a rule has an EventPattern or a ScheduleExpression",
                    source: rule,
                    .foundBy(["SCH-11"])
                ),
                RuleEntry(
                    "EVB-03",
                    .error,
                    "a rate has the singular of its unit for 1, and the plural for more",
                    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html",
                    .foundBy(["RES-11"])
                ),
                RuleEntry("EVB-05", .error, "a rule has at most 5 targets", source: rule, .foundBy(["SCH-08"])),
                RuleEntry(
                    "EVB-17",
                    .error,
                    "RetryPolicy has 0 to 185 attempts, and an age of 60 to 86400 seconds",
                    source: """
                        https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                        aws-properties-events-rule-retrypolicy.html
                        """,
                    .foundBy(["SCH-06"])
                ),
            ]
        }
    )
}
