extension RuleGroup {
    /// Rules of what is handed over without anybody waiting, and is lost silently when it cannot be.
    ///
    /// What rules of Amazon EventBridge and topics need for it is in their own groups.
    static let deliveries = RuleGroup(
        id: "DLV",
        title: "Deliveries that can be lost",
        rules: [
            .asynchronousFailures, .lostNotifications, .schedulePermission, .scheduleDeadLetters, .bucketDelivery,
            .bucketEncryption,
        ],
        others: { [] }
    )
}
