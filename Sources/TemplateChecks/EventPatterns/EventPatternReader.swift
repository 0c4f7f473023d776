import TemplateModel

/// Reads an event pattern.
struct EventPatternReader {
    /// The most combinations of alternatives that are read.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-complex-example-or>
    private static let combinationLimit = 1_000

    private let isTemplate: Bool
    private var problems: [EventPatternError.Problem] = []

    private init(isTemplate: Bool) {
        self.isTemplate = isTemplate
    }

    /// Reads a pattern.
    /// - Parameters:
    ///   - pattern: The pattern.
    ///   - isTemplate: Whether functions stand for values that are not known.
    /// - Returns: The pattern, ready to be compared with events.
    /// - Throws: `EventPatternError` when EventBridge would refuse the pattern.
    static func read(_ pattern: Node, isTemplate: Bool) throws(EventPatternError) -> EventPatternMatcher {
        var reader = EventPatternReader(isTemplate: isTemplate)
        let alternatives = reader.read(pattern)
        guard reader.problems.isEmpty else { throw EventPatternError(problems: reader.problems) }
        return EventPatternMatcher(alternatives: alternatives)
    }

    private mutating func read(_ pattern: Node) -> [[EventPatternMatcher.Field]] {
        guard case .object(let object) = pattern else {
            report([], "the pattern must be an object of fields, got \(ValueText.quoted(pattern))")
            return []
        }
        var alternatives: [[EventPatternMatcher.Field]] = [[]]
        read(object, of: "", [], isAlternative: false, into: &alternatives)
        for fields in alternatives { checkWildcards(of: fields) }
        return alternatives.map { fields in fields.sorted { $0.path < $1.path } }
    }

    private mutating func report(_ steps: [PathStep], _ message: String, isCertain: Bool = true) {
        let problem = EventPatternError.Problem(path: steps, message: message, isCertain: isCertain)
        if !problems.contains(problem) { problems.append(problem) }
    }

    // MARK: - Fields

    private mutating func read(
        _ object: Object,
        of prefix: String,
        _ steps: [PathStep],
        isAlternative: Bool,
        into alternatives: inout [[EventPatternMatcher.Field]]
    ) {
        if object.isEmpty {
            let owner = prefix.isEmpty ? "the pattern" : "'\(prefix.dropLast())'"
            report(steps, "\(owner) must name at least one field, got an empty object")
        }
        for (name, value) in object {
            let path = prefix + name
            let steps = steps + [.key(name)]
            if name == "$or" {
                readAlternatives(value, of: prefix, steps, into: &alternatives)
                continue
            }
            if isAlternative, Self.reserved.contains(name) {
                report(steps, "'\(path)' must not be in an alternative: EventBridge takes the name for an operator")
                continue
            }
            switch value {
            case .object(let inner) where !isUnknown(value):
                read(inner, of: path + ".", steps, isAlternative: isAlternative, into: &alternatives)
            case .array(let items):
                add(conditions(items, of: path, steps), at: path, steps, to: &alternatives)
            case _ where isUnknown(value):
                add([.unknown], at: path, steps, to: &alternatives)
            default:
                report(
                    steps,
                    "'\(path)' must be a list of values or an object of fields, got \(ValueText.quoted(value)); "
                        + "write it in brackets"
                )
            }
        }
    }

    private mutating func readAlternatives(
        _ value: Node,
        of prefix: String,
        _ steps: [PathStep],
        into alternatives: inout [[EventPatternMatcher.Field]]
    ) {
        guard case .array(let items) = value, items.count >= 2 else {
            let given = if case .array(let items) = value { "\(items.count)" } else { ValueText.quoted(value) }
            report(steps, "'\(prefix)$or' must be a list of at least 2 objects, got \(given)")
            return
        }
        var all: [[EventPatternMatcher.Field]] = []
        for (index, item) in items.enumerated() {
            guard case .object(let object) = item, !isUnknown(item) else {
                report(
                    steps + [.index(index)],
                    "'\(prefix)$or' must be a list of objects, got \(ValueText.quoted(item))"
                )
                continue
            }
            var some = alternatives
            read(object, of: prefix, steps + [.index(index)], isAlternative: true, into: &some)
            all += some
            if all.count > Self.combinationLimit {
                report(steps, "the alternatives must make at most \(Self.combinationLimit) combinations")
                return
            }
        }
        alternatives = all
    }

