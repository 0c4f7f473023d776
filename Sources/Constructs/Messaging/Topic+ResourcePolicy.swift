public import AWSSNS
public import CloudFormation
public import ResourceTypes

extension TopicType {
    /// Attaches a policy to the topic.
    public static func policyProperties(_ document: JSON, for resource: Ref<Self>) -> SNS.TopicPolicy.Properties {
        SNS.TopicPolicy.Properties(policyDocument: document, topics: [Value(resource.arn)])
    }

    /// What the account may do with a topic that has no policy: its alarms, users and roles publish and subscribe so.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html>
    public static func defaultStatements(for resource: Ref<Self>) -> [PolicyStatement] {
        [
            PolicyStatement(
                sid: "Account",
                principals: [.everyone],
                actions: [
                    "sns:AddPermission", "sns:DeleteTopic", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic",
                    "sns:Publish", "sns:RemovePermission", "sns:SetTopicAttributes", "sns:Subscribe",
                ],
                resources: [Value(resource.arn)],
                conditions: ["StringEquals": ["AWS:SourceOwner": JSON(Pseudo.accountID)]]
            )
        ]
    }
}
