internal import AWSSNS
public import CloudFormation
public import ResourceTypes

/// Delivers the messages of a topic to a queue, a function, a web address, a mailbox or a phone.
///
/// ```swift
/// scope.add("Audit", Subscription(
///     to: orders, .queue(audit), filter: .attributes(["state": ["CANCELLED"]]), deadLetters: undelivered))
/// ```
///
/// The policies that let Amazon SNS reach the queues and the function are part of it.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html>
public struct Subscription: Construct, Equatable {
    /// A topic with what can subscribe to it, and the dead letters of the same kind.
    enum Link: Equatable {
        case standard(Ref<SNS.Topic>, SubscriptionEndpoint, deadLetters: Ref<SQS.Queue>?)
        case fifo(Ref<SNS.FIFOTopic>, FIFODestination, isRaw: Bool, deadLetters: Ref<SQS.FIFOQueue>?)
    }

    enum FIFODestination: Equatable {
        case queue(Ref<SQS.Queue>)
        case fifoQueue(Ref<SQS.FIFOQueue>)
    }

    let link: Link
    /// Which messages are delivered; all when `nil`.
    public var filter: FilterPolicy?

    /// A subscription to a standard topic.
    /// - Parameters:
    ///   - topic: The topic. Another one replaces the subscription.
    ///   - endpoint: Who gets the messages. Another one replaces the subscription.
    ///   - filter: Which messages are delivered; all when not given.
    ///   - deadLetters: A queue for messages that could not be delivered, in the account and Region of the subscription. They are lost when
    ///     not given, after retries of 23 days for queues and functions, and of 6 hours for mailboxes and phones.
    public init(
        to topic: Ref<SNS.Topic>,
        _ endpoint: SubscriptionEndpoint,
        filter: FilterPolicy? = nil,
        deadLetters: Ref<SQS.Queue>? = nil
    ) {
        link = .standard(topic, endpoint, deadLetters: deadLetters)
        self.filter = filter
    }

    /// A subscription of a FIFO queue to a FIFO topic, which keeps the order of messages.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html>
    /// - Parameters:
    ///   - topic: The topic. Another one replaces the subscription.
    ///   - queue: The queue. Another one replaces the subscription.
    ///   - rawMessageDelivery: Whether messages are delivered as they were published; when not given they are JSON objects with the message
    ///     in `Message`.
    ///   - filter: Which messages are delivered; all when not given.
    ///   - deadLetters: A queue for messages that could not be delivered, in the account and Region of the subscription; they are lost when
    ///     not given.
    public init(
        to topic: Ref<SNS.FIFOTopic>,
        _ queue: Ref<SQS.FIFOQueue>,
        rawMessageDelivery: Bool = false,
        filter: FilterPolicy? = nil,
        deadLetters: Ref<SQS.FIFOQueue>? = nil
    ) {
        link = .fifo(topic, .fifoQueue(queue), isRaw: rawMessageDelivery, deadLetters: deadLetters)
        self.filter = filter
    }

    /// A subscription of a standard queue to a FIFO topic, in which messages lose their order.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html>
    /// - Parameters:
    ///   - topic: The topic. Another one replaces the subscription.
    ///   - queue: The queue. Another one replaces the subscription.
    ///   - rawMessageDelivery: Whether messages are delivered as they were published; when not given they are JSON objects with the message
    ///     in `Message`.
    ///   - filter: Which messages are delivered; all when not given.
    ///   - deadLetters: A queue for messages that could not be delivered, in the account and Region of the subscription; they are lost when
    ///     not given.
    public init(
        to topic: Ref<SNS.FIFOTopic>,
        _ queue: Ref<SQS.Queue>,
        rawMessageDelivery: Bool = false,
        filter: FilterPolicy? = nil,
        deadLetters: Ref<SQS.FIFOQueue>? = nil
    ) {
        link = .fifo(topic, .queue(queue), isRaw: rawMessageDelivery, deadLetters: deadLetters)
        self.filter = filter
    }

    /// Adds the subscription, and lets Amazon SNS deliver.
    public func build(in scope: Scope) -> Ref<SNS.Subscription> {
        filter?.check(in: scope)
        let properties: SNS.Subscription.Properties
        switch link {
        case .standard(let topic, let endpoint, let deadLetters):
            endpoint.check(in: scope)
            switch endpoint.destination {
            case .queue(let queue): queue.allowDelivery(of: topic, in: scope)
            case .function(let function):
                function.addInvokePermission(
                    "Invoke",
                    principal: "sns.amazonaws.com",
                    sourceARN: Value(topic.arn),
                    in: scope
                )
            case .email, .https, .sms: break
            }
            deadLetters?.allowDelivery(of: topic, in: scope)
            properties = self.properties(
                topic.arn,
                endpoint.protocolName,
                endpoint.address,
                isRaw: endpoint.isRaw,
                deadLetters?.arn
            )
        case .fifo(let topic, let destination, let isRaw, let deadLetters):
            let queueARN: Value<ARN<SQS.Queue>>
            switch destination {
            case .queue(let queue):
                queue.allowDelivery(of: topic, in: scope)
                queueARN = queue.arn
            case .fifoQueue(let queue):
                queue.allowDelivery(of: topic, in: scope)
                queueARN = queue.arn
            }
            deadLetters?.allowDelivery(of: topic, in: scope)
            properties = self.properties(topic.arn, "sqs", Value(queueARN), isRaw: isRaw, deadLetters?.arn)
        }
        return Resource(SNS.Subscription.self, properties).build(in: scope)
    }

    private func properties(
        _ topic: Value<ARN<SNS.Topic>>,
        _ protocolName: String,
        _ endpoint: Value<String>,
        isRaw: Bool,
        _ deadLetters: Value<ARN<SQS.Queue>>?
    ) -> SNS.Subscription.Properties {
        .init(
            protocol: Value(protocolName),
            topicArn: topic,
            endpoint: endpoint,
            filterPolicy: filter?.pattern.property,
            filterPolicyScope: filter.map { Value($0.scope) },
            rawMessageDelivery: isRaw ? true : nil,
            redrivePolicy: deadLetters.map { ["deadLetterTargetArn": JSON($0)] }
        )
    }
}

extension Ref where R: QueueType {
    /// Lets Amazon SNS send messages on behalf of a topic.
    ///
    /// A queue in another stack than the subscription cannot name a topic of a third place: the stacks could need each other. There, any
    /// topic of the account and Region may send.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html>
    fileprivate func allowDelivery<T: TopicType>(of topic: Ref<T>, in scope: Scope) {
        let canName = element.stack == scope.stack || element.stack == topic.element.stack
        // Topics of several stacks may have the same path below their stacks.
        let path = topic.element.namePath
        let name = path.logicalID(below: element.stack == topic.element.stack ? path.stackDepth : 0)
        addToResourcePolicy(
            PolicyStatement(
                sid: canName ? "Topic\(name)" : "Topics",
                principals: [.service("sns.amazonaws.com")],
                actions: ["sqs:SendMessage"],
                resources: [Value(arn)],
                conditions: canName
                    ? ["ArnEquals": ["aws:SourceArn": JSON(topic.arn)]]
                    : [
                        "ArnLike": [
                            "aws:SourceArn": "arn:\(Pseudo.partition):sns:\(Pseudo.region):\(Pseudo.accountID):*"
                        ]
                    ]
            ),
            at: scope.location
        )
        allowUseOfKey(for: .topicDelivery, at: scope.location)
    }
}
