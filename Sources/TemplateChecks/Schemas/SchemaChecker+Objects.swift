import ResourceSchemas
import TemplateModel

extension Rule {
    static let unknownProperty = Rule("SCH-02", "properties are those of the type", source: Schema.source)
    static let missingProperty = Rule("SCH-03", "required properties are given", source: Schema.source)
    static let combination = Rule("SCH-11", "properties that depend on each other fit together", source: Schema.source)
}

extension SchemaChecker {
    func checkMembers(
        _ object: Object,
        _ members: Assertion.Members,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        var verdict = Verdict.yes
        for (name, value) in object {
            // Loops and macros among the members are replaced by what they make; calls beside members are no properties.
            if name.isFunctionName {
                verdict = verdict && .unknown
                continue
            }
            let result = checkMember(name, value, of: object, members, frame, log)
            if result == .no, log == nil { return .no }
            verdict = verdict && result
        }
        return verdict
    }

    private func checkMember(
        _ name: String,
        _ value: Node,
        of object: Object,
        _ members: Assertion.Members,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        var verdict = Verdict.yes
        var isKnown = false
        if let schema = members.named[name] {
            isKnown = true
            verdict = check(value, schema, frame.key(name), log)
        }
        for (pattern, schema) in members.matching {
            switch patterns.matches(name, pattern) {
            case true?:
                isKnown = true
                verdict = verdict && check(value, schema, frame.key(name), log)
            case nil:
                isKnown = true
                verdict = verdict && .unknown
            case false?:
                continue
            }
        }
        if isKnown { return verdict }
        switch members.others {
        case .allowed:
            return .yes
        case .matching(let schema):
            return check(value, schema, frame.key(name), log)
        case .forbidden:
            // A macro beside the members gets them as its input.
            if isOpen || object.hasMacro { return .unknown }
            if evaluator.isExpression(value), isAbsent(value, frame) { return .yes }
            if let log { reportUnknown(name, members, frame, log) }
            return .no
        }
    }

    private func isAbsent(_ value: Node, _ frame: Frame) -> Bool {
        evaluator.values(of: value, at: frame.place, under: frame.choices).allSatisfy {
            if case .absent = $0.content { true } else { false }
        }
    }

    private func reportUnknown(
        _ name: String,
        _ members: Assertion.Members,
        _ frame: Frame,
        _ log: FindingLog
    ) {
        let owner = subject.name(of: frame.place)
        if members.named.isEmpty, let pattern = members.matching.first?.pattern {
            log.add(
                .pattern,
                at: frame.place.key(name),
                "\(ValueText.quoted(name)) is no name for a member of \(owner), which must match the pattern \(pattern)"
            )
            return
        }
        let names = members.named.keys.sorted()
        let hint =
            switch Suggestion.question(for: name, among: names) {
            case "" where names.count <= 6: "; it has \(ValueText.list(names, joinedBy: "and"))"
            case let question: question
            }
        log.add(
            .unknownProperty,
            at: frame.place.key(name),
            "\(ValueText.quoted(name)) is no property of \(owner)\(hint)"
        )
    }

    func checkNames(_ object: Object, _ schema: Schema, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        var verdict = Verdict.yes
        for (name, _) in object where !name.isFunctionName {
            guard checkValue(.string(name), schema, frame.deeper, nil) == .no else { continue }
            log?.add(
                .pattern,
                at: frame.place.key(name),
                "\(ValueText.quoted(name)) is no name for a member of \(subject.name(of: frame.place))"
            )
            verdict = .no
        }
        return verdict
    }