    private mutating func add(
        _ conditions: [EventCondition],
        at path: String,
        _ steps: [PathStep],
        to alternatives: inout [[EventPatternMatcher.Field]]
    ) {
        for index in alternatives.indices {
            if alternatives[index].contains(where: { $0.path == path }) {
                report(steps, "'\(path)' must be given once, not in an alternative and beside it too")
                return
            }
            alternatives[index].append(EventPatternMatcher.Field(path: path, conditions: conditions, steps: steps))
        }
    }

    private mutating func checkWildcards(of fields: [EventPatternMatcher.Field]) {
        for field in fields {
            let patterns = field.conditions.flatMap(\.wildcards)
            guard WildcardPattern.areTooComplex(patterns) else { continue }
            report(
                field.steps,
                "the wildcards of '\(field.path)' are too complex for EventBridge; use fewer asterisks, or fewer sequences "
                    + "that repeat behind one",
                isCertain: false
            )
        }
    }

    private func isUnknown(_ node: Node) -> Bool { isTemplate && node.functionCall != nil }

    // MARK: - Conditions

    private mutating func conditions(_ items: [Node], of path: String, _ steps: [PathStep]) -> [EventCondition] {
        if items.isEmpty { report(steps, "'\(path)' must have at least one value, got an empty list") }
        return items.enumerated().compactMap { index, item in
            condition(item, of: path, steps + [.index(index)])
        }
    }

    private mutating func condition(_ item: Node, of path: String, _ steps: [PathStep]) -> EventCondition? {
        if isUnknown(item) { return .unknown }
        switch item {
        case .null, .bool, .int, .double, .string: return .value(item)
        case .array:
            report(
                steps,
                "a value of '\(path)' must be a text, a number, a truth value, null or an operator, got a list"
            )
            return nil
        case .object(let object):
            guard object.count == 1 else {
                report(steps, "a value of '\(path)' must have one operator, got \(object.count)")
                return nil
            }
            return condition(object[0].key, object[0].value, of: path, steps + [.key(object[0].key)])
        }
    }

    private mutating func condition(
        _ name: String,
        _ operand: Node,
        of path: String,
        _ steps: [PathStep]
    ) -> EventCondition? {
        if isUnknown(operand) { return .unknown }
        switch name {
        case "prefix", "suffix": return affix(name, operand, of: path, steps)
        case "exactly": return text(operand, name, path, steps).map { .value(.string($0)) }
        case "equals-ignore-case": return text(operand, name, path, steps).map { .textIgnoringCase($0) }
        case "wildcard": return wildcard(operand, of: path, steps)
        case "numeric": return numbers(operand, of: path, steps)
        case "cidr": return addresses(operand, of: path, steps)
        case "anything-but": return exclusion(operand, of: path, steps)
        case "exists":
            if case .bool(let isPresent) = operand { return .exists(isPresent) }
            // CloudFormation may have it as a text.
            if isTemplate, let isPresent = operand.truthValue { return .exists(isPresent) }
            report(steps, "'exists' of '\(path)' must be true or false, got \(ValueText.quoted(operand))")
            return nil
        default:
            report(
                steps,
                "'\(path)' has no operator '\(name)'"
                    + Suggestion.question(for: name, among: Self.operators)
            )
            return nil
        }
    }

    private mutating func text(
        _ operand: Node,
        _ name: String,
        _ path: String,
        _ steps: [PathStep]
    ) -> String? {
        if case .string(let text) = operand { return text }
        report(steps, "'\(name)' of '\(path)' must be a text, got \(ValueText.quoted(operand))")
        return nil
    }

