import TemplateModel

/// A place where something that could not be delivered or processed goes.
struct DeadLetterEdge {
    /// What sends there: a queue, a function, a subscription, a rule, a mapping, a schedule.
    let source: ResourceView
    /// The queue or topic.
    let target: Target

    /// Whether a queue of Amazon SQS moves messages there.
    var isOfQueue: Bool { source.subject.typeName == "AWS::SQS::Queue" }
}

extension Relations {
    /// The properties that name dead-letter queues, and destinations of failures, by type.
    private static let properties: [(typeName: String, path: [ValueStep])] = [
        ("AWS::SQS::Queue", ["RedrivePolicy", "deadLetterTargetArn"]),
        ("AWS::SNS::Subscription", ["RedrivePolicy", "deadLetterTargetArn"]),
        ("AWS::Lambda::Function", ["DeadLetterConfig", "TargetArn"]),
        ("AWS::Lambda::EventSourceMapping", ["DestinationConfig", "OnFailure", "Destination"]),
        ("AWS::Lambda::EventInvokeConfig", ["DestinationConfig", "OnFailure", "Destination"]),
        ("AWS::Events::Rule", ["Targets", .items, "DeadLetterConfig", "Arn"]),
        ("AWS::Events::EventBus", ["DeadLetterConfig", "Arn"]),
        ("AWS::Pipes::Pipe", ["SourceParameters", "KinesisStreamParameters", "DeadLetterConfig", "Arn"]),
        ("AWS::Pipes::Pipe", ["SourceParameters", "DynamoDBStreamParameters", "DeadLetterConfig", "Arn"]),
        ("AWS::Scheduler::Schedule", ["Target", "DeadLetterConfig", "Arn"]),
    ]

    func findDeadLetterSources() -> [String: [DeadLetterEdge]] {
        var sources: [String: [DeadLetterEdge]] = [:]
        for edge in deadLetterEdges {
            guard let target = edge.target.resource else { continue }
            sources[target.subject.logicalID, default: []].append(edge)
        }
        return sources
    }

    func findDeadLetterEdges() -> [DeadLetterEdge] {
        Self.properties.flatMap { typeName, path in
            resources(of: typeName).flatMap { resource -> [DeadLetterEdge] in
                // RedrivePolicy may be JSON in a text.
                let values = path.count == 2 ? resource.documentValues(path) : resource.values(at: path)
                return values.filter { !$0.isAbsent }.map { DeadLetterEdge(source: resource, target: target(of: $0)) }
            }
        }
    }

    /// The queues whose messages come to a queue when they were received too often.
    func sources(ofDeadLetters queue: ResourceView) -> [DeadLetterEdge] {
        (deadLetterSources[queue.subject.logicalID] ?? []).filter(\.isOfQueue)
    }
}

extension ResourceView {
    /// The values of parts of a property that is an object, or JSON in a text.
    func documentValues(_ path: [ValueStep], under choices: Choices = .none) -> [FoundValue] {
        guard let property = path.first else { return [] }
        return values(at: [property], under: choices).flatMap { value in
            values(at: Array(path.dropFirst()), in: value.readingJSON)
        }
    }
}

extension FoundValue {
    /// The object that the value spells as JSON, or the value itself.
    var readingJSON: FoundValue {
        guard case .known(.string(let text)) = value.content, let object = JSONDocument.object(in: text) else {
            return self
        }
        return FoundValue(
            value: PossibleValue(content: .known(.object(object)), choices: value.choices, place: value.place.whole),
            isCertain: isCertain
        )
    }
}
