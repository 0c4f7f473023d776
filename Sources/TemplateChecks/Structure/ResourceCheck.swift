import ResourceSchemas
import TemplateModel

/// Checks the section of the resources, apart from their properties.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html>
struct ResourceCheck {
    private static let serverlessAttributes = ["Connectors", "IgnoreGlobals"]

    private let context: TemplateContext
    private let findings: Findings
    private let shape: Shape
    private let customShape: Shape

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
        var attributes: [String: Shape] = [
            "Condition": .name,
            "CreationPolicy": .anything,
            "DeletionPolicy": .anything,
            "DependsOn": .anything,
            "Metadata": .anything,
            "Properties": .map(.anything),
            "Type": .name,
            "UpdatePolicy": .anything,
            "UpdateReplacePolicy": .anything,
        ]
        if context.isServerless { for name in Self.serverlessAttributes { attributes[name] = .anything } }
        let required = context.hasUnknownMacro ? [] : ["Type"]
        shape = .object(attributes, required: required)
        attributes["Version"] = .string
        customShape = .object(attributes, required: required)
    }

    /// Checks all resources.
    /// - Parameters:
    ///   - section: The section.
    ///   - place: Where it is.
    ///   - references: Checks the dynamic references in the resources.
    func check(_ section: Object, at place: Place, references: DynamicReferenceCheck) {
        let entries = section.entries(at: place)
        TemplateLimits.checkResourceCount(entries.count { !$0.isLooped }, of: context, at: place, findings)
        for entry in entries {
            checkName(entry)
            let typeName = entry.node["Type"]?.stringValue
            let subject = typeName.map { "'\(entry.name)' (\($0))" } ?? "resource '\(entry.name)'"
            checkAttributes(entry, typeName, subject)
            if case .object(let attributes) = entry.node {
                for (name, node) in attributes {
                    let place = entry.place.key(name)
                    check(node, asAttribute: name, of: typeName, at: place, subject)
                    lookThrough(node, asAttribute: name, of: typeName, at: place, references)
                }
            } else if entry.node == .null {
                SectionCheck(context, findings).reportNull(at: entry.place)
            }
        }
    }

    private func checkName(_ entry: SectionEntry) {
        LogicalIDs.check(entry, of: "resource", findings)
        guard !entry.isLooped, context.template.parameters[entry.name] != nil else { return }
        findings.report(
            .logicalIDs,
            at: entry.place,
            "resource '\(entry.name)' has the name of a parameter; rename one of them"
        )
    }

    private func checkAttributes(_ entry: SectionEntry, _ typeName: String?, _ subject: String) {
        let isServerless = typeName?.utf8.starts(with: "AWS::Serverless::".utf8) ?? false
        ShapeCheck(
            .resourceAttributes,
            unknownMembers: isServerless || context.hasUnknownMacro ? nil : .resourceAttributes,
            findings,
            acceptsFunctions: false
        )
        .check(
            withoutServerlessAttributes(entry.node),
            typeName.map(CustomResource.isType) ?? true ? customShape : shape,
            at: entry.place,
            subject
        )
        // Types of AWS SAM are reported themselves.
        guard !context.isServerless, !context.hasUnknownMacro, !isServerless else { return }
        for name in Self.serverlessAttributes where entry.node[name] != nil {
            findings.report(
                .serverlessParts,
                at: entry.place.key(name),
                "'\(name)' of \(subject) is an attribute of AWS SAM; add 'Transform: AWS::Serverless-2016-10-31'"
            )
        }
    }

    /// A resource without the attributes that are reported as what needs the transform of AWS SAM.
    private func withoutServerlessAttributes(_ node: Node) -> Node {
        guard !context.isServerless, case .object(var attributes) = node else { return node }
        for name in Self.serverlessAttributes { attributes[name] = nil }
        return .object(attributes)
    }

    private func check(
        _ node: Node,
        asAttribute name: String,
        of typeName: String?,
        at place: Place,
        _ subject: String
    ) {
        switch name {
        case "DependsOn": checkDependencies(node, at: place, "'\(name)' of \(subject)")
        case "Metadata":
            guard node.scalarText != nil else { return }
            findings.report(
                .resourceAttributes,
                at: place,
                "'\(name)' of \(subject) is \(node.summary), but must be an object"
            )
        case "DeletionPolicy", "UpdateReplacePolicy":
            RemovalPolicyCheck(context, findings)
                .check(node, as: name, of: typeName, at: place, "'\(name)' of \(subject)")
        case "CreationPolicy", "UpdatePolicy":
            guard let typeName else { return }
            LifecyclePolicies.check(node, as: name, of: typeName, at: place, "'\(name)' of \(subject)", findings)
        case "Properties":
            guard let schema = typeName.flatMap({ context.schemas[$0] }), let tagging = schema.tagging,
                let tags = node[tagging.property]
            else { return }
            TagCheck(tagging.property, of: schema, findings)
                .check(tags, at: place.key(tagging.property), "'\(tagging.property)' of \(subject)")
        default: return
        }
    }

    private func checkDependencies(_ node: Node, at place: Place, _ subject: String) {
        switch node {
        case .null, .string: return
        case .array(let items):
            for (index, item) in items.enumerated() where item.stringValue == nil && item != .null {
                findings.report(
                    .resourceAttributes,
                    at: place.item(index),
                    "item \(index + 1) of \(subject) is \(item.summary), but must be the logical ID of a resource"
                )
            }
        default:
            findings.report(
                .resourceAttributes,
                at: place,
                "\(subject) is \(node.summary), but must be the logical ID of a resource or a list of such"
            )
        }
    }

    private func lookThrough(
        _ node: Node,
        asAttribute name: String,
        of typeName: String?,
        at place: Place,
        _ references: DynamicReferenceCheck
    ) {
        let site: DynamicReferenceCheck.Site =
            switch name {
            case "Properties": .property(of: typeName, at: place)
            case "Metadata": .resourceMetadata
            default: .elsewhere
            }
        let sections = SectionCheck(context, findings)
        ValueWalk { node, place in
            // What null means to a property is up to the type.
            if node == .null, name != "Properties" { sections.reportNull(at: place) }
            if case .string(let text) = node { references.check(text, at: place, in: site) }
        }
        .visit(node, at: place)
    }
}

extension Rule {
    static let resourceAttributes = Rule(
        "TPL-26",
        "resources have a type and the attributes of resources",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html"
    )
}