    private mutating func affix(
        _ name: String,
        _ operand: Node,
        of path: String,
        _ steps: [PathStep]
    ) -> EventCondition? {
        var operand = operand
        var steps = steps
        var ignoresCase = false
        if case .object(let object) = operand, object.count == 1, object[0].key == "equals-ignore-case" {
            operand = object[0].value
            steps.append(.key("equals-ignore-case"))
            ignoresCase = true
            if isUnknown(operand) { return .unknown }
        }
        guard let text = text(operand, name, path, steps) else { return nil }
        return name == "prefix"
            ? .prefix(text, ignoresCase: ignoresCase) : .suffix(text, ignoresCase: ignoresCase)
    }

    private mutating func wildcard(_ operand: Node, of path: String, _ steps: [PathStep]) -> EventCondition? {
        guard let text = text(operand, "wildcard", path, steps) else { return nil }
        do {
            return .wildcard(try WildcardPattern(text))
        } catch {
            switch error {
            case .asterisks:
                report(
                    steps,
                    "'wildcard' of '\(path)' must not have two asterisks in a row, got \(ValueText.quoted(text))"
                )
            case .backslash:
                report(
                    steps,
                    "'wildcard' of '\(path)' must have backslashes only before an asterisk or a backslash, got "
                        + ValueText.quoted(text)
                )
            }
            return nil
        }
    }

    private mutating func addresses(_ operand: Node, of path: String, _ steps: [PathStep]) -> EventCondition? {
        guard let text = text(operand, "cidr", path, steps) else { return nil }
        do {
            return .addresses(try EventAddressRange(text))
        } catch {
            let wanted =
                switch error {
                case .slash: "be an address, one slash, and a number of bits, such as 10.0.0.0/8"
                case .bits(let most): "end in a number of bits from 0 to \(most)"
                case .address(let address): "begin with an IP address, not '\(address)'"
                }
            report(steps, "'cidr' of '\(path)' must \(wanted), got \(ValueText.quoted(text))")
            return nil
        }
    }

    private mutating func exclusion(_ operand: Node, of path: String, _ steps: [PathStep]) -> EventCondition? {
        if case .object(let object) = operand {
            guard object.count == 1, Self.exclusions.contains(object[0].key) else {
                let given = object.map { "'\($0.key)'" }.joined(separator: " and ")
                report(
                    steps,
                    "'anything-but' of '\(path)' must have values or one of \(ValueText.list(Self.exclusions, joinedBy: "and")), "
                        + "got \(given.isEmpty ? "an empty object" : given)"
                )
                return nil
            }
            return exclusion(object[0].key, object[0].value, of: path, steps + [.key(object[0].key)])
        }
        let items = operand.arrayValue ?? [operand]
        if items.contains(where: isUnknown) { return .unknown }
        let areTexts = items.allSatisfy { $0.stringValue != nil }
        let areNumbers = items.allSatisfy { EventNumber.value($0) != nil }
        guard !items.isEmpty, areTexts || areNumbers else {
            report(
                steps,
                "'anything-but' of '\(path)' must be a text, a number, or a list that has only texts or only numbers, got "
                    + ValueText.choice(items)
            )
            return nil
        }
        return .anythingBut(items.map(EventCondition.value))
    }

    private mutating func exclusion(
        _ name: String,
        _ operand: Node,
        of path: String,
        _ steps: [PathStep]
    ) -> EventCondition? {
        if isUnknown(operand) { return .unknown }
        let items = operand.arrayValue ?? [operand]
        var conditions: [EventCondition] = []
        for item in items {
            if isUnknown(item) { return .unknown }
            if name != "wildcard", name != "equals-ignore-case", item == "" {
                report(steps, "'anything-but' of '\(path)' must not have an empty \(name), which every text has")
            } else if let condition = condition(name, item, of: path, steps) {
                conditions.append(condition)
            }
        }
        if items.isEmpty {
            report(steps, "'anything-but' of '\(path)' must have at least one \(name), got an empty list")
        }
        return .anythingBut(conditions)
    }

