extension Relations {
    /// The ARN of a resource; `nil` for a type of which it is not known how.
    /// - Parameters:
    ///   - resource: The resource.
    ///   - suffix: What is behind it, `/stream/…` for example.
    /// - Returns: The ARN, with the resource's name as ``SymbolicText/Part/name(of:)``.
    func arn(of resource: ResourceView, suffix: SymbolicText = .nothing) -> SymbolicText? {
        guard let naming = ResourceNaming.of(resource.subject.typeName) else { return nil }
        var text = SymbolicText("arn:")
        text.append(.reference(ValueReference(name: "AWS::Partition", attribute: nil)))
        text.append(.literal(":\(naming.service):"))
        if naming.hasPlace.region { text.append(.reference(ValueReference(name: "AWS::Region", attribute: nil))) }
        text.append(.literal(":"))
        if naming.hasPlace.account { text.append(.reference(ValueReference(name: "AWS::AccountId", attribute: nil))) }
        text.append(.literal(":\(naming.prefix)"))
        text.append(.name(of: resource.subject.logicalID))
        text.append(suffix)
        return text
    }

    /// A text in which references to names and ARNs of resources are written in one way, so that texts can be compared.
    func expanded(_ text: SymbolicText) -> SymbolicText {
        var result = SymbolicText.nothing
        for part in text.parts {
            guard case .reference(let reference) = part, let resource = resource(reference.name),
                let naming = ResourceNaming.of(resource.subject.typeName)
            else {
                result.append(part)
                continue
            }
            if naming.names.contains(reference.attribute) {
                result.append(.name(of: reference.name))
            } else if naming.arns.contains(reference.attribute), let arn = arn(of: resource) {
                result.append(arn)
                result.append(.literal(naming.arnSuffix))
            } else if reference.attribute == "StreamArn", let arn = arn(of: resource) {
                result.append(arn)
                result.append(.literal("/stream/"))
                result.append(.unknown)
            } else {
                result.append(part)
            }
        }
        return result
    }

    /// Whether a resource of a policy, with wildcards, covers a resource of the template.
    /// - Parameters:
    ///   - pattern: What the policy says; expanded.
    ///   - resource: The resource.
    ///   - suffix: What is behind its ARN.
    /// - Returns: No if it certainly covers another resource.
    func covers(_ pattern: SymbolicText, _ resource: ResourceView, suffix: SymbolicText = .nothing) -> Answer {
        if pattern.literal == "*" { return .yes }
        guard let naming = ResourceNaming.of(resource.subject.typeName),
            let subject = arn(of: resource, suffix: suffix)
        else { return .unknown }
        let fields = pattern.split(at: ":", maximum: 6)
        guard fields.count == 6, fields[0].literal == "arn" else { return .unknown }
        let wanted = subject.split(at: ":", maximum: 6)
        guard PolicyPattern(fields[2]).matches(wanted[2]) != .no else { return .no }
        var name = PolicyPattern(fields[5]).matches(wanted[5])
        if name == .unknown, let given = names(of: resource, naming).only {
            var spelled = SymbolicText(naming.prefix)
            spelled.append(expanded(given))
            spelled.append(suffix)
            name = PolicyPattern(fields[5]).matches(spelled)
        }
        guard name == .yes else { return name }
        // A literal Region or account may be the one that is deployed to.
        return zip(fields.dropLast(), wanted).allSatisfy { PolicyPattern($0).matches($1) == .yes } ? .yes : .unknown
    }
}

extension Array {
    /// The only element.
    var only: Element? { count == 1 ? self[0] : nil }
}
