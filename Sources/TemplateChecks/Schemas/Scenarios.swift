import ResourceSchemas
import TemplateModel

/// The members that an object has in some deployments.
struct Scenario {
    /// The members that are there; their values can depend on further choices.
    let object: Object
    /// What is taken to be so.
    let choices: Choices

    /// Conditions in words: `when condition 'A' is true and condition 'B' is false`.
    static func text(_ conditions: some Sequence<(name: String, value: Bool)>) -> String {
        "when " + conditions.map { "condition '\($0.name)' is \($0.value)" }.joined(separator: " and ")
    }
}

/// All scenarios of an object.
enum Scenarios {
    /// They are known.
    case known([Scenario])
    /// There are so many conditions that not every combination is looked at.
    case tooMany
}

extension SchemaChecker {
    /// Up to this many conditions are combined: 64 combinations.
    private static let maximumConditions = 6

    /// The scenarios of an object: one for each combination of the conditions that decide about its members.
    func scenarios(of object: Object, _ frame: Frame) -> Scenarios {
        var conditions: [String] = []
        var hasNoValue = false
        for (_, value) in object {
            guard let call = value.functionCall else { continue }
            if value.isNoValue { hasNoValue = true }
            if call.function == .if { collectConditions(call.argument, into: &conditions, under: frame.choices) }
        }
        if conditions.isEmpty, !hasNoValue { return .known([Scenario(object: object, choices: frame.choices)]) }
        guard conditions.count <= Self.maximumConditions else { return .tooMany }
        var combinations = [frame.choices]
        for condition in conditions {
            let both = combinations.flatMap { [$0.condition(condition, true), $0.condition(condition, false)] }
            let possible = both.filter { evaluator.isPossible($0) }
            combinations = possible.isEmpty ? both : possible
        }
        return .known(
            combinations.map { Scenario(object: members(of: object, under: $0, frame), choices: $0) }
        )
    }

    private func collectConditions(_ argument: Node, into conditions: inout [String], under choices: Choices) {
        guard let arguments = argument.arrayValue, arguments.count == 3, let name = arguments[0].stringValue else {
            return
        }
        if choices.value(ofCondition: name) == nil, !conditions.contains(name) { conditions.append(name) }
        for branch in arguments[1...] {
            guard conditions.count <= Self.maximumConditions, let call = branch.functionCall, call.function == .if
            else {
                continue
            }
            collectConditions(call.argument, into: &conditions, under: choices)
        }
    }

    private func members(of object: Object, under choices: Choices, _ frame: Frame) -> Object {
        Object(
            object.filter { _, value in
                guard evaluator.isExpression(value) else { return true }
                let values = evaluator.values(of: value, at: frame.place, under: choices)
                return !values.allSatisfy { if case .absent = $0.content { true } else { false } }
            }
        )
    }

    /// Checks an assertion about several members in each scenario; what is wrong in some names the conditions.
    func checkInScenarios(
        _ object: Object,
        _ assertion: Assertion,
        _ frame: Frame,
        _ log: FindingLog?,
        _ scenarios: inout Scenarios?
    ) -> Verdict {
        let known = scenarios ?? self.scenarios(of: object, frame)
        scenarios = known
        guard case .known(let list) = known else { return .unknown }
        if list.count == 1, let only = list.first {
            return check(only, assertion, frame, log)
        }
        var verdict: Verdict?
        var logs: [FindingLog] = []
        for scenario in list {
            let scenarioLog = log.map { _ in FindingLog() }
            verdict = .inAllCases(verdict, check(scenario, assertion, frame, scenarioLog))
            if let scenarioLog { logs.append(scenarioLog) }
        }
        log?.add(logs, of: list, knownConditions: frame.choices.conditions.count)
        return verdict ?? .yes
    }

    private func check(_ scenario: Scenario, _ assertion: Assertion, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        var inner = frame.deeper
        inner.choices = scenario.choices
        // The conditions of a scenario are named behind the finding, and only those that matter.
        inner.knownConditions = scenario.choices.conditions.count
        switch assertion {
        case .any, .one, .not, .conditional:
            return checkComposition(.object(scenario.object), assertion, inner, log)
        default:
            return checkPresence(scenario.object, assertion, inner, log)
        }
    }
}

extension FindingLog {
    /// Adds what was found in several scenarios, each finding once.
    fileprivate func add(_ logs: [FindingLog], of scenarios: [Scenario], knownConditions: Int) {
        struct Key: Hashable {
            let rule: Rule
            let steps: [PathStep]
            let message: String
        }
        var order: [Key] = []
        var indices: [Key: [Int]] = [:]
        var found: [Key: SchemaFinding] = [:]
        for (index, log) in logs.enumerated() {
            for finding in log.findings {
                let key = Key(rule: finding.rule, steps: finding.place.steps, message: finding.message)
                if found[key] == nil {
                    order.append(key)
                    found[key] = finding
                }
                indices[key, default: []].append(index)
            }
        }
        for key in order {
            guard var finding = found[key], let indices = indices[key] else { continue }
            if indices.count < scenarios.count, let first = indices.first {
                let others = scenarios.indices.filter { !indices.contains($0) }
                let conditions = Self.distinguishing(
                    Array(scenarios[first].choices.conditions[knownConditions...]),
                    from: others.map { scenarios[$0].choices }
                )
                finding.message += " " + Scenario.text(conditions)
            }
            findings.append(finding)
        }
    }

    /// The fewest of the conditions that no other scenario shares.
    private static func distinguishing(
        _ conditions: [(name: String, value: Bool)],
        from others: [Choices]
    ) -> [(name: String, value: Bool)] {
        let subsets = (1..<(1 << conditions.count)).sorted { $0.nonzeroBitCount < $1.nonzeroBitCount }
        for subset in subsets {
            let chosen = conditions.indices.filter { subset & (1 << $0) != 0 }.map { conditions[$0] }
            let isShared = others.contains { other in
                chosen.allSatisfy { other.value(ofCondition: $0.name) == $0.value }
            }
            if !isShared { return chosen }
        }
        return conditions
    }
}
