import TemplateModel

/// What a value of a resource names or points at.
struct Target {
    /// The value, with the choices that lead to it.
    let value: FoundValue
    /// The text, as the template has it.
    let text: SymbolicText
    /// The resource of the template; `nil` when it is elsewhere or not known.
    let resource: ResourceView?
    /// The service, as ARNs name it; `nil` when it is not known.
    let service: String?

    /// What leads to the value.
    var choices: Choices { value.value.choices }
}

extension Relations {
    /// What a value points at.
    /// - Parameters:
    ///   - value: A name, an ARN, or an attribute that is one of them.
    ///   - typeName: The type to look for when the value is a name alone; by default none, so that names are not known.
    /// - Returns: What the value says, with the resource if the template has it.
    func target(of value: FoundValue, named typeName: String? = nil) -> Target {
        guard let text = SymbolicText(value.value) else {
            return Target(value: value, text: .nothing, resource: nil, service: nil)
        }
        if let reference = text.reference, let resource = resource(reference.name) {
            let naming = ResourceNaming.of(resource.subject.typeName)
            return Target(value: value, text: text, resource: resource, service: naming?.service)
        }
        if let arn = ARNText(text) {
            return Target(
                value: value,
                text: text,
                resource: resource(of: arn, under: value.value.choices),
                service: arn.service
            )
        }
        let naming = typeName.flatMap(ResourceNaming.of)
        let found = naming.flatMap { resource(named: text, $0, under: value.value.choices) }
        return Target(value: value, text: text, resource: found, service: naming?.service)
    }

    /// The function that a value points at: by name or ARN, with or without a version, or through an alias.
    func functionTarget(of value: FoundValue) -> Target {
        let target = target(of: value)
        switch target.resource?.subject.typeName {
        case "AWS::Lambda::Function", "AWS::Serverless::Function": return target
        case "AWS::Lambda::Alias", "AWS::Lambda::Version":
            let names = target.resource?.values("FunctionName", under: target.choices) ?? []
            guard names.count == 1, !isAlias(names[0]) else { return target.unresolved }
            let function = functionTarget(of: names[0])
            return Target(value: value, text: target.text, resource: function.resource, service: "lambda")
        default: break
        }
        guard let naming = ResourceNaming.of("AWS::Lambda::Function") else { return target.unresolved }
        let resourcePart = ARNText(target.text)?.resource ?? target.text
        var pieces = resourcePart.split(at: ":", maximum: 4)
        if let start = pieces.firstIndex(where: { $0.literal == "function" }) { pieces.removeFirst(start + 1) }
        guard let name = pieces.first else { return target.unresolved }
        let function = resource(named: name, naming, under: target.choices)
        return Target(value: value, text: target.text, resource: function, service: "lambda")
    }

    /// The resource that an ARN is that of.
    private func resource(of arn: ARNText, under choices: Choices) -> ResourceView? {
        for naming in ResourceNaming.ofService(arn.service) {
            guard let name = arn.resource.dropping(prefix: naming.prefix) else { continue }
            if let resource = resource(named: name, naming, under: choices) { return resource }
        }
        return nil
    }

    /// The resource with a name, which can be spelled out or be a reference to the resource.
    func resource(named name: SymbolicText, _ naming: ResourceNaming, under choices: Choices) -> ResourceView? {
        if let reference = name.reference, let resource = resource(reference.name) {
            let isName = resource.subject.typeName == naming.typeName && naming.names.contains(reference.attribute)
            return isName ? resource : nil
        }
        guard !name.hasUnknownPart else { return nil }
        return resources(of: naming, named: name).first { resource in
            resource.properties.contains { session.canBeTogether($0.value.choices, choices) }
        }
    }

    /// The names that a template gives to a resource.
    func names(of resource: ResourceView, _ naming: ResourceNaming) -> [SymbolicText] {
        guard let property = naming.property else { return [] }
        return resource.values(.key(property)).compactMap { value in
            guard let text = SymbolicText(value.value), !text.hasUnknownPart else { return nil }
            return text
        }
    }

    private func isAlias(_ value: FoundValue) -> Bool {
        let name = SymbolicText(value.value)?.reference.flatMap { resource($0.name) }
        return name?.subject.typeName == "AWS::Lambda::Alias" || name?.subject.typeName == "AWS::Lambda::Version"
    }
}

extension Target {
    fileprivate var unresolved: Target { Target(value: value, text: text, resource: nil, service: service) }
}

/// The parts of an ARN, each of which may be decided at deployment.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
struct ARNText {
    let partition: SymbolicText
    let service: String
    let region: SymbolicText
    let account: SymbolicText
    /// All that is behind the account.
    let resource: SymbolicText

    /// Reads a text; `nil` when it is no ARN, or does not tell of which service.
    init?(_ text: SymbolicText) {
        let fields = text.split(at: ":", maximum: 6)
        guard fields.count == 6, fields[0].literal == "arn", let service = fields[2].literal else { return nil }
        partition = fields[1]
        self.service = service
        region = fields[3]
        account = fields[4]
        resource = fields[5]
    }
}
