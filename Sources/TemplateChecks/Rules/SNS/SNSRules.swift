extension RuleGroup {
    /// Rules of topics of Amazon SNS.
    static let sns = RuleGroup(
        id: "SNS",
        title: "Topics of Amazon SNS",
        rules: [
            .subscriberPolicy, .subscriberEncryption, .fifoSubscriber, .standardTopic, .topicName,
            .subscriptionDeadLetters, .filterPolicySize, .endpointForm, .subscriptionDeadLetterPolicy,
            .subscriberPermission,
        ],
        others: { [] }
    )
}
