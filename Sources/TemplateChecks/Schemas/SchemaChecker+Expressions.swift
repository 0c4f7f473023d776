import ResourceSchemas
import TemplateModel

extension SchemaChecker {
    /// Compares each value that an expression can have.
    ///
    /// A value that fails is an error if it comes from the template alone: a branch of a condition, a text that a function
    /// makes, the only value of a mapping. A parameter's default, one of its allowed values, or one of the values of a
    /// mapping whose key is not known may never be deployed: it is an error only if no other value fits, else a warning.
    func checkExpression(_ node: Node, _ schema: Schema, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        let values = evaluator.values(of: node, at: frame.place, under: frame.choices)
        var verdict: Verdict?
        var failure: FindingLog?
        for value in values {
            guard log != nil, values.count > 1, isOneOfSeveral(value, frame) else {
                guard let result = check(value, schema, frame, log) else { continue }
                verdict = .inAllCases(verdict, result)
                continue
            }
            let values = FindingLog()
            guard let result = check(value, schema, frame, values) else { continue }
            if result == .no, failure == nil { failure = values }
            verdict = .inAllCases(verdict, result)
        }
        if let log, let failure {
            for var finding in failure.findings {
                if verdict != .no { finding.severity = .warning }
                log.findings.append(finding)
            }
        }
        return verdict ?? .yes
    }

    private func isOneOfSeveral(_ value: PossibleValue, _ frame: Frame) -> Bool {
        value.choices.parameters.count > frame.choices.parameters.count
            || value.choices.mappings.count > frame.choices.mappings.count
    }

    /// Compares one value; `nil` when there is none.
    private func check(_ value: PossibleValue, _ schema: Schema, _ frame: Frame, _ log: FindingLog?) -> Verdict? {
        var inner = frame.deeper
        inner.place = value.place
        inner.choices = value.choices
        if !value.place.isWhole { inner.knownConditions = value.choices.conditions.count }
        switch value.content {
        case .absent: return nil
        case .known(let node): return checkValue(node, schema, inner, log)
        case .unknown(let knowledge): return checkUnknown(knowledge, schema, inner, log)
        }
    }

    /// Compares what is known of a value that is decided at deployment.
    private func checkUnknown(
        _ knowledge: Knowledge,
        _ schema: Schema,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        guard frame.depth < 64 else { return .unknown }
        var verdict = schema.assertions.isEmpty ? Verdict.yes : .unknown
        for assertion in schema.assertions {
            let result = checkUnknown(knowledge, assertion, of: schema, frame, log)
            if result == .no { return .no }
            verdict = verdict && result
        }
        return verdict
    }

    private func checkUnknown(
        _ knowledge: Knowledge,
        _ assertion: Assertion,
        of schema: Schema,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        switch assertion {
        case .definition(let name):
            return resource.definition(name).map { checkUnknown(knowledge, $0, frame.deeper, log) } ?? .unknown
        case .type(let types):
            return checkType(of: knowledge, types, of: schema, frame, log)
        case .format(let format):
            return checkFormat(of: knowledge, format, frame, log)
        case .pattern(let pattern):
            return checkPattern(of: knowledge, pattern, frame, log)
        case .length(let bounds):
            return checkLength(of: knowledge, bounds, of: schema, frame, log)
        case .never:
            log?.add(.combination, at: frame.place, "\(subject.name(of: frame.place)) must not be given")
            return .no
        case .all(let schemas):
            for schema in schemas where checkUnknown(knowledge, schema, frame.deeper, log) == .no { return .no }
            return .unknown
        case .any(let schemas), .one(let schemas):
            return checkAlternatives(of: knowledge, schemas, frame, log)
        default:
            return .unknown
        }
    }

