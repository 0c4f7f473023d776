import TemplateModel

extension RelationRule {
    static let queuePolicySize = RelationRule(
        "SQS-21",
        .error,
        "the policy of a queue stays within the quotas of Amazon SQS",
        source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html",
        check: { relations, rule in
            for typeName in ["AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy"] {
                for policy in relations.resources(of: typeName) {
                    for document in policy.values("PolicyDocument") where document.node != nil {
                        QueuePolicyQuotas(relations, rule, policy).check(document)
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SQS refuses a policy of more than 8192 bytes, 20 statements, 50 principals or 10 \
                    conditions. The quota of 7 actions in a \
                    statement is not kept by all policies in use, so that more are a warning.
                    """,
                fix: """
                    Join statements, use sqs:* or a wildcard for many actions, or one condition on \
                    aws:PrincipalOrgID for many principals.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Eight actions in a statement",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: arn:aws:iam::123456789012:role/worker}
                                    Action: [sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage, sqs:PurgeQueue,
                                      sqs:GetQueueUrl, sqs:GetQueueAttributes, sqs:ListQueueTags, sqs:ChangeMessageVisibility]
                                    Resource: !GetAtt Orders.Arn
                        """,
                        finds: """
                            warning[SQS-21]: the policy has 8 actions in a statement, but Amazon SQS allows 7; join \
                            statements, or use wildcards [Resources/Policy/Properties/PolicyDocument/Statement/0]
                            """
                    ),
                    .good(
                        "All actions by a wildcard",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: arn:aws:iam::123456789012:role/worker}
                                    Action: sqs:*
                                    Resource: !GetAtt Orders.Arn
                        """
                    ),
                    .unknown(
                        "Principals that a deployment gives",
                        """
                        Parameters:
                          Senders: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Ref Senders}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                        """
                    ),
                ]
            )
        }
    )
}

/// Counts what a policy of a queue has.
private struct QueuePolicyQuotas {
    private let relations: Relations
    private let rule: Rule
    private let policy: ResourceView

    init(_ relations: Relations, _ rule: Rule, _ policy: ResourceView) {
        self.relations = relations
        self.rule = rule
        self.policy = policy
    }

    func check(_ given: FoundValue) {
        let document = given.readingJSON
        let statements = policy.values("Statement", .itemsOrSelf, in: document).filter { $0.node != nil }
        // In several deployments there are different ones.
        guard Set(statements.map { $0.value.choices.conditions.count }).count <= 1 else { return }
        report(statements.count, 20, "statements", at: document)
        for statement in statements {
            let actions = policy.values("Action", .itemsOrSelf, in: statement).filter { $0.text != nil }
            report(actions.count, 7, "actions in a statement", at: statement, isPossible: true)
        }
        let principals = statements.flatMap { statement in
            ["AWS", "Service", "Federated"].flatMap { kind in
                policy.values("Principal", .key(kind), .itemsOrSelf, in: statement).filter { $0.text != nil }
            }
        }
        report(principals.count, 50, "principals", at: document)
        let conditions = statements.flatMap { statement in
            policy.values("Condition", in: statement).flatMap { condition in
                (condition.node?.objectValue ?? Object()).flatMap { $0.value.objectValue?.keys.map(\.self) ?? [] }
            }
        }
        report(conditions.count, 10, "conditions", at: document)
        if let node = document.node { report(JSONDocument.minimumSize(of: node), 8_192, "bytes", at: document) }
    }

    /// Reports a count that is too high, as a warning where policies are in use that exceed the quota.
    private func report(
        _ count: Int,
        _ maximum: Int,
        _ what: String,
        at value: FoundValue,
        isPossible: Bool = false
    ) {
        guard count > maximum else { return }
        relations.report(
            rule,
            at: value,
            "the policy has \(count) \(what), but Amazon SQS allows \(maximum); join statements, or use wildcards",
            isPossible: isPossible
        )
    }
}
