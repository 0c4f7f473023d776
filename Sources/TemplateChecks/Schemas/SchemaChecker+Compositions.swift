import ResourceSchemas
import TemplateModel

extension Rule {
    static let alternative = Rule("SCH-12", "values are one of the alternatives", source: Schema.source)
}

extension SchemaChecker {
    /// Checks an assertion that consists of schemas.
    func checkComposition(_ node: Node, _ assertion: Assertion, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        switch assertion {
        case .any(let schemas):
            return checkAny(node, schemas, frame, log)
        case .one(let schemas):
            return checkOne(node, schemas, frame, log)
        case .not(let schema):
            let verdict = !checkValue(node, schema, frame.deeper, nil)
            if verdict == .no, let log { reportForbidden(node, schema, frame, log) }
            return verdict
        case .conditional(let condition, let then, let otherwise):
            let branch: Schema?
            switch checkValue(node, condition, frame.deeper, nil) {
            case .yes: branch = then
            case .no: branch = otherwise
            case .unknown: return .unknown
            }
            guard let branch else { return .yes }
            guard let log else { return checkValue(node, branch, frame.deeper, nil) }
            let inner = FindingLog()
            let verdict = checkValue(node, branch, frame.deeper, inner)
            if !inner.findings.isEmpty {
                let reason = ReasonText.reason(condition, of: node, resource: resource) { value in
                    guard evaluator.isExpression(value),
                        case .known(let known)? =
                            evaluator.values(of: value, at: frame.place, under: frame.choices).first?.content
                    else { return value }
                    return known
                }
                log.add(inner, because: reason)
            }
            return verdict
        default:
            return .yes
        }
    }

    private func checkAny(_ node: Node, _ schemas: [Schema], _ frame: Frame, _ log: FindingLog?) -> Verdict {
        var isDecided = true
        for schema in schemas {
            switch checkValue(node, schema, frame.deeper, nil) {
            case .yes: return .yes
            case .unknown: isDecided = false
            case .no: continue
            }
        }
        guard isDecided else { return .unknown }
        if let log { reportNearest(node, schemas, frame, log) }
        return .no
    }

    private func checkOne(_ node: Node, _ schemas: [Schema], _ frame: Frame, _ log: FindingLog?) -> Verdict {
        var matching: [Schema] = []
        var isDecided = true
        for schema in schemas {
            switch checkValue(node, schema, frame.deeper, nil) {
            case .yes: matching.append(schema)
            case .unknown: isDecided = false
            case .no: continue
            }
            if matching.count > 1, log == nil { return .no }
        }
        switch matching.count {
        case 0:
            guard isDecided else { return .unknown }
            if let log { reportNearest(node, schemas, frame, log) }
            return .no
        case 1:
            return isDecided ? .yes : .unknown
        default:
            if let log { reportSeveral(matching, node, frame, log) }
            return .no
        }
    }

    private func reportSeveral(_ matching: [Schema], _ node: Node, _ frame: Frame, _ log: FindingLog) {
        let names = matching.compactMap { $0.onlyRequired?.first ?? $0.tag }
        if case .object(let object) = node, names.count == matching.count, Set(names).count == names.count {
            reportExclusive(names, of: object, frame, log)
        } else {
            log.add(
                .alternative,
                at: frame.place,
                "\(subject.name(of: frame.place)) fits \(matching.count) alternatives, but must fit exactly one"
            )
        }
    }

    /// Reports why the alternative that comes nearest does not fit.
    private func reportNearest(_ node: Node, _ schemas: [Schema], _ frame: Frame, _ log: FindingLog) {
        if reportMissing(node, schemas, frame, log) { return }
        let formats = schemas.compactMap(\.onlyFormat)
        if formats.count == schemas.count, !formats.isEmpty {
            reportFormat(of: node, formats, frame, log)
            return
        }
        if case .object(let object) = node {
            let tags = schemas.compactMap(\.tag).filter { object[$0] != nil }
            if Set(tags).count > 1 {
                reportExclusive(tags, of: object, frame, log)
                return
            }
        }
        let depth = frame.place.steps.count
        var nearest: (log: FindingLog, distance: Int)?
        for schema in schemas {
            let candidate = FindingLog()
            _ = checkValue(node, schema, frame.deeper, candidate)
            let distance = candidate.findings.reduce(0) { sum, finding in
                sum + (finding.place.steps.count > depth ? 1 : finding.rule == .type ? 100 : 10)
            }
            if nearest.map({ distance < $0.distance }) ?? true { nearest = (candidate, distance) }
        }
        log.findings += nearest?.log.findings ?? []
    }

    /// Reports that one of several members must be given; `false` when that is not what the alternatives are about.
    private func reportMissing(_ node: Node, _ schemas: [Schema], _ frame: Frame, _ log: FindingLog) -> Bool {
        guard case .object(let object) = node else { return false }
        let isTagged = schemas.allSatisfy { $0.tag != nil } && object.isEmpty
        let lists = schemas.compactMap { $0.onlyRequired ?? (isTagged ? $0.tag.map { [$0] } : nil) }
        guard lists.count == schemas.count, !lists.isEmpty else { return false }
        let names = lists.map { list in
            let missing = list.filter { object[$0] == nil }
            return ValueText.list(missing.isEmpty ? list : missing, joinedBy: "with")
        }
        var different: [String] = []
        for name in names where !different.contains(name) { different.append(name) }
        let choice =
            different.count > 1
            ? "one of " + different.dropLast().joined(separator: ", ") + " or " + different[different.count - 1]
            : different.joined()
        log.add(.combination, at: frame.place, "\(subject.name(of: frame.place)) needs \(choice)")
        return true
    }

    private func reportForbidden(_ node: Node, _ schema: Schema, _ frame: Frame, _ log: FindingLog) {
        if case .object = node, let names = schema.onlyRequired, let first = names.first {
            let message =
                names.count == 1
                ? "\(subject.name(ofMember: first, at: frame.place)) must not be given"
                : "\(ValueText.list(names, joinedBy: "and")) of \(subject.name(of: frame.place)) must not be given together"
            log.add(.combination, at: frame.place.key(first), message)
            return
        }
        log.add(
            .allowedValue,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(ValueText.quoted(node))\(origin(frame)), which is not allowed"
        )
    }
}

extension Schema {
    /// The names of the members that must be there, if nothing else is demanded of an object.
    var onlyRequired: [String]? {
        var names: [String]?
        for assertion in assertions {
            switch assertion {
            case .required(let required): names = required
            case .type(.object): continue
            default: return nil
            }
        }
        return names
    }

    /// The member that tells an alternative from others: the only one that must be there.
    var tag: String? {
        for case .required(let names) in assertions where names.count == 1 { return names[0] }
        return nil
    }
}
