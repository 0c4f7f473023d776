import ResourceSchemas
import TemplateModel

/// Checks the section of the outputs.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html>
struct OutputCheck {
    private static let shape = Shape.object(
        ["Condition": .name, "Description": .string, "Export": .anything, "Value": .anything],
        required: ["Value"]
    )
    private static let export = Shape.object(["Name": .anything], required: ["Name"])
    private static let exportNameCharacters = 256
    /// The deepest nesting of `Fn::If` that is looked into, more than a template's text can have.
    private static let deepest = 256

    private let context: TemplateContext
    private let findings: Findings

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
    }

    /// Checks all outputs.
    func check(_ section: Object, at place: Place) {
        let entries = section.entries(at: place)
        TemplateLimits.checkCount(entries.count, "outputs", at: place, findings)
        let check = ShapeCheck(
            .outputAttributes,
            unknownMembers: context.hasUnknownMacro ? nil : .outputAttributes,
            findings,
            acceptsFunctions: false
        )
        for entry in entries {
            let subject = "output '\(entry.name)'"
            LogicalIDs.check(entry, of: "output", findings)
            check.check(entry.node, Self.shape, at: entry.place, subject)
            if let text = entry.node["Description"]?.stringValue {
                TemplateLimits.checkDescription(text, of: subject, at: entry.place.key("Description"), findings)
            }
            if let value = entry.node["Value"] {
                checkValue(value, at: entry.place.key("Value"), "'Value' of \(subject)", depth: 0)
            }
            if let export = entry.node["Export"] {
                check.check(export, Self.export, at: entry.place.key("Export"), "'Export' of \(subject)")
                if let name = export["Name"] {
                    checkExportName(name, at: entry.place.key("Export").key("Name"), "'Name' of 'Export' of \(subject)")
                }
            }
        }
    }

    private func checkValue(_ node: Node, at place: Place, _ subject: String, depth: Int) {
        guard depth < Self.deepest else { return }
        if let call = node.functionCall {
            switch call.function {
            case .if:
                for index in [1, 2] {
                    guard let branch = call.argument[index] else { continue }
                    checkValue(branch, at: place.key(call.name).item(index), subject, depth: depth + 1)
                }
            case .split, .getAZs, .cidr: reportValue("a list, the result of '\(call.name)'", at: place, subject)
            case .ref:
                guard let name = call.argument.stringValue,
                    let type = context.template.parameters[name]?["Type"]?.stringValue,
                    ParameterType(type).refersToList
                else { return }
                reportValue("a list, the value of parameter '\(name)'", at: place, subject)
            case .getAtt:
                guard let path = Evaluator.attributePath(call.argument),
                    let schema = context.resources[path.resource]?.schema,
                    let attribute = schema.attributes[path.attribute], schema.types(of: attribute) == .array
                else { return }
                reportValue(
                    "a list, '\(path.attribute)' of '\(path.resource)' (\(schema.typeName))",
                    at: place,
                    subject
                )
            default: return
            }
            return
        }
        switch node {
        case .array, .object: reportValue(node.summary, at: place, subject)
        default: return
        }
    }

    private func reportValue(_ value: String, at place: Place, _ subject: String) {
        findings.report(
            .outputValue,
            at: place,
            "\(subject) is \(value), but must be a string; join a list by 'Fn::Join'"
        )
    }

    private func checkExportName(_ node: Node, at place: Place, _ subject: String) {
        if node == .null || node.functionCall != nil { return }
        guard let text = node.scalarText else {
            return findings.report(.exportName, at: place, "\(subject) is \(node.summary), but must be a string")
        }
        let count = text.unicodeScalars.count
        if count > Self.exportNameCharacters {
            findings.report(
                .exportName,
                at: place,
                "\(subject) has \(count) characters, but must have at most \(Self.exportNameCharacters)"
            )
        } else if !text.isAlphanumeric(or: ":-"), !text.hasDynamicReference {
            findings.report(
                .exportName,
                at: place,
                "\(subject) is \(node.summary), but must consist of ASCII letters, digits, ':' and '-'"
            )
        }
    }
}

extension Rule {
    private static let outputs =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"

    static let outputAttributes = Rule(
        "TPL-23",
        "outputs have a value and the attributes of outputs",
        source: outputs
    )
    static let outputValue = Rule("TPL-24", "the value of an output is a string", source: outputs)
    static let exportName = Rule(
        "TPL-25",
        "export names consist of letters, digits, colons and hyphens",
        source: "https://github.com/aws/aws-cdk/issues/28563"
    )
}
