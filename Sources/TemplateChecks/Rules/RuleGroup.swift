import TemplateModel

/// The rules between resources that concern one subject, and whose IDs start with the same letters.
struct RuleGroup: Sendable {
    /// The letters.
    let id: String
    /// The subject.
    let title: String
    /// The rules that are checked here.
    let rules: [RelationRule]
    /// The others: what other rules find, and what no template shows.
    let others: @Sendable () -> [RuleEntry]

    /// All groups, in the order in which they are checked and described.
    static let ofRelations: [RuleGroup] = [
        .sqs, .eventSourceSQS, .eventSourceStreams, .lambda, .dynamoDB,
        .eventBridge,
        .sns, .cloudWatch,
        .iam, .kms, .logs, .api,
        .deliveries,
    ]
}
