import ResourceSchemas
import TemplateModel

extension Rule {
    static let type = Rule("SCH-04", "values have the type that the property wants", source: Schema.source)
    static let allowedValue = Rule("SCH-05", "values are among those that are allowed", source: Schema.source)
    static let range = Rule("SCH-06", "numbers are in range", source: Schema.source)
    static let length = Rule("SCH-07", "texts are neither too short nor too long", source: Schema.source)
    static let pattern = Rule("SCH-09", "texts match the pattern of the property", source: Schema.source)
    static let localPath = Rule(
        "SCH-17",
        .warning,
        "code is in Amazon S3 or in the template",
        source: "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html"
    )
}

extension Schema {
    /// The page that says what the words of a schema mean.
    static let source = "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html"
}

extension SchemaChecker {
    func checkType(
        _ node: Node,
        _ types: Assertion.ValueTypes,
        of schema: Schema,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        if Self.fits(node, types) || isOpen { return .yes }
        if schema.isJSON {
            switch node {
            case .object, .string: return .yes
            case .array where types.contains(.string): return .yes
            case .null, .bool, .int, .double, .array: break
            }
        }
        guard let log else { return .no }
        if case .string(let text) = node, types == .object, isPackaged(frame.place) {
            log.add(
                .localPath,
                at: frame.place,
                "\(subject.name(of: frame.place)) is \(ValueText.quoted(text)), which only 'aws cloudformation package' "
                    + "understands; run it before the template is deployed"
            )
            return .yes
        }
        let isList = if case .array = node { true } else { false }
        log.add(
            .type,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(ValueText.quoted(node))\(origin(frame)), but must be "
                + ValueText.kinds(types) + typeHint(isList: isList, types)
        )
        return .no
    }

    /// Whether a value has one of the types or can be converted to one.
    private static func fits(_ node: Node, _ types: Assertion.ValueTypes) -> Bool {
        switch node {
        case .null:
            return types.contains(.null)
        case .bool:
            return !types.isDisjoint(with: [.boolean, .string])
        case .int:
            return !types.isDisjoint(with: [.integer, .number, .string])
        case .double:
            return !types.isDisjoint(with: [.number, .string]) || types.contains(.integer) && node.integerValue != nil
        case .string:
            return types.contains(.string)
                || types.contains(.number) && node.numberValue != nil
                || types.contains(.integer) && node.integerValue != nil
                || types.contains(.boolean) && node.truthValue != nil
        case .array:
            return types.contains(.array)
        case .object:
            return types.contains(.object)
        }
    }

    func typeHint(isList: Bool, _ types: Assertion.ValueTypes) -> String {
        if isList, types.isDisjoint(with: [.array, .object]) { return "; give one item instead of a list" }
        if !isList, types == .array { return "; make it an item of a list" }
        return ""
    }

    /// Whether `aws cloudformation package` replaces a local path at this place by an object.
    func isPackaged(_ place: Place) -> Bool {
        guard let path = Self.packagedProperties[subject.typeName] else { return false }
        return Subject.path(of: place) == path
    }

    private static let packagedProperties = [
        "AWS::ApiGateway::RestApi": "BodyS3Location",
        "AWS::CodeCommit::Repository": "Code.S3",
        "AWS::ElasticBeanstalk::ApplicationVersion": "SourceBundle",
        "AWS::Lambda::Function": "Code",
        "AWS::Lambda::LayerVersion": "Content",
        "AWS::StepFunctions::StateMachine": "DefinitionS3Location",
    ]

    func checkAllowed(
        _ node: Node,
        _ values: [Node],
        ignoringCase: Bool,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        switch node {
        case .array, .object:
            return values.contains(node) ? .yes : .unknown
        case .null, .bool, .int, .double, .string:
            break
        }
        for value in values where Self.agree(node, value) { return .yes }
        let text = node.scalarText
        let similar = text.flatMap { text in
            let text = text.lowercased()
            return values.first { $0.scalarText?.lowercased() == text }
        }
        if ignoringCase, similar != nil { return .yes }
        guard let log else { return .no }
        let given = "\(subject.name(of: frame.place)) is \(ValueText.quoted(node))\(origin(frame))"
        if let similar {
            log.add(
                .allowedValue,
                at: frame.place,
                given + ", but must be \(ValueText.quoted(similar)); upper and lower case differ"
            )
        } else {
            let isName = node.numberValue == nil && node.truthValue == nil
            let question =
                text.map { isName ? Suggestion.question(for: $0, among: values.compactMap(\.scalarText)) : "" } ?? ""
            log.add(.allowedValue, at: frame.place, given + ", but must be \(ValueText.choice(values))" + question)
        }
        return .no
    }

