import TemplateModel

/// One condition of a statement.
struct PolicyCondition {
    /// How values are compared: `ArnLike`.
    let comparison: String
    /// What is compared, in lower case: `aws:sourcearn`.
    let key: String
    /// The values, of which one must match.
    let values: [SymbolicText]

    /// How values are compared where the key is present: `ArnLike` of `ArnLikeIfExists`.
    var comparisonOfPresent: Substring {
        comparison.utf8.count > 8 && comparison.hasSuffix("IfExists") ? comparison.dropLast(8) : comparison[...]
    }
}

extension Relations {
    /// The conditions of a statement; `nil` when they cannot be read.
    func conditions(of statement: PolicyStatement) -> [PolicyCondition]? {
        if let permission = statement.permission { return conditions(of: permission, statement) }
        guard let value = statement.conditions else { return [] }
        guard let object = value.node?.objectValue else { return nil }
        var conditions: [PolicyCondition] = []
        for comparison in object.keys {
            let members = session.evaluator.values(at: [.key(comparison)], of: value)
            guard let keys = members.only?.node?.objectValue?.keys else { return nil }
            for key in keys {
                let texts = session.evaluator.values(at: [.key(comparison), .key(key), .itemsOrSelf], of: value)
                conditions.append(
                    PolicyCondition(
                        comparison: comparison,
                        key: key.lowercased(),
                        values: texts.map { SymbolicText($0.value) ?? .anything }
                    )
                )
            }
        }
        return conditions
    }

    private func conditions(of permission: ResourceView, _ statement: PolicyStatement) -> [PolicyCondition]? {
        let keys = [
            ("SourceArn", "ArnLike", "aws:sourcearn"), ("SourceAccount", "StringEquals", "aws:sourceaccount"),
            ("PrincipalOrgID", "StringEquals", "aws:principalorgid"),
            ("EventSourceToken", "StringEquals", "lambda:eventsourcetoken"),
        ]
        return keys.flatMap { property, comparison, key -> [PolicyCondition] in
            let values = permission.values(.key(property), under: statement.choices).filter { !$0.isAbsent }
            guard !values.isEmpty else { return [] }
            let texts = values.map { SymbolicText($0.value) ?? .anything }
            return [PolicyCondition(comparison: comparison, key: key, values: texts)]
        }
    }

    /// Whether the conditions of a statement hold for a service that acts for a resource of the template.
    /// - Parameters:
    ///   - statement: The statement.
    ///   - source: The ARNs that the resource can be written as.
    /// - Returns: No only if it is for another resource; what is not about the source is not known.
    func holds(_ statement: PolicyStatement, for source: [SymbolicText]) -> Answer {
        guard let conditions = conditions(of: statement) else { return .unknown }
        return conditions.reduce(Answer.yes) { answer, condition in answer && holds(condition, for: source) }
    }

    private func holds(_ condition: PolicyCondition, for source: [SymbolicText]) -> Answer {
        switch (condition.key, condition.comparisonOfPresent) {
        case ("aws:sourcearn", "ArnEquals"), ("aws:sourcearn", "ArnLike"), ("aws:sourcearn", "StringEquals"),
            ("aws:sourcearn", "StringLike"):
            return condition.values.reduce(Answer.no) { $0 || matches($1, source) }
        case ("aws:sourceaccount", "StringEquals"):
            let account = ValueReference(name: "AWS::AccountId", attribute: nil)
            return condition.values.contains { $0.reference == account } ? .yes : .unknown
        case ("aws:sourceowner", _):
            // The policy that a topic has by default is about the owner, and EventBridge needs one more statement:
            // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
            return source.contains { ARNText($0)?.service == "events" } ? .no : .unknown
        case ("aws:securetransport", "Bool"):
            // Services use TLS.
            let values = condition.values.map { $0.literal?.lowercased() }
            return values.allSatisfy { $0 == "false" } ? .no : values.allSatisfy { $0 == "true" } ? .yes : .unknown
        default:
            return .unknown
        }
    }

    /// Whether an ARN with wildcards is one that a resource can be written as.
    private func matches(_ pattern: SymbolicText, _ source: [SymbolicText]) -> Answer {
        let pattern = expanded(pattern)
        guard case .arn(let fields) = ResourcePattern(pattern) else { return .unknown }
        let answers = source.map { arn in
            zip(fields, arn.split(at: ":", maximum: 6)).reduce(Answer.yes) { answer, pair in
                answer && pair.0.matches(PolicyPattern.Subject(pair.1))
            }
        }
        if answers.contains(.yes) { return .yes }
        // One that refers to a resource is compared with the reference, a literal one with the name.
        let isReference = pattern.parts.contains { if case .name = $0 { true } else { false } }
        return (isReference ? answers.first : answers.last) ?? .unknown
    }
}

extension Relations {
    /// The ARNs that a resource can be written as: by reference, and with the names that the template gives.
    func arns(of resource: ResourceView) -> [SymbolicText] {
        guard let naming = ResourceNaming.of(resource.subject.typeName), let arn = arn(of: resource) else { return [] }
        return [arn]
            + spelledNames(of: resource, naming).map { name in
                arn.replacing(.name(of: resource.subject.logicalID), with: name)
            }
    }

    /// The names that the template gives, that with the fewest references last.
    private func spelledNames(of resource: ResourceView, _ naming: ResourceNaming) -> [SymbolicText] {
        guard resource.subject.typeName == "AWS::Events::Rule" else {
            return names(of: resource, naming).only.map { [expanded($0)] } ?? []
        }
        guard let given = resource.values("Name").only, !given.isAbsent, let name = SymbolicText(given.value),
            !name.hasUnknownPart, let bus = busName(of: resource)
        else { return [] }
        if bus.literal == "default" { return [expanded(name)] }
        var buses = [expanded(bus)]
        if let reference = bus.reference, let owner = self.resource(reference.name),
            let naming = ResourceNaming.of(owner.subject.typeName), let spelled = names(of: owner, naming).only
        {
            buses.append(expanded(spelled))
        }
        return buses.map { bus in
            var spelled = bus
            spelled.append(.literal("/"))
            spelled.append(expanded(name))
            return spelled
        }
    }

    /// The name of the bus of a rule; `nil` when it is not known, or given by an ARN of which it is not the whole rest.
    func busName(of rule: ResourceView, under choices: Choices = .none) -> SymbolicText? {
        guard let bus = rule.values("EventBusName", under: choices).only else { return nil }
        if bus.isAbsent { return SymbolicText("default") }
        guard let text = SymbolicText(bus.value), !text.hasUnknownPart else { return nil }
        let name = ARNText(expanded(text)).map { $0.resource.dropping(prefix: "event-bus/") } ?? text
        return name
    }
}

extension SymbolicText {
    /// The text with a part replaced.
    func replacing(_ part: Part, with text: SymbolicText) -> SymbolicText {
        var result = SymbolicText.nothing
        for other in parts {
            if other == part { result.append(text) } else { result.append(other) }
        }
        return result
    }
}
