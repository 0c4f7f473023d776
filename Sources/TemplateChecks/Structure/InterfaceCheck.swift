import TemplateModel

/// Checks how the console shows the parameters, a part of the metadata.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html>
struct InterfaceCheck {
    private static let key = "AWS::CloudFormation::Interface"
    private static let label = Shape.object(["default": .string])
    private static let shape = Shape.object([
        "ParameterGroups": .list(.object(["Label": label, "Parameters": .list(.string)])),
        "ParameterLabels": .map(label),
    ])

    private let context: TemplateContext
    private let findings: Findings

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
    }

    /// Checks what the metadata say of the parameters.
    func check(_ metadata: Object, at place: Place) {
        guard let node = metadata[Self.key] else { return }
        let place = place.key(Self.key)
        ShapeCheck(.interface, unknownMembers: .interface, findings, acceptsFunctions: false)
            .check(node, Self.shape, at: place, "'\(Self.key)'")
        guard !context.hasUnseenParts else { return }
        for (group, entry) in (node["ParameterGroups"]?.arrayValue ?? []).enumerated() {
            let place = place.key("ParameterGroups").item(group).key("Parameters")
            for (index, name) in (entry["Parameters"]?.arrayValue ?? []).enumerated() {
                if let name = name.stringValue { checkParameter(name, at: place.item(index)) }
            }
        }
        for name in node["ParameterLabels"]?.objectValue?.keys ?? Object().keys {
            checkParameter(name, at: place.key("ParameterLabels").key(name))
        }
    }

    private func checkParameter(_ name: String, at place: Place) {
        let parameters = context.template.parameters
        guard parameters[name] == nil else { return }
        findings.report(
            .interfaceParameters,
            at: place,
            "'\(Self.key)' names \(ValueText.quoted(name)), which is no parameter of the template"
                + Suggestion.question(for: name, among: parameters.keys)
        )
    }
}

extension Rule {
    private static let page =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html"

    static let interface = Rule(
        "TPL-18",
        .warning,
        "the console's groups and labels of parameters have their form",
        source: page
    )
    static let interfaceParameters = Rule(
        "TPL-19",
        .warning,
        "the console's groups and labels are for parameters of the template",
        source: page
    )
}
