internal import CloudFormation

extension EventPattern {
    /// What reads a pattern.
    enum Reader {
        /// A rule of an event bus.
        case rule
        /// A filter of an event source mapping, which knows fewer operators.
        ///
        /// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax>
        case filter
        /// A subscription to a topic, which knows fewer operators, other bounds of numbers, and larger patterns.
        ///
        /// <https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html>
        case subscription

        /// What messages call the pattern.
        fileprivate var document: String { self == .subscription ? "a filter policy" : "an event pattern" }

        /// The numbers that can be compared with.
        fileprivate var numbers: ClosedRange<Int> {
            self == .subscription ? -1_000_000_000...1_000_000_000 : -5_000_000_000...5_000_000_000
        }

        /// The most characters of a pattern that the API takes.
        ///
        /// <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html>
        fileprivate var maximumSize: Int { self == .subscription ? 262_144 : 4096 }

        /// Which operators the reader knows, `nil` for all.
        fileprivate var operators: String? {
            switch self {
            case .rule: nil
            case .filter:
                "a filter, which knows values, anything-but with values, equals-ignore-case, numeric, exists, prefix and suffix"
            case .subscription:
                "a filter policy, which knows values, anything-but with values or prefixes, cidr, equals-ignore-case, numeric, exists, prefix and suffix"
            }
        }
    }

    /// The most characters of a pattern that the default quota admits.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html>
    private static let quotaSize = 2048

    /// Reports what the reader would refuse, or would understand differently.
    func check(for reader: Reader, in scope: Scope) {
        var checker = PatternChecker(reader: reader)
        checker.check(self, [])
        for problem in checker.problems { scope.error(problem) }
        let size = DocumentText(json, .compact).knownCount
        if size > reader.maximumSize {
            scope.error("\(reader.document) must have at most \(reader.maximumSize) characters, got \(size)")
        } else if size > Self.quotaSize, reader == .rule {
            scope.warning(
                "the event pattern has \(size) characters; more than \(Self.quotaSize) need a higher quota of the account"
            )
        }
    }
}

private struct PatternChecker {
    let reader: EventPattern.Reader
    private(set) var problems: [String] = []

    init(reader: EventPattern.Reader) {
        self.reader = reader
    }

    mutating func check(_ pattern: EventPattern, _ path: [String]) {
        if pattern.fields.isEmpty, pattern.alternatives.isEmpty {
            problems.append("\(owner(path)) must name at least one field, got none")
        }
        if pattern.alternatives.count == 1 {
            problems.append(
                "\(owner(path)) must have none or at least 2 alternatives, got 1; make it part of the pattern itself"
            )
        }
        for (name, field) in pattern.fields.sorted(by: { $0.key < $1.key }) { check(name, field, path) }
        for alternative in pattern.alternatives {
            for name in alternative.fields.keys.sorted() where Self.reserved.contains(name) {
                problems.append(
                    "\(owner(path)) must not name a field '\(name)' in an alternative: it would be taken for an operator, and the alternatives for a field '$or'"
                )
            }
            check(alternative, path)
        }
    }

    private mutating func check(_ name: String, _ field: EventPattern.Field, _ path: [String]) {
        let path = path + [name]
        if name == "$or" {
            problems.append("\(owner(path)) is no field; write the alternatives with EventPattern.either")
        }
        switch field {
        case .object(let pattern): check(pattern, path)
        case .conditions(let conditions):
            if conditions.isEmpty {
                problems.append(
                    "\(owner(path)) must have at least one condition, got none; leave the field out if it may be anything"
                )
            }
            for condition in conditions { check(condition, path) }
        }
    }