    private func checkAlternatives(
        of knowledge: Knowledge,
        _ schemas: [Schema],
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        guard schemas.allSatisfy({ checkUnknown(knowledge, $0, frame.deeper, nil) == .no }) else { return .unknown }
        guard let log, let first = schemas.first else { return .no }
        let formats = schemas.compactMap(\.onlyFormat)
        if formats.count == schemas.count {
            reportFormat(of: knowledge, formats, frame, log)
        } else {
            _ = checkUnknown(knowledge, first, frame.deeper, log)
        }
        return .no
    }

    private func checkType(
        of knowledge: Knowledge,
        _ types: Assertion.ValueTypes,
        of schema: Schema,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        if isOpen || knowledge.types.canBecome(types) { return .unknown }
        if schema.isJSON, !knowledge.types.isDisjoint(with: [.array, .object, .string]) { return .unknown }
        if isPackaged(frame.place), types == .object { return .unknown }
        if let log {
            let given = ValueText.kinds(knowledge.types == .scalars ? .string : knowledge.types)
            log.add(
                .type,
                at: frame.place,
                "\(subject.name(of: frame.place)) is \(expression(at: frame.place)), which is \(given), but must be "
                    + ValueText.kinds(types) + typeHint(isList: knowledge.types == .array, types)
            )
        }
        return .no
    }

    private func checkLength(
        of knowledge: Knowledge,
        _ bounds: Assertion.Bounds,
        of schema: Schema,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        guard let maximum = bounds.maximum, !knowledge.text.isEmpty, !schema.isJSON else { return .unknown }
        var length = 0
        for case .literal(let text) in knowledge.text { length += text.unicodeScalars.count }
        guard length > maximum else { return .unknown }
        log?.add(
            .length,
            at: frame.place,
            "\(subject.name(of: frame.place)) has at least \(length) characters\(origin(frame)), but must have "
                + Self.text(bounds)
        )
        return .no
    }

    /// The call at a place, as messages name it.
    func expression(at place: Place) -> String {
        var node: Node? = .object(evaluator.context.template.root)
        for step in place.steps {
            switch step {
            case .key(let key): node = node?[key]
            case .index(let index): node = node?[index]
            }
        }
        guard let call = node?.functionCall else { return "a value" }
        switch (call.function, call.argument) {
        case (.ref, .string(let name)):
            return "Ref '\(name)'"
        case (.getAtt, let argument):
            guard let path = Evaluator.attributePath(argument) else { return call.name }
            return "Fn::GetAtt '\(path.resource).\(path.attribute)'"
        default:
            return call.name
        }
    }

    /// What leads to a value that is not in the template at its place, to be put behind the value.
    func origin(_ frame: Frame) -> String {
        let choices = frame.choices
        var text = ""
        for choice in choices.mappings {
            text += " from '\(choice.topLevelKey)' and '\(choice.secondLevelKey)' of mapping '\(choice.mapping)'"
        }
        for choice in choices.parameters {
            switch choice.source {
            case .default: text += " from the default of parameter '\(choice.name)'"
            case .allowedValue: text += " from an allowed value of parameter '\(choice.name)'"
            case .mappingKey: continue
            }
        }
        if frame.knownConditions < choices.conditions.count {
            text += " " + Scenario.text(choices.conditions[frame.knownConditions...])
        }
        return text
    }
}

extension Assertion.ValueTypes {
    /// Whether values of these types can be used, perhaps after a conversion, where others are wanted.
    func canBecome(_ wanted: Assertion.ValueTypes) -> Bool {
        !isDisjoint(with: wanted)
            || !isDisjoint(with: Assertion.ValueTypes.scalars) && !wanted.isDisjoint(with: Assertion.ValueTypes.scalars)
    }
}

extension Schema {
    /// Whether a value can be given as an object or as its text.
    var isJSON: Bool {
        for case .format("json") in assertions { return true }
        return false
    }

    /// The format, if nothing else is demanded but that the value is a string.
    var onlyFormat: String? {
        var format: String?
        for assertion in assertions {
            switch assertion {
            case .format(let name): format = name
            case .type(.string): continue
            default: return nil
            }
        }
        return format
    }
}
