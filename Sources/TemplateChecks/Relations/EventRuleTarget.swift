import TemplateModel

/// What a rule of Amazon EventBridge delivers events to.
struct EventRuleTarget {
    /// Which of all targets it is.
    let number: Int
    /// The rule.
    let rule: ResourceView
    /// The entry of `Targets`.
    let entry: FoundValue
    /// What it names.
    let target: Target

    /// What leads to the target.
    var choices: Choices { target.choices }

    /// The values that parts of the entry can have together with the target.
    func values(_ path: ValueStep...) -> [FoundValue] { rule.values(at: path, in: entry, with: target.value) }

    /// Whether EventBridge may use a role to deliver, so that the target needs no policy of its own.
    var mayHaveRole: Bool { !values("RoleArn").allSatisfy(\.isAbsent) }
}

/// The event pattern of a rule.
struct EventPatternSite {
    /// The pattern.
    let value: FoundValue
    /// What was read, or why EventBridge cannot read it.
    let reading: Result<EventPatternMatcher, EventPatternError>
}

extension Relations {
    func findEventRuleTargets() -> [EventRuleTarget] {
        var targets: [EventRuleTarget] = []
        for rule in resources(of: "AWS::Events::Rule") {
            for entry in rule.values("Targets", .items) {
                for arn in rule.values("Arn", in: entry) where !arn.isAbsent {
                    targets.append(
                        EventRuleTarget(number: targets.count, rule: rule, entry: entry, target: target(of: arn))
                    )
                }
            }
        }
        return targets
    }

    /// Whether the policy of a target of the template lets its rule deliver; not known for targets of other types.
    func delivery(of edge: EventRuleTarget) -> Delivery {
        if let known = eventDeliveries[edge.number] { return known }
        let delivery = findDelivery(of: edge)
        eventDeliveries[edge.number] = delivery
        return delivery
    }

    private func findDelivery(of edge: EventRuleTarget) -> Delivery {
        let function = functionTarget(of: edge.target.value)
        guard !edge.mayHaveRole, let resource = function.resource ?? edge.target.resource,
            let action = Self.deliveries[resource.subject.typeName]
        else { return .possible }
        return delivery(
            by: "events.amazonaws.com",
            action,
            to: resource,
            from: arns(of: edge.rule),
            under: edge.choices
        )
    }

    private static let deliveries = [
        "AWS::Lambda::Function": "lambda:InvokeFunction", "AWS::SNS::Topic": "sns:Publish",
        "AWS::SQS::Queue": "sqs:SendMessage",
    ]

    /// The queues that take what could not be delivered to a target, with their choices.
    func deadLetters(of edge: EventRuleTarget) -> [Target] {
        edge.values("DeadLetterConfig", "Arn").filter { !$0.isAbsent }.map { target(of: $0) }
    }

    /// The event patterns of the rules; those that are not known are left out.
    func findEventPatterns() -> [EventPatternSite] {
        resources(of: "AWS::Events::Rule").flatMap { rule in
            rule.values("EventPattern").compactMap { value in
                let value = value.readingJSON
                guard let node = value.node else { return nil }
                do throws(EventPatternError) {
                    return EventPatternSite(value: value, reading: .success(try EventPatternMatcher(inTemplate: node)))
                } catch {
                    return EventPatternSite(value: value, reading: .failure(error))
                }
            }
        }
    }
}
