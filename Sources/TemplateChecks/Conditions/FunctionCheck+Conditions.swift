import TemplateModel

/// Conditions, and what depends on them.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html>
extension FunctionCheck {
    /// The functions that make a condition.
    private static let truths: [IntrinsicFunction] = [.and, .condition, .equals, .not, .or]

    /// Checks what is to be a condition, which messages call by the subject.
    func visitCondition(_ node: Node, at place: Place, _ subject: @autoclosure () -> String, _ site: FunctionSite) {
        if node == .null || node.boolValue != nil { return }
        guard enter() else { return }
        defer { leave() }
        if case .object(let object) = node, object.count == 1,
            let function = IntrinsicFunction(rawValue: object[0].key)
        {
            switch function {
            case _ where function.isTruth:
                visitTruth(object[0].value, of: function, at: place.key(function.rawValue), site)
                return
            case .if, .transform:
                visit(node, at: place, site)
                return
            // The rules' own check tells which functions are for them.
            case _ where site.language == .rules || function.isForRules || function.isUnavailableToConditions:
                visit(node, at: place, site)
                return
            default: break
            }
        }
        if case .object(let object) = node, object.count > 1 {
            visitMembers(of: object, at: place, site, acceptsFunctions: true)
        } else {
            visit(node, at: place, site)
        }
        guard !context.hasUnknownMacro, !(node.functionCall != nil && node.functionCall?.function == nil) else {
            return
        }
        let fix = node.stringValue.map { names.conditions[$0] == nil ? "" : "; write 'Condition: \($0)'" } ?? ""
        report(
            .conditionForm,
            at: place,
            site,
            "\(subject()) is \(node.summary), but must be \(ValueText.list(Self.truths.map(\.rawValue), joinedBy: "or"))"
                + fix
        )
    }

    /// Checks the argument of a function that makes a condition.
    func visitTruth(_ node: Node, of function: IntrinsicFunction, at place: Place, _ site: FunctionSite) {
        let name = function.rawValue
        switch function {
        case .condition:
            _ = expectLiteral(node, at: place, site, "the name of 'Condition'")
            useCondition(node, at: place, site)
            guard case .condition(let owner) = site.owner, let target = node.stringValue else { return }
            let edge = References.Edge(target: target, place: place, decided: [:], isInMetadata: false)
            references.add(edge, fromCondition: owner)
        case .equals:
            guard let items = operands(node, 2...2, at: place, site, "two values", of: .equals) else { return }
            for (index, item) in items.enumerated() { visit(item, at: place.item(index), site) }
            checkDifference(items, at: place, site)
        default:
            let counts = function == .not ? 1...1 : 2...10
            let form = function == .not ? "one condition" : "2 to 10 conditions"
            guard let items = operands(node, counts, at: place, site, form, of: function) else { return }
            for (index, item) in items.enumerated() {
                visitCondition(item, at: place.item(index), "value \(index + 1) of '\(name)'", site)
            }
        }
    }

    /// Checks `Fn::If`.
    func visitIf(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        let form = "a condition and the values for true and false"
        guard let items = operands(node, 3...3, at: place, site, form, of: .if) else { return .unknown }
        guard let name = items[0].stringValue, !name.hasUnknownPart else {
            visitConditionName(items[0], at: place.item(0), site)
            visit(items[1], at: place.item(1), site)
            visit(items[2], at: place.item(2), site)
            return .unknown
        }
        useCondition(items[0], at: place.item(0), site)
        var kinds: [ResultKind] = []
        for (index, value) in [(1, true), (2, false)] {
            let isReached = checkReach(name, value, at: place.item(index), site)
            let site = isReached ? site.deciding(name, value) : site
            kinds.append(visit(items[index], at: place.item(index), site))
        }
        return kinds[0] == kinds[1] ? kinds[0] : .unknown
    }

    /// Checks what stands where `Fn::If` has the name of a condition.
    private func visitConditionName(_ node: Node, at place: Place, _ site: FunctionSite) {
        if node.stringValue != nil { return useCondition(node, at: place, site) }
        if node == .null || node.functionCall?.function == .transform { return }
        if case .object(let object) = node, object.count == 1 {
            if let function = IntrinsicFunction(rawValue: object[0].key), function.isTruth {
                visitTruth(object[0].value, of: function, at: place.key(object[0].key), site)
            } else {
                visit(object[0].value, at: place.key(object[0].key), site)
            }
        }
        guard !context.hasUnknownMacro else { return }
        report(
            .literalOperand,
            at: place,
            site,
            "the condition of 'Fn::If' is \(node.summary), but must be the name of a condition"
        )
    }

    /// Checks the name of a condition.
    func useCondition(_ node: Node, at place: Place, _ site: FunctionSite) {
        // That it must be a name is told with the form of what has it.
        guard let name = node.stringValue else { return references.useUnknown() }
        references.use(name: name, condition: true)
        guard names.isMissing(condition: name) else { return }
        let question = Suggestion.question(for: name, among: names.conditionNames)
        report(.unknownCondition, at: place, site, "there is no condition \(ValueText.quoted(name))\(question)")
    }

    /// Whether a branch of `Fn::If` can be taken; a finding when it cannot because of what is decided around.
    private func checkReach(_ name: String, _ value: Bool, at place: Place, _ site: FunctionSite) -> Bool {
        guard !site.decided.isEmpty, names.conditions[name] != nil else { return true }
        var values = site.decided
        if let decided = values.updateValue(value, forKey: name) {
            if decided == value { return true }
        } else if solver.canHold(values) {
            return true
        }
        // What can never be is told at the condition.
        guard solver.canHold([name: value]), solver.canHold(site.decided) else { return true }
        report(
            .unreachableBranch,
            at: place,
            site,
            "this value is never used: it is for condition '\(name)' being \(value), but here "
                + Self.text(site.decided)
        )
        return false
    }

    private func checkDifference(_ items: [Node], at place: Place, _ site: FunctionSite) {
        // What is equal for one item of a loop is not for another.
        guard !site.isInLoop else { return }
        let result: Bool
        if items[0] == items[1] {
            result = true
        } else if let left = items[0].comparedText, let right = items[1].comparedText {
            result = left == right
        } else {
            return
        }
        let values = items[0].functionCall == nil ? "\(items[0].summary) with \(items[1].summary)" : "equal values"
        report(
            .constantComparison,
            at: place,
            site,
            "'Fn::Equals' compares \(values), so that it is always \(result); compare a parameter"
        )
    }
}

extension Rule {
    private static let functions =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"

    static let conditionForm = Rule("CON-01", "conditions are made of functions", source: functions)
    static let unknownCondition = Rule(
        "CON-02",
        "conditions that are named exist",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    )
    static let constantComparison = Rule("CON-03", .warning, "comparisons can be true and false", source: functions)
    static let unreachableBranch = Rule("CON-04", .warning, "all values of Fn::If can be used", source: functions)
}
