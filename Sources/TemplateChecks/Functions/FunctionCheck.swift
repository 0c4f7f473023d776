import ResourceSchemas
import TemplateModel

/// Checks every call of a function: where it stands, what it is given, and what it refers to.
///
/// What is in `Fn::Transform` goes to a macro as it is and is not checked. With a macro of unknown effect in the template
/// names can come from it, so that unknown ones are no findings.
final class FunctionCheck {
    let context: TemplateContext
    let names: TemplateNames
    let solver: ConditionSolver
    /// What is referred to.
    var references = References()
    /// How many passes of loops within values are still made with known items.
    var loopPasses = 2_000
    private let findings: Findings
    /// How many values are around the present one.
    private var depth = 0
    private var reportedInLoops: Set<String> = []

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
        names = TemplateNames(context)
        solver = ConditionSolver(
            names.conditions.entries.map { ($0.name, $0.node) },
            parameters: names.parameters
        )
    }

    /// Checks the template, in its order.
    func run() {
        if [names.resources, names.conditions, names.outputs].contains(where: \.hasTransform) {
            references.useUnknown()
        }
        for (name, node) in context.template.root {
            let place = Place.root.key(name)
            switch name {
            case "Conditions":
                checkLoops(node, at: place)
                for entry in names.conditions.entries { checkCondition(entry) }
            case "Rules":
                checkRules(node, at: place)
            case "Resources":
                checkLoops(node, at: place)
                for entry in names.resources.entries { checkResource(entry) }
            case "Outputs":
                checkLoops(node, at: place)
                for entry in names.outputs.entries { checkOutput(entry) }
            case "Globals", "Hooks":
                visit(node, at: place, FunctionSite(.other, .values))
            case "Fn::Transform":
                references.useUnknown()
            default:
                break
            }
        }
    }

    /// Reports a finding; in a loop once for all items.
    func report(_ rule: Rule, at place: Place, _ site: FunctionSite, _ message: String) {
        if site.isInLoop {
            let key = "\(rule.id) \(place.steps)"
            guard reportedInLoops.insert(key).inserted else { return }
        }
        findings.report(rule, at: place, message)
    }

    /// Goes one level further in.
    /// - Returns: Whether that is no deeper than a template's text can go.
    func enter() -> Bool {
        guard depth < 256 else { return false }
        depth += 1
        return true
    }

    /// Comes back from one level.
    func leave() {
        depth -= 1
    }

    /// Looks at a value and all that it consists of.
    /// - Returns: What the value is.
    @discardableResult
    func visit(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        switch node {
        case .null:
            return .unknown
        case .bool, .int, .double:
            return .text
        case .string(let text):
            if text.hasPseudoVariable { reportPseudoVariable(in: text, at: place, site) }
            return text.hasUnknownPart ? .unknown : .text
        case .array(let items):
            guard enter() else { return .list }
            defer { leave() }
            for (index, item) in items.enumerated() where item.needsVisit { visit(item, at: place.item(index), site) }
            return .list
        case .object(let object):
            guard enter() else { return .unknown }
            defer { leave() }
            if let call = node.functionCall { return visit(call, at: place, site) }
            visitMembers(of: object, at: place, site)
            return .object
        }
    }

    private func reportPseudoVariable(in text: String, at place: Place, _ site: FunctionSite) {
        guard site.language == .values, !site.isInMetadata, !context.hasUnknownMacro else { return }
        let variables = SubstitutionText.parts(of: text).compactMap { part in
            if case .variable(let name) = part, TemplateNames.pseudoParameters.contains(name) { name } else { nil }
        }
        guard let name = variables.first else { return }
        report(
            .missingSub,
            at: place,
            site,
            "'${\(name)}' stays as it is written, as \(ValueText.quoted(text)) is not the text of 'Fn::Sub'; use 'Fn::Sub'"
        )
    }

    /// Looks at the members of an object that is no call of a function.
    func visitMembers(of object: Object, at place: Place, _ site: FunctionSite, acceptsFunctions: Bool = false) {
        var isReported = acceptsFunctions || context.hasUnknownMacro
        for (key, value) in object {
            if !key.isFunctionName {
                if value.needsVisit { visit(value, at: place.key(key), site) }
            } else if key == IntrinsicFunction.transform.rawValue {
                references.useUnknown()
            } else if Loop.isLoop(key) {
                visitLoop(key, value, at: place.key(key), site)
            } else {
                visit(value, at: place.key(key), site)
                // Several functions in one object are one mistake.
                guard !isReported else { continue }
                isReported = true
                report(
                    .lonelyFunction,
                    at: place.key(key),
                    site,
                    "'\(key)' stands beside other members, but a function must be the only member of its object"
                )
            }
        }
    }
}

extension Node {
    /// Whether this can have functions in it.
    var isContainer: Bool {
        switch self {
        case .array, .object: true
        case .null, .bool, .int, .double, .string: false
        }
    }
}

extension Node {
    /// Whether a walk would miss something without this value.
    fileprivate var needsVisit: Bool {
        if case .string(let text) = self { text.hasPseudoVariable } else { isContainer }
    }
}

extension String {
    /// Whether a variable for a pseudo parameter is in this text.
    ///
    /// Texts of several lines are not looked at, as they can be templates themselves.
    fileprivate var hasPseudoVariable: Bool {
        contains(bytes: "${AWS::") && !utf8.contains(UInt8(ascii: "\n"))
    }
}

extension Rule {
    static let missingSub = Rule(
        "FUN-15",
        .warning,
        "variables in texts are substituted",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"
    )
    static let lonelyFunction = Rule(
        "FUN-01",
        "a function is the only member of its object",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html"
    )
}
