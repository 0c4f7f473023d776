import TemplateModel

/// A subscription to a topic.
struct TopicSubscription {
    /// The subscription, or the topic that has it among its own.
    let subscription: ResourceView
    /// The topic.
    let topic: Target
    /// How messages are delivered, `sqs`; `nil` when that is not known.
    let `protocol`: String?
    /// The entry with the protocol and the endpoint.
    let entry: FoundValue
    /// Where they are delivered.
    let endpoint: Target

    /// What leads to the endpoint.
    var choices: Choices { endpoint.choices }

    /// Whether the topic is FIFO; `nil` when that is not known.
    var isOfFIFOTopic: Bool? {
        if let resource = topic.resource {
            return resource.subject.typeName == "AWS::SNS::Topic" ? resource.isFIFO(under: choices) : nil
        }
        return ARNText(topic.text)?.resource.literal.map { $0.hasSuffix(".fifo") }
    }
}

extension Relations {
    /// The subscriptions of topics, those that topics have themselves too.
    func findSubscriptions() -> [TopicSubscription] {
        resources(of: "AWS::SNS::Subscription").flatMap { subscription in
            subscription.values("TopicArn").filter { !$0.isAbsent }.flatMap { topic in
                subscription.properties.flatMap { properties in
                    subscriptions(of: subscription, to: target(of: topic), in: properties.together(with: topic))
                }
            }
        }
            + resources(of: "AWS::SNS::Topic").flatMap { topic in
                topic.values("Subscription", .items).flatMap { entry in
                    let whole = topic.whole(under: entry.value.choices)
                    let target = Target(value: whole, text: .nothing, resource: topic, service: "sns")
                    return subscriptions(of: topic, to: target, in: entry)
                }
            }
    }

    private func subscriptions(of owner: ResourceView, to topic: Target, in entry: FoundValue) -> [TopicSubscription] {
        owner.values("Endpoint", in: entry).flatMap { endpoint in
            owner.values("Protocol", in: entry, with: endpoint).map { name in
                TopicSubscription(
                    subscription: owner,
                    topic: topic,
                    protocol: name.text,
                    entry: entry,
                    endpoint: target(of: endpoint)
                )
            }
        }
    }

    /// The ARNs of the topic of a subscription; none when they are not known.
    func arns(ofTopicOf subscription: TopicSubscription) -> [SymbolicText] {
        if let topic = subscription.topic.resource { return arns(of: topic) }
        let text = expanded(subscription.topic.text)
        return ARNText(text) == nil ? [] : [text]
    }

    /// The subscriptions of a topic.
    func subscriptions(to topic: ResourceView) -> [TopicSubscription] {
        subscriptionsOfTopics[topic.subject.logicalID] ?? []
    }
}
