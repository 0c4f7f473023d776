/// Whether a service may hand something over to a resource of the template.
enum Delivery {
    /// It certainly may.
    case allowed
    /// It may, or that is not known.
    case possible
    /// No statement of the resource's policy lets the service.
    case forbidden
    /// A statement lets the service, but for other sources.
    case forOtherSources
}

extension Relations {
    /// Whether the policy of a resource lets a service do something with it.
    /// - Parameters:
    ///   - service: The service, `events.amazonaws.com`.
    ///   - action: The action, `sqs:SendMessage`.
    ///   - resource: The resource.
    ///   - sources: The ARNs of what the service acts for, a rule for example; none when they are not known.
    ///   - choices: What leads to the question.
    /// - Returns: What the template tells.
    func delivery(
        by service: String,
        _ action: String,
        to resource: ResourceView,
        from sources: [SymbolicText],
        under choices: Choices
    ) -> Delivery {
        let policies = resourcePolicies(of: resource)
        let answer = allows(policies, action, on: resource, under: choices) {
            $0.isAbout(service: service)
        } where: {
            sources.isEmpty ? .unknown : holds($0, for: sources)
        }
        guard answer == .no else { return answer == .yes ? .allowed : .possible }
        let isAllowedToOthers =
            allows(policies, action, on: resource, under: choices) { statement in
                // One about everybody does not name the service.
                statement.principals.contains(.everyone) ? .no : statement.isAbout(service: service)
            } != .no
        return isAllowedToOthers ? .forOtherSources : .forbidden
    }
}

extension Delivery {
    /// How a message begins: what the policy of a resource lacks; `nil` when nothing is wrong.
    /// - Parameters:
    ///   - resource: The resource, in quotation marks.
    ///   - service: The service, `Amazon EventBridge`.
    ///   - verb: What it cannot do, `send to it`.
    ///   - source: What it acts for, in quotation marks.
    /// - Returns: The beginning of a sentence.
    func problem(of resource: String, _ service: String, _ verb: String, for source: String) -> String? {
        switch self {
        case .allowed, .possible: nil
        case .forbidden: "\(resource) has no policy that lets \(service) \(verb)"
        case .forOtherSources: "the policy of \(resource) lets \(service) \(verb), but not for \(source)"
        }
    }
}