    /// Whether two scalars are the same after conversions.
    static func agree(_ left: Node, _ right: Node) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)):
            return left == right
        case (.bool, _), (_, .bool):
            guard let left = left.truthValue else { return false }
            return left == right.truthValue
        case (.int, _), (.double, _), (_, .int), (_, .double):
            guard let left = left.numberValue else { return false }
            return left == right.numberValue
        default:
            return left == right
        }
    }

    func checkPattern(_ node: Node, _ pattern: String, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        let text: String
        switch node {
        case .string(let string): text = string
        case .int(let number): text = String(number)
        // How CloudFormation writes a number with a fraction, or a Boolean, as a text is not known for sure.
        case .double, .bool: return .unknown
        case .null, .array, .object: return .yes
        }
        guard let isMatch = patterns.matches(text, pattern) else { return .unknown }
        if isMatch { return .yes }
        guard let log else { return .no }
        let demand = pattern.count <= 80 ? "match the pattern \(pattern)" : "match the pattern of the property"
        log.add(
            .pattern,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(ValueText.quoted(node))\(origin(frame)), but must \(demand)"
        )
        return .no
    }

    func checkLength(
        _ node: Node,
        _ bounds: Assertion.Bounds,
        of schema: Schema,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        // The bounds of a document are those of what the service makes of it.
        guard case .string(let text) = node, !schema.isJSON else { return .yes }
        let length = text.unicodeScalars.count
        if bounds.contains(length) { return .yes }
        log?.add(
            .length,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(ValueText.quoted(text))\(origin(frame)), which has "
                + "\(Self.characters(length)), but must have \(Self.text(bounds))"
        )
        return .no
    }

    private static func characters(_ count: Int) -> String { count == 1 ? "1 character" : "\(count) characters" }

    /// Bounds in words: `1 to 80`, `at least 2`, `at most 5`.
    static func text(_ bounds: Assertion.Bounds) -> String {
        switch (bounds.minimum, bounds.maximum) {
        case (let minimum?, let maximum?) where minimum == maximum: "\(minimum)"
        case (let minimum?, let maximum?): "\(minimum) to \(maximum)"
        case (let minimum?, nil): "at least \(minimum)"
        case (nil, let maximum?): "at most \(maximum)"
        case (nil, nil): "any"
        }
    }

    func checkRange(
        _ node: Node,
        _ range: Assertion.NumberRange,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        guard let number = node.numberValue else { return .yes }
        if range.contains(number) { return .yes }
        log?.add(
            .range,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(ValueText.quoted(node))\(origin(frame)), but must be \(range.text)"
        )
        return .no
    }

    func checkMultiple(_ node: Node, of factor: Double, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        guard let number = node.numberValue, factor > 0 else { return .yes }
        let quotient = number / factor
        if abs(quotient - quotient.rounded()) < 1e-9 { return .yes }
        log?.add(
            .range,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(ValueText.quoted(node))\(origin(frame)), but must be a multiple of "
                + ValueText.number(factor)
        )
        return .no
    }
}

extension Assertion.Bounds {
    func contains(_ count: Int) -> Bool {
        count >= minimum ?? .min && count <= maximum ?? .max
    }
}

extension Assertion.NumberRange {
    fileprivate func contains(_ number: Double) -> Bool {
        if let minimum, excludesMinimum ? number <= minimum : number < minimum { return false }
        if let maximum, excludesMaximum ? number >= maximum : number > maximum { return false }
        return true
    }

    fileprivate var text: String {
        let least = minimum.map { "\(excludesMinimum ? "greater than" : "at least") \(ValueText.number($0))" }
        let most = maximum.map { "\(excludesMaximum ? "less than" : "at most") \(ValueText.number($0))" }
        if let minimum, let maximum, !excludesMinimum, !excludesMaximum {
            return "from \(ValueText.number(minimum)) to \(ValueText.number(maximum))"
        }
        return [least, most].compactMap(\.self).joined(separator: " and ")
    }
}