    // MARK: - Numbers

    private mutating func numbers(_ operand: Node, of path: String, _ steps: [PathStep]) -> EventCondition? {
        guard case .array(let items) = operand else {
            report(
                steps,
                "'numeric' of '\(path)' must be a list of operators and numbers, got \(ValueText.quoted(operand))"
            )
            return nil
        }
        if items.contains(where: isUnknown) { return .unknown }
        var range = EventNumberRange()
        for index in stride(from: 0, to: items.count, by: 2) {
            let given = items[index]
            guard let name = given.stringValue, Self.comparisons.contains(name) else {
                report(
                    steps + [.index(index)],
                    "'numeric' of '\(path)' must have one of \(ValueText.list(Self.comparisons, joinedBy: "or")), got "
                        + ValueText.quoted(given)
                )
                return nil
            }
            guard let number = items.count > index + 1 ? number(items[index + 1]) : nil else {
                let given = items.count > index + 1 ? ValueText.quoted(items[index + 1]) : "nothing"
                report(
                    steps + [.index(min(index + 1, items.count - 1))],
                    "'numeric' of '\(path)' must have a number from -5000000000 to 5000000000 after '\(name)', got \(given)"
                )
                return nil
            }
            if name == "=", items.count == 2 { return .numbers(EventNumberRange(equalTo: number)) }
            guard range.narrow(name, number) else {
                report(
                    steps,
                    "'numeric' of '\(path)' must be one comparison, or a lower bound and then an upper one, got "
                        + "\(items.map { $0.scalarText ?? "" }.joined(separator: " "))"
                )
                return nil
            }
        }
        guard !items.isEmpty else {
            report(steps, "'numeric' of '\(path)' must have a comparison, got an empty list")
            return nil
        }
        if let lower = range.lower, let upper = range.upper, lower.number >= upper.number {
            report(
                steps,
                "'numeric' of '\(path)' must have a lower bound below the upper one, but no number is "
                    + "\(items.prefix(2).map { $0.scalarText ?? "" }.joined(separator: " ")) and "
                    + items.suffix(2).map { $0.scalarText ?? "" }.joined(separator: " ")
            )
            return nil
        }
        return .numbers(range)
    }

    private func number(_ node: Node) -> Double? {
        // CloudFormation may have it as a text.
        if isTemplate, case .string = node { return node.numberValue }
        return EventNumber.value(node)
    }

    private static let comparisons = ["=", "<", "<=", ">", ">="]
    private static let exclusions = ["prefix", "suffix", "equals-ignore-case", "wildcard"]
    private static let operators = [
        "anything-but", "cidr", "equals-ignore-case", "exists", "numeric", "prefix", "suffix", "wildcard",
    ]

    /// Names that an alternative must not have: the library of EventBridge reserves them.
    private static let reserved: Set<String> = [
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after",
        "date-on-or-after", "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range",
        "ip-address-not-in-range",
    ]
}

extension EventNumberRange {
    fileprivate init(equalTo number: Double) {
        let bound = Bound(number: number, isIncluded: true)
        self.init(lower: bound, upper: bound)
    }

    /// Adds a bound; `false` when it cannot be where it is.
    fileprivate mutating func narrow(_ comparison: String, _ number: Double) -> Bool {
        guard upper == nil, comparison != "=" else { return false }
        let bound = Bound(number: number, isIncluded: comparison.hasSuffix("="))
        if comparison.hasPrefix("<") {
            upper = bound
        } else {
            guard lower == nil else { return false }
            lower = bound
        }
        return true
    }
}

extension EventCondition {
    /// The wildcards of the condition.
    fileprivate var wildcards: [WildcardPattern] {
        switch self {
        case .wildcard(let pattern): [pattern]
        case .anythingBut(let conditions): conditions.flatMap(\.wildcards)
        default: []
        }
    }
}
