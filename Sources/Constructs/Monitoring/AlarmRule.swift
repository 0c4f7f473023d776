internal import CloudFormation

/// When a composite alarm goes off, by the states of other alarms.
///
/// ```swift
/// .alarm(depth) && !.ok(errors)
/// .any(workers.map(\.errorAlarm))
/// ```
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html>
public struct AlarmRule: Hashable, Sendable {
    indirect enum Term: Hashable, Sendable {
        case state(AlarmState, Value<String>)
        case not(Term)
        case all([Term])
        case any([Term])
        case atLeast(Int, AlarmState, [Value<String>])
    }

    let term: Term

    /// An alarm has gone off.
    /// - Parameter alarm: A metric alarm or a composite alarm of the same account and Region.
    /// - Returns: The rule.
    public static func alarm(_ alarm: some AlarmReference) -> AlarmRule { state(.alarm, alarm) }

    /// The condition of an alarm does not hold.
    /// - Parameter alarm: A metric alarm or a composite alarm of the same account and Region.
    /// - Returns: The rule.
    public static func ok(_ alarm: some AlarmReference) -> AlarmRule { state(.ok, alarm) }

    /// An alarm cannot tell.
    /// - Parameter alarm: A metric alarm or a composite alarm of the same account and Region.
    /// - Returns: The rule.
    public static func insufficientData(_ alarm: some AlarmReference) -> AlarmRule { state(.insufficientData, alarm) }

    private static func state(_ state: AlarmState, _ alarm: some AlarmReference) -> AlarmRule {
        AlarmRule(term: .state(state, alarm.alarmName))
    }

    /// One of several alarms has gone off.
    /// - Parameter alarms: Metric alarms and composite alarms of the same account and Region, at least one.
    /// - Returns: The rule.
    public static func any(_ alarms: [any AlarmReference]) -> AlarmRule {
        AlarmRule(term: .any(alarms.map { .state(.alarm, $0.alarmName) }))
    }

    /// All of several alarms have gone off.
    /// - Parameter alarms: Metric alarms and composite alarms of the same account and Region, at least one.
    /// - Returns: The rule.
    public static func all(_ alarms: [any AlarmReference]) -> AlarmRule {
        AlarmRule(term: .all(alarms.map { .state(.alarm, $0.alarmName) }))
    }

    /// So many of several alarms are in a state.
    /// - Parameters:
    ///   - count: How many, 1 to the number of alarms.
    ///   - alarms: Metric alarms and composite alarms of the same account and Region.
    ///   - state: The state; that of having gone off when not given.
    /// - Returns: The rule.
    public static func atLeast(
        _ count: Int,
        of alarms: [any AlarmReference],
        in state: AlarmState = .alarm
    ) -> AlarmRule {
        AlarmRule(term: .atLeast(count, state, alarms.map(\.alarmName)))
    }

    /// Both rules hold.
    public static func && (left: AlarmRule, right: AlarmRule) -> AlarmRule {
        AlarmRule(term: .all(left.term.conjuncts + right.term.conjuncts))
    }

    /// One of the rules holds.
    public static func || (left: AlarmRule, right: AlarmRule) -> AlarmRule {
        AlarmRule(term: .any(left.term.disjuncts + right.term.disjuncts))
    }

    /// The rule does not hold.
    public static prefix func ! (rule: AlarmRule) -> AlarmRule {
        if case .not(let term) = rule.term { AlarmRule(term: term) } else { AlarmRule(term: .not(rule.term)) }
    }
}

extension AlarmRule.Term {
    fileprivate var conjuncts: [AlarmRule.Term] {
        if case .all(let terms) = self { terms } else { [self] }
    }

    fileprivate var disjuncts: [AlarmRule.Term] {
        if case .any(let terms) = self { terms } else { [self] }
    }
}

/// The text of a rule, and what CloudWatch counts in it.
struct AlarmRuleText {
    private(set) var problems: [String] = []
    private(set) var alarms: Set<Value<String>> = []
    /// Alarms and pairs of parentheses.
    private(set) var elements = 0
    /// The number of characters that are known now.
    private(set) var count = 0
    private var interpolation = Value<String>.StringInterpolation(literalCapacity: 0, interpolationCount: 0)

    private let graph: Graph

    var value: Value<String> { Value(stringInterpolation: interpolation) }

    init(_ rule: AlarmRule, in graph: Graph) {
        self.graph = graph
        write(rule.term)
    }

    private mutating func write(_ term: AlarmRule.Term) {
        switch term {
        case .state(let state, let alarm):
            append(state.rawValue + "(")
            append(alarm)
            append(")")
        case .not(let operand):
            append("NOT ")
            writeOperand(operand)
        case .all(let operands): write(operands, joinedBy: "AND")
        case .any(let operands): write(operands, joinedBy: "OR")
        case .atLeast(let number, let state, let alarms):
            if alarms.isEmpty {
                problems.append("a rule must name at least one alarm, got an empty list")
            } else if !(1...alarms.count).contains(number) {
                problems.append("atLeast must be 1 to \(alarms.count), the number of alarms, got \(number)")
            }
            elements += 1
            append("AT_LEAST(\(number), \(state.rawValue), (")
            for (index, alarm) in alarms.enumerated() {
                if index > 0 { append(", ") }
                append(alarm)
            }
            append("))")
        }
    }

    private mutating func write(_ operands: [AlarmRule.Term], joinedBy word: String) {
        if operands.isEmpty { problems.append("a rule must name at least one alarm, got an empty list") }
        for (index, operand) in operands.enumerated() {
            if index > 0 { append(" \(word) ") }
            writeOperand(operand)
        }
    }

    /// Parentheses wherever one operator is inside another, so that nobody has to know which binds tighter.
    private mutating func writeOperand(_ operand: AlarmRule.Term) {
        let isCompound =
            switch operand {
            case .all(let operands), .any(let operands): operands.count > 1
            case .state, .not, .atLeast: false
            }
        if isCompound {
            elements += 1
            append("(")
        }
        write(operand)
        if isCompound { append(")") }
    }

    private mutating func append(_ text: String) {
        count += text.count
        interpolation.appendLiteral(text)
    }

    private mutating func append(_ alarm: Value<String>) {
        alarms.insert(alarm)
        elements += 1
        append("\"")
        interpolation.appendInterpolation(alarm)
        if let name = graph.knownName(of: alarm) {
            count += name.count
            // Within quotation marks it would need a backslash, which a reference to the name cannot have.
            if name.contains("\"") {
                problems.append(
                    "a rule cannot refer to an alarm with a quotation mark in its name, got '\(name)'; rename it"
                )
            }
        }
        append("\"")
    }
}

extension Graph {
    /// The name that the user gave an alarm; `nil` when CloudFormation makes one.
    fileprivate func knownName(of alarm: Value<String>) -> String? {
        guard case .reference(let element, _) = alarm.expression,
            case .object(let properties)? = resource(element)?.content.properties,
            case .string(let name)? = properties["AlarmName"]
        else { return nil }
        return name
    }
}
