import TemplateModel

/// Checks the section of the rules for parameters.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html>
struct RuleSectionCheck {
    private static let shape = Shape.object(
        [
            "Assertions": .list(.object(["Assert": .anything, "AssertDescription": .string], required: ["Assert"])),
            "RuleCondition": .anything,
        ],
        required: ["Assertions"]
    )
    /// The deepest nesting of functions that is looked into, more than a template's text can have.
    private static let deepest = 256
    /// The functions that are true or false.
    private static let truths: [IntrinsicFunction] = [
        .and, .contains, .eachMemberEquals, .eachMemberIn, .equals, .if, .not, .or,
    ]
    /// The functions that may stand for operands.
    private static let operands: [IntrinsicFunction] = [.ref, .refAll, .valueOf, .valueOfAll]

    private let context: TemplateContext
    private let findings: Findings

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
    }

    /// Checks all rules.
    func check(_ section: Object, at place: Place) {
        for entry in section.entries(at: place) {
            LogicalIDs.check(entry, of: "rule", findings)
            ShapeCheck(
                .ruleForm,
                unknownMembers: context.hasUnknownMacro ? nil : .ruleMembers,
                findings,
                acceptsFunctions: false
            )
            .check(entry.node, Self.shape, at: entry.place, "rule '\(entry.name)'")
            if let condition = entry.node["RuleCondition"] {
                checkTruth(condition, at: entry.place.key("RuleCondition"), "'RuleCondition' of rule '\(entry.name)'")
            }
            for (index, assertion) in (entry.node["Assertions"]?.arrayValue ?? []).enumerated() {
                guard let node = assertion["Assert"] else { continue }
                checkTruth(
                    node,
                    at: entry.place.key("Assertions").item(index).key("Assert"),
                    "'Assert' of item \(index + 1) of 'Assertions' of rule '\(entry.name)'"
                )
            }
        }
    }

    private func checkTruth(_ node: Node, at place: Place, _ subject: String) {
        if node == .null || node.truthValue != nil { return }
        // A condition of the template by its name.
        if case .object(let object) = node, object.count == 1, object[0].key == "Condition" { return }
        guard let call = node.functionCall, let function = call.function, Self.truths.contains(function) else {
            let names = ValueText.list(Self.truths.map(\.rawValue), joinedBy: "or")
            return findings.report(.ruleFunctions, at: place, "\(subject) is \(node.summary), but must be \(names)")
        }
        checkOperands(call.argument, at: place.key(call.name), subject, depth: 0)
    }

    private func checkOperands(_ node: Node, at place: Place, _ subject: String, depth: Int) {
        guard depth < Self.deepest else { return }
        switch node {
        case .array(let items):
            for (index, item) in items.enumerated() {
                checkOperands(item, at: place.item(index), subject, depth: depth + 1)
            }
        case .object:
            guard let call = node.functionCall else { return }
            let function = call.function
            if let function, Self.truths.contains(function) {
                checkOperands(call.argument, at: place.key(call.name), subject, depth: depth + 1)
            } else if let function, !Self.operands.contains(function) {
                let names = ValueText.list((Self.truths + Self.operands).map(\.rawValue), joinedBy: "and")
                findings.report(
                    .ruleFunctions,
                    at: place,
                    "\(subject) uses the function '\(call.name)', but rules can use only \(names)"
                )
            }
        default: return
        }
    }
}

extension Rule {
    static let ruleForm = Rule(
        "TPL-20",
        "rules have assertions, and a condition where needed",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html"
    )
    static let ruleMembers = Rule(
        "TPL-35",
        .warning,
        "rules and their assertions have only members that are documented",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html"
    )
    static let ruleFunctions = Rule(
        "TPL-21",
        "rules use the functions that are for rules",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html"
    )
}