    private mutating func check(_ condition: EventPattern.Condition, _ path: [String]) {
        switch condition {
        case .text, .truth, .null, .presence: break
        case .textIgnoringCase: break
        case .number(let number):
            checkFinite(number, path)
            if reader == .subscription, number.isFinite { checkBounds([number], path) }
        case .beginning(_, let ignoresCase): if ignoresCase { checkKnown("a prefix that ignores case", path) }
        case .end(_, let ignoresCase): if ignoresCase { checkKnown("a suffix that ignores case", path) }
        case .wildcardPattern(let pattern):
            checkKnown("wildcard", path)
            checkWildcard(pattern, path)
        case .range(let range): check(range, path)
        case .addressRange(let range):
            if reader == .filter { checkKnown("cidr", path) }
            if case .string(let text) = range.expression, !AddressRange.isValid(text) {
                problems.append(
                    "\(owner(path)) must have a range of addresses such as 10.0.0.0/8 (0 to 31 bits) or 2001:db8::/32 (0 to 127 bits), got '\(text)'"
                )
            }
        case .exclusion(let exclusion): check(exclusion, path)
        }
    }

    private mutating func check(_ exclusion: EventPattern.Exclusion, _ path: [String]) {
        let texts: [Value<String>]
        switch exclusion {
        case .numbers(let numbers):
            checkCount(numbers.count, path)
            for number in numbers { checkFinite(number, path) }
            return
        case .texts(let given):
            checkCount(given.count, path)
            return
        case .textsIgnoringCase(let given): texts = given
        case .beginnings(let given), .ends(let given):
            if given.contains("") {
                problems.append("\(owner(path)) must not exclude an empty prefix or suffix: every text has it")
            }
            texts = given
        case .wildcardPatterns(let given):
            for pattern in given { checkWildcard(pattern, path) }
            texts = given
        }
        checkCount(texts.count, path)
        if case .beginnings = exclusion, reader == .subscription { return }
        checkKnown("this form of anything-but", path)
    }

    private mutating func checkCount(_ count: Int, _ path: [String]) {
        if count == 0 { problems.append("\(owner(path)) must exclude at least one value, got none") }
    }

    private mutating func checkFinite(_ number: Double, _ path: [String]) {
        if !number.isFinite { problems.append("\(owner(path)) must have a finite number, got \(number)") }
    }

    private mutating func check(_ range: EventPattern.NumericRange, _ path: [String]) {
        checkBounds([range.lower, range.upper].compactMap { $0?.number }, path)
        if let lower = range.lower, let upper = range.upper, lower != upper, lower.number >= upper.number {
            problems.append(
                "\(owner(path)) must have a lower bound below the upper one, got \(lower.number) and \(upper.number)"
            )
        }
    }

    private mutating func checkBounds(_ numbers: [Double], _ path: [String]) {
        let (least, most) = (reader.numbers.lowerBound, reader.numbers.upperBound)
        for number in Set(numbers).sorted() where !(Double(least)...Double(most)).contains(number) {
            problems.append("\(owner(path)) must be compared with numbers of \(least) to \(most), got \(number)")
        }
    }

    private mutating func checkWildcard(_ pattern: Value<String>, _ path: [String]) {
        guard case .string(let text) = pattern.expression else { return }
        var isEscaped = false
        var previous: Character?
        for character in text {
            if isEscaped {
                if character != "*", character != "\\" { break }
                isEscaped = false
                previous = nil
                continue
            }
            if character == "*", previous == "*" {
                problems.append("\(owner(path)) must not have two asterisks in a row in a wildcard, got '\(text)'")
                return
            }
            isEscaped = character == "\\"
            previous = character
        }
        if isEscaped {
            problems.append(
                "\(owner(path)) must have backslashes only before an asterisk or a backslash in a wildcard, got '\(text)'"
            )
        }
    }

    private mutating func checkKnown(_ operation: String, _ path: [String]) {
        guard let operators = reader.operators else { return }
        problems.append("\(owner(path)) must not use \(operation) in \(operators)")
    }

    private func owner(_ path: [String]) -> String {
        path.isEmpty ? reader.document : "field '\(path.joined(separator: "."))' of \(reader.document)"
    }

    /// Names that make EventBridge take `$or` for the name of a field.
    private static let reserved: Set<String> = [
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after",
        "date-on-or-after", "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range",
        "ip-address-not-in-range",
    ]
}
