internal import AWSSNS
public import CloudFormation
public import ResourceTypes

extension TopicType {
    /// The ARN of the topic.
    public static func arn(of resource: Ref<Self>) -> Value<String> { Value(resource.arn) }

    /// Publishers need a data key for what they publish.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#send-to-encrypted-topic>
    public static func keyActions(for actions: [Action<SNS.Topic>]) -> Set<String> {
        actions.contains(.publish) ? ["kms:Decrypt", "kms:GenerateDataKey"] : []
    }
}

/// The actions of applications on topics, standard and FIFO.
///
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html>
extension Action where R == SNS.Topic {
    /// `sns:Publish`: publish messages, one at a time or in a batch.
    public static var publish: Self { Action("sns:Publish") }
    /// `sns:Subscribe`: add a subscription.
    public static var subscribe: Self { Action("sns:Subscribe") }
    /// `sns:GetTopicAttributes`: read settings and counts of subscriptions.
    public static var getTopicAttributes: Self { Action("sns:GetTopicAttributes") }
    /// `sns:ListSubscriptionsByTopic`: list the subscriptions.
    public static var listSubscriptionsByTopic: Self { Action("sns:ListSubscriptionsByTopic") }
}

extension Ref where R: TopicType {
    /// Allows a function or role to publish messages, and nothing else.
    /// - Parameters:
    ///   - grantee: Who may publish.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func grantPublish(to grantee: Ref<some HasExecutionRole>, filePath: String = #filePath, line: UInt = #line) {
        grant(.publish, to: grantee, filePath: filePath, line: line)
    }
}