    /// Checks an assertion about which members there are; the object has only those that are.
    func checkPresence(_ object: Object, _ assertion: Assertion, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        switch assertion {
        case .required(let names):
            return checkRequired(object, names, because: nil, frame, log)
        case .exactlyOne(let names):
            return checkExactlyOne(object, names, frame, log)
        case .atLeastOne(let names):
            if names.contains(where: { object[$0] != nil }) { return .yes }
            if mayHaveMore(object, frame) { return .unknown }
            let choice = ValueText.list(names, joinedBy: "or")
            log?.add(.combination, at: frame.place, "\(subject.name(of: frame.place)) needs at least one of \(choice)")
            return .no
        case .dependentRequired(let name, let others):
            guard object[name] != nil else { return absence(of: object, frame) }
            return checkRequired(object, others, because: name, frame, log)
        case .dependentExcluded(let name, let others):
            guard object[name] != nil else { return absence(of: object, frame) }
            return checkExcluded(object, others, because: name, frame, log)
        case .dependentSchema(let name, let schema):
            guard object[name] != nil else { return absence(of: object, frame) }
            let inner = log.map { _ in FindingLog() }
            let verdict = checkValue(.object(object), schema, frame.deeper, inner)
            if let log, let inner { log.add(inner, because: "'\(name)' is given") }
            return verdict
        case .memberCount(let bounds):
            if bounds.contains(object.count) { return .yes }
            if mayHaveMore(object, frame) { return .unknown }
            log?.add(
                .count,
                at: frame.place,
                "\(subject.name(of: frame.place)) has \(object.count == 1 ? "1 member" : "\(object.count) members")"
                    + ", but must have \(Self.text(bounds))"
            )
            return .no
        default:
            return .yes
        }
    }

    /// The verdict on what only matters if a member is there that is not.
    private func absence(of object: Object, _ frame: Frame) -> Verdict { mayHaveMore(object, frame) ? .unknown : .yes }

    /// Whether an object may have more members than those in the template.
    private func mayHaveMore(_ object: Object, _ frame: Frame) -> Bool {
        isOpen || object.isOpen || hasGlobals && Subject.path(of: frame.place).isEmpty
    }

    private func checkRequired(
        _ object: Object,
        _ names: [String],
        because other: String?,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        let missing = names.filter { object[$0] == nil }
        if missing.isEmpty { return .yes }
        if mayHaveMore(object, frame) { return .unknown }
        for name in missing {
            let message = "\(subject.name(ofMember: name, at: frame.place)) is missing"
            if let other {
                log?.add(.combination, at: frame.place, message + ", because '\(other)' is given")
            } else {
                log?.add(.missingProperty, at: frame.place, message)
            }
        }
        return .no
    }

    private func checkExactlyOne(_ object: Object, _ names: [String], _ frame: Frame, _ log: FindingLog?) -> Verdict {
        let given = names.filter { object[$0] != nil }
        switch given.count {
        case 1:
            return absence(of: object, frame)
        case 0:
            if mayHaveMore(object, frame) { return .unknown }
            let choice = ValueText.list(names, joinedBy: "or")
            log?.add(.combination, at: frame.place, "\(subject.name(of: frame.place)) needs exactly one of \(choice)")
        default:
            reportExclusive(given, of: object, frame, log)
        }
        return .no
    }

    /// Reports members of which only one may be given; in the order of the object, so that it does not matter from which
    /// of them it is found.
    func reportExclusive(_ names: [String], of object: Object, _ frame: Frame, _ log: FindingLog?) {
        guard let log else { return }
        let names = object.keys.filter { names.contains($0) }
        log.add(
            .combination,
            at: names.last.map { frame.place.key($0) } ?? frame.place,
            "\(ValueText.list(names, joinedBy: "and")) of \(subject.name(of: frame.place)) exclude each other; "
                + "give only one"
        )
    }

    private func checkExcluded(
        _ object: Object,
        _ names: [String],
        because other: String,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        let given = names.filter { object[$0] != nil }
        for name in given { reportExclusive([name, other], of: object, frame, log) }
        return given.isEmpty ? absence(of: object, frame) : .no
    }
}

extension FindingLog {
    /// Adds what was found, with the reason why it had to be looked for.
    func add(_ log: FindingLog, because reason: String?) {
        for var finding in log.findings {
            if let reason { finding.message += ", because \(reason)" }
            findings.append(finding)
        }
    }
}

extension Object {
    /// Whether a macro or a loop adds members.
    var isOpen: Bool {
        for (name, _) in self where name.isFunctionName {
            if name == "Fn::Transform" || name.utf8.starts(with: "Fn::ForEach".utf8) { return true }
        }
        return false
    }

    /// Whether a macro that is not known gets the other members as its input.
    fileprivate var hasMacro: Bool {
        guard let macro = self["Fn::Transform"] else { return false }
        return macro["Name"] != .string("AWS::Include")
    }
}
