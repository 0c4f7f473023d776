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
    }

    /// The most characters of a pattern that the API takes.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html>
    private static let maximumSize = 4096
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
        if size > Self.maximumSize {
            scope.error("an event pattern must have at most \(Self.maximumSize) characters, got \(size)")
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
            problems.append("\(Self.owner(path)) must name at least one field, got none")
        }
        if pattern.alternatives.count == 1 {
            problems.append(
                "\(Self.owner(path)) must have none or at least 2 alternatives, got 1; make it part of the pattern itself"
            )
        }
        for (name, field) in pattern.fields.sorted(by: { $0.key < $1.key }) { check(name, field, path) }
        for alternative in pattern.alternatives {
            for name in alternative.fields.keys.sorted() where Self.reserved.contains(name) {
                problems.append(
                    "\(Self.owner(path)) must not name a field '\(name)' in an alternative: EventBridge takes it for an operator, and the alternatives for a field '$or'"
                )
            }
            check(alternative, path)
        }
    }

    private mutating func check(_ name: String, _ field: EventPattern.Field, _ path: [String]) {
        let path = path + [name]
        if name == "$or" {
            problems.append("\(Self.owner(path)) is no field; write the alternatives with EventPattern.either")
        }
        switch field {
        case .object(let pattern): check(pattern, path)
        case .conditions(let conditions):
            if conditions.isEmpty {
                problems.append(
                    "\(Self.owner(path)) must have at least one condition, got none; leave the field out if it may be anything"
                )
            }
            for condition in conditions { check(condition, path) }
        }
    }

    private mutating func check(_ condition: EventPattern.Condition, _ path: [String]) {
        switch condition {
        case .text, .truth, .null, .presence: break
        case .textIgnoringCase: break
        case .number(let number): checkFinite(number, path)
        case .beginning(_, let ignoresCase): if ignoresCase { checkKnown("a prefix that ignores case", path) }
        case .end(_, let ignoresCase): if ignoresCase { checkKnown("a suffix that ignores case", path) }
        case .wildcardPattern(let pattern):
            checkKnown("wildcard", path)
            checkWildcard(pattern, path)
        case .range(let range): check(range, path)
        case .addressRange(let range):
            checkKnown("cidr", path)
            if case .string(let text) = range.expression, !AddressRange.isValid(text) {
                problems.append(
                    "\(Self.owner(path)) must have a range of addresses such as 10.0.0.0/8 (0 to 31 bits) or 2001:db8::/32 (0 to 127 bits), got '\(text)'"
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
                problems.append("\(Self.owner(path)) must not exclude an empty prefix or suffix: every text has it")
            }
            texts = given
        case .wildcardPatterns(let given):
            for pattern in given { checkWildcard(pattern, path) }
            texts = given
        }
        checkCount(texts.count, path)
        checkKnown("anything-but with anything else than values", path)
    }

    private mutating func checkCount(_ count: Int, _ path: [String]) {
        if count == 0 { problems.append("\(Self.owner(path)) must exclude at least one value, got none") }
    }

    private mutating func checkFinite(_ number: Double, _ path: [String]) {
        if !number.isFinite { problems.append("\(Self.owner(path)) must have a finite number, got \(number)") }
    }

    private mutating func check(_ range: EventPattern.NumericRange, _ path: [String]) {
        for bound in Set([range.lower, range.upper].compactMap { $0?.number }).sorted()
        where !(-5e9...5e9).contains(bound) {
            problems.append(
                "\(Self.owner(path)) must be compared with numbers of -5000000000 to 5000000000, got \(bound)"
            )
        }
        if let lower = range.lower, let upper = range.upper, lower != upper, lower.number >= upper.number {
            problems.append(
                "\(Self.owner(path)) must have a lower bound below the upper one, got \(lower.number) and \(upper.number)"
            )
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
                problems.append("\(Self.owner(path)) must not have two asterisks in a row in a wildcard, got '\(text)'")
                return
            }
            isEscaped = character == "\\"
            previous = character
        }
        if isEscaped {
            problems.append(
                "\(Self.owner(path)) must have backslashes only before an asterisk or a backslash in a wildcard, got '\(text)'"
            )
        }
    }

    private mutating func checkKnown(_ operation: String, _ path: [String]) {
        guard reader == .filter else { return }
        problems.append(
            "\(Self.owner(path)) must not use \(operation) in a filter, which knows values, anything-but with values, equals-ignore-case, numeric, exists, prefix and suffix"
        )
    }

    private static func owner(_ path: [String]) -> String {
        path.isEmpty ? "an event pattern" : "field '\(path.joined(separator: "."))' of an event pattern"
    }

    /// Names that make EventBridge take `$or` for the name of a field.
    private static let reserved: Set<String> = [
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after",
        "date-on-or-after", "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range",
        "ip-address-not-in-range",
    ]
}
