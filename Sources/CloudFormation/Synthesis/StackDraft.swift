internal import TemplateModel

/// The sections of a template while they fill.
struct StackDraft {
    let record: Graph.StackRecord
    var metadata = Object()
    var parameters: [(name: String, node: Node)] = []
    var mappings: [(name: String, node: Node)] = []
    var conditions: [(name: String, node: Node)] = []
    var rules: [(name: String, node: Node)] = []
    var outputs: [(name: String, node: Node)] = []
    private(set) var resources: [(name: String, node: Node)] = []
    private var origins: [String: SynthesizedStack.Origin] = [:]
    private var labels: [(parameter: String, label: String)] = []
    private var groups: [(label: String, parameters: [String])] = []

    init(_ record: Graph.StackRecord, capacity: Int) {
        self.record = record
        resources.reserveCapacity(capacity)
        origins.reserveCapacity(capacity)
    }

    mutating func add(parameter: Node, label: String?, group: String?, name: String) {
        parameters.append((name, parameter))
        if let label { labels.append((name, label)) }
        guard let group else { return }
        if let index = groups.firstIndex(where: { $0.label == group }) {
            groups[index].parameters.append(name)
        } else {
            groups.append((group, [name]))
        }
    }

    mutating func add(resource: Node, _ entry: Graph.Entry<ResourceRecord>, name: String) {
        resources.append((name, resource))
        origins[name] = SynthesizedStack.Origin(entry.scope)
    }

    mutating func add(loop: Node, _ entry: Graph.Entry<Graph.LoopRecord>, name: String) {
        resources.append(("Fn::ForEach::\(name)", loop))
        origins[name] = SynthesizedStack.Origin(entry.scope)
    }

    /// Writes what the stack passes to a nested one.
    mutating func setNestedParameters(_ parameters: Object, of name: String) {
        guard let index = resources.firstIndex(where: { $0.name == name }),
            case .object(var resource) = resources[index].node,
            case .object(var properties) = resource["Properties"] ?? .object(Object())
        else { return }
        properties["Parameters"] = .object(parameters)
        resource["Properties"] = .object(properties)
        resources[index].node = .object(resource)
    }

    func stack(dependencies: [String], usesLanguageExtensions: Bool) -> SynthesizedStack {
        var template = Template()
        template.root["AWSTemplateFormatVersion"] = "2010-09-09"
        template.description = record.description
        template.metadata = metadataWithInterface
        template.parameters = Object(parameters.map { (key: $0.name, value: $0.node) })
        template.rules = Object(rules.map { (key: $0.name, value: $0.node) })
        template.mappings = Object(mappings.map { (key: $0.name, value: $0.node) })
        template.conditions = Object(conditions.map { (key: $0.name, value: $0.node) })
        template.resources = Object(resources.map { (key: $0.name, value: $0.node) })
        template.outputs = Object(outputs.map { (key: $0.name, value: $0.node) })
        // The language extensions come first, so that other macros see a template without them.
        let languageExtensions = "AWS::LanguageExtensions"
        var transforms = record.transforms
        if usesLanguageExtensions, !transforms.contains(languageExtensions) {
            transforms.insert(languageExtensions, at: 0)
        }
        switch transforms.count {
        case 0: break
        case 1: template.transform = .string(transforms[0])
        default: template.transform = .array(transforms.map { .string($0) })
        }
        return SynthesizedStack(
            id: record.scope.path.components[0],
            name: record.name,
            description: record.description,
            template: template,
            dependencies: dependencies,
            location: record.scope.location,
            origins: origins
        )
    }

    /// The metadata that orders and labels parameters in the console.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-cloudformation-interface.html>
    private var metadataWithInterface: Object {
        guard !labels.isEmpty || !groups.isEmpty else { return metadata }
        var interface = Object()
        if !groups.isEmpty {
            interface["ParameterGroups"] = .array(
                groups.map {
                    ["Label": ["default": .string($0.label)], "Parameters": .array($0.parameters.map { .string($0) })]
                }
            )
        }
        if !labels.isEmpty {
            var shown = Object()
            for label in labels { shown[label.parameter] = ["default": .string(label.label)] }
            interface["ParameterLabels"] = .object(shown)
        }
        var result = metadata
        result["AWS::CloudFormation::Interface"] = .object(interface)
        return result
    }
}
