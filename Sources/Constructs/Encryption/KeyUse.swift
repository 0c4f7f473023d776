internal import AWSKMS
public import CloudFormation
public import ResourceTypes

/// What a service of AWS does with a key in its own name, not in that of a caller.
///
/// Constructs allow what they need by themselves: a rule whose target the key encrypts, an alarm, a subscription, a log group.
///
/// Amazon SQS, Amazon SNS, Amazon S3 and Amazon DynamoDB use the key that encrypts a queue, topic, bucket or table in the name of the
/// caller. Callers get what they need by grants, and Amazon DynamoDB from whoever deploys the table, who needs `kms:CreateGrant`,
/// `kms:DescribeKey` and the use of the key:
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html>.
public enum KeyUse: Hashable, Sendable, CaseIterable {
    /// Alarms of Amazon CloudWatch publish to encrypted topics.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services>
    case alarmNotification
    /// Amazon S3 notifies encrypted topics and queues.
    ///
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html>
    case bucketNotification
    /// Amazon EventBridge encrypts the events of buses.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-key-policy.html>
    case eventBusEncryption
    /// Amazon EventBridge delivers events to encrypted queues and topics.
    ///
    /// Its requests to AWS KMS do not say what they are for, so there is no condition.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services>
    case eventDelivery
    /// Amazon CloudWatch Logs encrypts log groups of the account and Region.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html>
    case logEncryption
    /// Amazon SNS delivers messages to encrypted queues.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html>
    case topicDelivery
}

extension Ref where R == KMS.Key {
    /// Lets a service of AWS use the key, for what the constructs of the library do not know of.
    ///
    /// Once is enough. The policy of an imported key cannot be changed: that is a warning that says what the policy must allow.
    /// - Parameters:
    ///   - use: What the service does with the key.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func allow(_ use: KeyUse, filePath: String = #filePath, line: UInt = #line) {
        allow(use, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Lets a service of AWS use the key, on behalf of another line.
    func allow(_ use: KeyUse, at location: SourceLocation) { addToKeyPolicy(use.statement, at: location) }
}

extension Ref {
    /// Lets a service of AWS use the key that encrypts this resource, if one of the account does.
    func allowUseOfKey(for use: KeyUse, at location: SourceLocation) {
        graph.attachment(EncryptionKey.self, of: element)?.key.allow(use, at: location)
    }
}

extension KeyUse {
    /// No statement names a resource: it would have to be there before the key that encrypts it.
    fileprivate var statement: PolicyStatement {
        switch self {
        case .alarmNotification:
            PolicyStatement(
                sid: "Alarms",
                principals: [.service("cloudwatch.amazonaws.com")],
                actions: Self.deliveryActions,
                resources: ["*"],
                conditions: [
                    "ArnLike": ["aws:SourceArn": JSON(Self.arns("cloudwatch", "alarm:*"))],
                    "StringEquals": ["aws:SourceAccount": JSON(Pseudo.accountID)],
                ]
            )
        case .bucketNotification:
            PolicyStatement(
                sid: "Buckets",
                principals: [.service("s3.amazonaws.com")],
                actions: Self.deliveryActions,
                resources: ["*"],
                conditions: ["StringEquals": ["aws:SourceAccount": JSON(Pseudo.accountID)]]
            )
        case .eventBusEncryption:
            PolicyStatement(
                sid: "EventBuses",
                principals: [.service("events.amazonaws.com")],
                actions: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
                resources: ["*"],
                conditions: ["StringEquals": ["aws:SourceAccount": JSON(Pseudo.accountID)]]
            )
        case .eventDelivery:
            PolicyStatement(
                sid: "Events",
                principals: [.service("events.amazonaws.com")],
                actions: Self.deliveryActions,
                resources: ["*"]
            )
        case .logEncryption:
            PolicyStatement(
                sid: "Logs",
                principals: [.service("logs.\(Pseudo.region).amazonaws.com")],
                actions: ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
                resources: ["*"],
                conditions: ["ArnLike": ["kms:EncryptionContext:aws:logs:arn": JSON(Self.arns("logs", "log-group:*"))]]
            )
        case .topicDelivery:
            PolicyStatement(
                sid: "Topics",
                principals: [.service("sns.amazonaws.com")],
                actions: Self.deliveryActions,
                resources: ["*"]
            )
        }
    }

    private static let deliveryActions = ["kms:Decrypt", "kms:GenerateDataKey*"]

    /// All resources of a kind in the account and Region.
    private static func arns(_ service: String, _ pattern: String) -> Value<String> {
        "arn:\(Pseudo.partition):\(service):\(Pseudo.region):\(Pseudo.accountID):\(pattern)"
    }
}
