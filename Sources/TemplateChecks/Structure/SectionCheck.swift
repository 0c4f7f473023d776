import TemplateModel

/// Checks which sections a template has, and the form of those that have no check of their own.
struct SectionCheck {
    private let context: TemplateContext
    private let findings: Findings

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
    }

    /// What the sections are, for those that are objects.
    private static let contents = [
        "Conditions": "conditions by their names",
        "Globals": "settings by the kinds of resources",
        "Hooks": "hooks by their logical IDs",
        "Mappings": "mappings by their names",
        "Metadata": "data by their keys",
        "Outputs": "outputs by their logical IDs",
        "Parameters": "parameters by their logical IDs",
        "Resources": "resources by their logical IDs",
        "Rules": "rules by their names",
    ]
    private static let others = ["AWSTemplateFormatVersion", "Description", "Transform"]

    /// Checks a section by its name, and as a whole.
    /// - Parameters:
    ///   - node: The section.
    ///   - name: The name.
    ///   - place: Where the section is.
    /// - Returns: Whether the section is one of the template and has its form, so that it can be looked into.
    func accepts(_ node: Node, asSection name: String, at place: Place) -> Bool {
        if let content = Self.contents[name] {
            guard case .object = node else {
                // What is wrong with null is told for the whole template.
                if node == .null { return true }
                findings.report(
                    .sectionForms,
                    at: place,
                    "section '\(name)' is \(node.summary), but must be an object of \(content)"
                )
                return false
            }
            checkContent(of: name, node, at: place)
            return true
        }
        switch name {
        case "AWSTemplateFormatVersion": checkVersion(node, at: place)
        case "Description": checkDescription(node, at: place)
        case "Transform": checkTransform(node, at: place)
        default:
            if name != IntrinsicFunction.transform.rawValue, !context.hasUnknownMacro { reportUnknown(name, at: place) }
            return false
        }
        return true
    }

    /// Reports a null.
    func reportNull(at place: Place) {
        if !context.hasUnknownMacro {
            findings.report(
                .nullValues,
                at: place,
                "the value is null, which templates cannot have; give it a value or remove it"
            )
        }
    }

    /// Reports the sections that must be there.
    func checkMissing() {
        guard !context.hasUnseenParts else { return }
        let place = Place.root
        guard let resources = context.template.root["Resources"] else {
            return findings.report(.resourcesSection, at: place, "the template must have a section 'Resources'")
        }
        if case .object(let entries) = resources, entries.isEmpty {
            findings.report(
                .resourcesSection,
                at: place.key("Resources"),
                "section 'Resources' is empty, but must have at least one resource"
            )
        }
    }

    private func reportUnknown(_ name: String, at place: Place) {
        let names = (Self.contents.keys + Self.others).sorted()
        let hint =
            Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
            ?? ", but only \(ValueText.list(names, joinedBy: "and"))"
        findings.report(.knownSections, at: place, "a template cannot have a section '\(name)'\(hint)")
    }

    private func checkVersion(_ node: Node, at place: Place) {
        guard node != .null, node.stringValue != "2010-09-09" else { return }
        findings.report(
            .formatVersion,
            at: place,
            "'AWSTemplateFormatVersion' is \(node.summary), but must be '2010-09-09'"
        )
    }

    private func checkDescription(_ node: Node, at place: Place) {
        ShapeCheck(.description, unknownMembers: nil, findings, acceptsFunctions: false)
            .check(node, .string, at: place, "'Description'")
        if let text = node.stringValue {
            TemplateLimits.checkDescription(text, of: "the template", at: place, findings)
        }
    }

    private func checkContent(of name: String, _ node: Node, at place: Place) {
        switch name {
        case "Globals": checkGlobals(node, at: place)
        case "Hooks":
            let hook = Shape.object(
                ["Type": .string, "Properties": .map(.anything)],
                required: ["Type", "Properties"]
            )
            for (name, node) in node.objectValue ?? [:] {
                ShapeCheck(.hooks, unknownMembers: .hooks, findings, acceptsFunctions: false)
                    .check(node, hook, at: place.key(name), "hook '\(name)'")
            }
        default: break
        }
    }

    private func checkGlobals(_ node: Node, at place: Place) {
        guard !context.hasUnknownMacro else { return }
        guard context.isServerless else {
            return findings.report(
                .serverlessParts,
                at: place,
                "section 'Globals' is one of AWS SAM; add 'Transform: AWS::Serverless-2016-10-31'"
            )
        }
        let kinds = [
            "Api", "CapacityProvider", "Function", "HttpApi", "LayerVersion", "SimpleTable", "StateMachine",
            "WebSocketApi",
        ]
        let shape = Shape.object(Dictionary(uniqueKeysWithValues: kinds.map { ($0, .map(.anything)) }))
        ShapeCheck(.globals, unknownMembers: .globals, findings, acceptsFunctions: true)
            .check(node, shape, at: place, "section 'Globals'")
    }

    private func checkTransform(_ node: Node, at place: Place) {
        guard case .array(let items) = node else { return checkMacro(node, at: place, "'Transform'") }
        for (index, item) in items.enumerated() {
            checkMacro(item, at: place.item(index), "item \(index + 1) of 'Transform'")
        }
    }

    private func checkMacro(_ node: Node, at place: Place, _ subject: String) {
        if node.stringValue != nil || node == .null { return }
        if case .object = node, node.functionCall == nil {
            let macro = Shape.object(["Name": .string, "Parameters": .map(.anything)], required: ["Name"])
            ShapeCheck(.transform, unknownMembers: .transform, findings, acceptsFunctions: false)
                .check(node, macro, at: place, subject)
        } else {
            findings.report(
                .transform,
                at: place,
                "\(subject) is \(node.summary), but must be the name of a macro or an object with 'Name'"
            )
        }
    }
}

extension Rule {
    private static let guide = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"

    static let knownSections = Rule(
        "TPL-01",
        "sections are those of templates",
        source: guide + "template-anatomy.html"
    )
    static let sectionForms = Rule(
        "TPL-02",
        "sections with entries are objects",
        source: guide + "template-anatomy.html"
    )
    static let formatVersion = Rule(
        "TPL-03",
        "the format version is 2010-09-09",
        source: guide + "format-version-structure.html"
    )
    static let description = Rule(
        "TPL-04",
        "the description is a literal string",
        source: guide + "template-description-structure.html"
    )
    static let resourcesSection = Rule(
        "TPL-05",
        "a template has at least one resource",
        source: guide + "resources-section-structure.html"
    )
    static let transform = Rule(
        "TPL-06",
        "transforms are names of macros, with parameters where needed",
        source: guide + "transform-section-structure.html"
    )
    static let nullValues = Rule(
        "TPL-07",
        "no value is null",
        source: "https://github.com/aws-cloudformation/cfn-lint/issues/38"
    )
    static let hooks = Rule(
        "TPL-08",
        "hooks have a type and properties",
        source: guide + "blue-green-hook-syntax.html"
    )
    static let globals = Rule(
        "TPL-09",
        "global settings are for kinds of resources that have them",
        source:
            "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html"
    )
    static let serverlessParts = Rule(
        "TPL-10",
        "what AWS SAM adds to templates comes with its transform",
        source:
            "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy.html"
    )
}
