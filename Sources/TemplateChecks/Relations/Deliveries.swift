import TemplateModel

extension Target {
    /// Whether this is a FIFO queue or a FIFO topic; `nil` when that is not known, or it is neither.
    var isFIFO: Bool? {
        switch resource?.subject.typeName {
        case "AWS::SQS::Queue", "AWS::SNS::Topic": return resource?.isFIFO(under: choices)
        case nil:
            guard service == "sqs" || service == "sns", case .literal(let end)? = text.parts.last else { return nil }
            return end.hasSuffix(".fifo")
        default: return nil
        }
    }

    /// Whether this is a topic.
    var isTopic: Bool { service == "sns" }
}

extension Relations {
    /// What a role lacks to send something to a resource.
    /// - Parameters:
    ///   - role: The role, as ``role(of:under:)`` finds it.
    ///   - target: Where it sends to.
    /// - Returns: The actions that neither it nor the own policy of the target allows; none when that is not known.
    func missingActions(of role: (role: ResourceView, value: FoundValue), toSendTo target: Target) -> [String] {
        guard let resource = target.resource, let choices = role.value.value.choices.merged(with: target.choices)
        else { return [] }
        let actions: [(action: String, suffix: SymbolicText)]
        switch resource.subject.typeName {
        case "AWS::SQS::Queue": actions = [("sqs:SendMessage", .nothing)]
        case "AWS::SNS::Topic": actions = [("sns:Publish", .nothing)]
        case "AWS::Events::EventBus": actions = [("events:PutEvents", .nothing)]
        case "AWS::Lambda::Function": actions = [("lambda:InvokeFunction", .nothing)]
        case "AWS::S3::Bucket":
            var object = SymbolicText("/")
            object.append(.anything)
            actions = [("s3:ListBucket", .nothing), ("s3:PutObject", object)]
        default: return []
        }
        return actions.filter { action, suffix in
            allows(policies(of: role.role), action, on: resource, suffix: suffix, under: choices) == .no
                && allows(
                    resourcePolicies(of: resource),
                    action,
                    on: resource,
                    suffix: suffix,
                    under: choices,
                    for: \.isAboutRole
                ) == .no
        }.map(\.action)
    }
}
