internal import AWSSNS
public import CloudFormation
public import ResourceTypes

/// A service of AWS that publishes to a topic in its own name, on behalf of resources of the account.
///
/// Alarms and rules let themselves in; roles are granted ``Action/publish``.
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html>
public enum TopicPublisher: Hashable, Sendable, CaseIterable {
    /// Alarms of Amazon CloudWatch in the account and Region.
    case alarms
    /// Event notifications of the account's buckets.
    case buckets
    /// Rules of Amazon EventBridge.
    ///
    /// EventBridge supports no conditions in the policies of topics, so any rule may publish.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions>
    case events
}

extension Ref where R == SNS.Topic {
    /// Lets a service of AWS publish to the topic, and use the key that encrypts it.
    ///
    /// Once is enough. The policy of an imported topic cannot be changed: that is a warning that says what the policy must allow.
    /// - Parameters:
    ///   - publisher: The service.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func allowPublish(by publisher: TopicPublisher, filePath: String = #filePath, line: UInt = #line) {
        allowPublish(by: publisher, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Lets a service of AWS publish to the topic, on behalf of another line.
    func allowPublish(by publisher: TopicPublisher, at location: SourceLocation) {
        addToResourcePolicy(publisher.statement(for: Value(arn)), at: location)
        allowUseOfKey(for: publisher.keyUse, at: location)
    }
}

extension TopicPublisher {
    fileprivate var keyUse: KeyUse {
        switch self {
        case .alarms: .alarmNotification
        case .buckets: .bucketNotification
        case .events: .eventDelivery
        }
    }

    fileprivate func statement(for topic: Value<String>) -> PolicyStatement {
        let sid: String
        let service: String
        var conditions: [String: [String: JSON]] = [:]
        switch self {
        case .alarms:
            (sid, service) = ("Alarms", "cloudwatch.amazonaws.com")
            conditions = [
                "ArnLike": [
                    "aws:SourceArn":
                        "arn:\(Pseudo.partition):cloudwatch:\(Pseudo.region):\(Pseudo.accountID):alarm:*"
                ],
                "StringEquals": ["aws:SourceAccount": JSON(Pseudo.accountID)],
            ]
        case .buckets:
            (sid, service) = ("Buckets", "s3.amazonaws.com")
            conditions = ["StringEquals": ["aws:SourceAccount": JSON(Pseudo.accountID)]]
        case .events:
            (sid, service) = ("Events", "events.amazonaws.com")
        }
        return PolicyStatement(
            sid: sid,
            principals: [.service(Value(service))],
            actions: ["sns:Publish"],
            resources: [topic],
            conditions: conditions
        )
    }
}
