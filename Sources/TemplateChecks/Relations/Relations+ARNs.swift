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

    /// The ARN of a resource, to be compared with those of policies; `nil` for a type of which it is not known how.
    /// - Parameters:
    ///   - resource: The resource.
    ///   - suffix: What is behind its ARN.
    /// - Returns: The ARN in its fields.
    func comparedARN(of resource: ResourceView, suffix: SymbolicText = .nothing) -> ResourceARN? {
        let key = resource.subject.logicalID
        if let known = comparedARNs[key]?.first(where: { $0.suffix == suffix }) { return known.arn }
        guard let naming = ResourceNaming.of(resource.subject.typeName), let arn = arn(of: resource, suffix: suffix)
        else { return nil }
        let fields = arn.split(at: ":", maximum: 6).map { PolicyPattern.Subject($0) }
        let name = names(of: resource, naming).only.map { given in
            var spelled = SymbolicText(naming.prefix)
            spelled.append(expanded(given))
            spelled.append(suffix)
            return PolicyPattern.Subject(spelled)
        }
        let compared = ResourceARN(fields: fields, spelledName: name)
        comparedARNs[key, default: []].append((suffix, compared))
        return compared
    }
}

extension Array {
    /// The only element.
    var only: Element? { count == 1 ? self[0] : nil }
}
