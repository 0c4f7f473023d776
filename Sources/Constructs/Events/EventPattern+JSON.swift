public import CloudFormation

extension EventPattern {
    /// The pattern as EventBridge reads it, its fields in alphabetical order.
    public var json: JSON {
        var members = fields.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value.json) }
        if !alternatives.isEmpty { members.append(("$or", JSON(alternatives.map(\.json)))) }
        return JSON(members: members)
    }

    /// The pattern as a rule of a template takes it: as text when there is a null in it, which CloudFormation allows nowhere in a template.
    var property: JSON { hasNull ? JSON(text) : json }

    private var hasNull: Bool {
        alternatives.contains(where: \.hasNull)
            || fields.values.contains { field in
                switch field {
                case .object(let pattern): pattern.hasNull
                case .conditions(let conditions): conditions.contains(.null)
                }
            }
    }

    /// The pattern as JSON text without white space, for properties that take it in a string.
    public var text: CloudFormation.Value<String> { json.compactText }
}

extension EventPattern.Field {
    fileprivate var json: JSON {
        switch self {
        case .conditions(let conditions): JSON(conditions.map(\.json))
        case .object(let pattern): pattern.json
        }
    }
}

extension EventPattern.Condition {
    fileprivate var json: JSON {
        switch self {
        case .text(let text): JSON(text)
        case .number(let number): JSON(shortest: number)
        case .truth(let truth): JSON(truth)
        case .null: nil
        case .beginning(let text, let ignoresCase):
            ["prefix": ignoresCase ? ["equals-ignore-case": JSON(text)] : JSON(text)]
        case .end(let text, let ignoresCase):
            ["suffix": ignoresCase ? ["equals-ignore-case": JSON(text)] : JSON(text)]
        case .textIgnoringCase(let text): ["equals-ignore-case": JSON(text)]
        case .wildcardPattern(let pattern): ["wildcard": JSON(pattern)]
        case .range(let range): ["numeric": range.json]
        case .addressRange(let range): ["cidr": JSON(range)]
        case .presence(let isPresent): ["exists": JSON(isPresent)]
        case .exclusion(let exclusion): ["anything-but": exclusion.json]
        }
    }
}

extension EventPattern.Exclusion {
    fileprivate var json: JSON {
        switch self {
        case .texts(let texts): Self.oneOrList(texts.map { JSON($0) })
        case .numbers(let numbers): Self.oneOrList(numbers.map { JSON(shortest: $0) })
        case .textsIgnoringCase(let texts): ["equals-ignore-case": Self.oneOrList(texts.map { JSON($0) })]
        case .beginnings(let texts): ["prefix": Self.oneOrList(texts.map { JSON($0) })]
        case .ends(let texts): ["suffix": Self.oneOrList(texts.map { JSON($0) })]
        case .wildcardPatterns(let patterns): ["wildcard": Self.oneOrList(patterns.map { JSON($0) })]
        }
    }

    private static func oneOrList(_ elements: [JSON]) -> JSON {
        elements.count == 1 ? elements[0] : JSON(elements)
    }
}

extension EventPattern.NumericRange {
    fileprivate var json: JSON {
        if let lower, lower == upper { return ["=", JSON(shortest: lower.number)] }
        var elements: [JSON] = []
        if let lower { elements += [JSON(lower.isIncluded ? ">=" : ">"), JSON(shortest: lower.number)] }
        if let upper { elements += [JSON(upper.isIncluded ? "<=" : "<"), JSON(shortest: upper.number)] }
        return JSON(elements)
    }
}

extension JSON {
    /// A number without a fraction where it has none: filters compare how numbers are written.
    fileprivate init(shortest number: Double) {
        if let whole = Int(exactly: number) { self.init(whole) } else { self.init(number) }
    }
}
