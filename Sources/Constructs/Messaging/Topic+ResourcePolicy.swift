public import AWSSNS
public import CloudFormation
public import ResourceTypes

extension SNS.Topic: HasResourcePolicy {
    /// What attaches a policy.
    public typealias PolicyResource = SNS.TopicPolicy

    /// Attaches a policy to the topic.
    public static func policyProperties(
        _ document: JSON,
        for resource: Ref<SNS.Topic>
    ) -> SNS.TopicPolicy.Properties {
        SNS.TopicPolicy.Properties(policyDocument: document, topics: [Value(resource.arn)])
    }
}

extension Ref where R == SNS.Topic {
    /// Adds a statement to the topic's policy, and keeps what the account may do with a topic that has no policy.
    ///
    /// A policy replaces the default one, with which the account's alarms, users and roles publish and subscribe.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html>
    func addToTopicPolicy(_ statement: PolicyStatement, at location: SourceLocation) {
        addToResourcePolicy(statement, at: location)
        // Of an imported topic, one warning about what its policy must allow is enough.
        guard element.kind != .imported else { return }
        addToResourcePolicy(
            PolicyStatement(
                sid: "Account",
                principals: [.everyone],
                actions: [
                    "sns:AddPermission", "sns:DeleteTopic", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic",
                    "sns:Publish", "sns:RemovePermission", "sns:SetTopicAttributes", "sns:Subscribe",
                ],
                resources: [Value(arn)],
                conditions: ["StringEquals": ["AWS:SourceOwner": JSON(Pseudo.accountID)]]
            ),
            at: location
        )
    }
}
