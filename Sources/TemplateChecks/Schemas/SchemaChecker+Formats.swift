import ResourceSchemas
import TemplateModel

extension Rule {
    static let format = Rule(
        "SCH-13",
        "texts are what the property wants: dates, addresses, ARNs and IDs",
        source: "https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/format_keyword.md"
    )
    static let referenceFormat = Rule(
        "SCH-14",
        "references are to a resource of the type that the property wants",
        source: "https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/format_keyword.md"
    )
}

extension SchemaChecker {
    func checkFormat(_ node: Node, _ format: String, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        guard case .string(let text) = node else { return .yes }
        guard let fits = KnownFormat.fits(text, format) else { return .unknown }
        if fits { return .yes }
        if let log { reportFormat(of: node, [format], frame, log) }
        return .no
    }

    /// Reports a value that is of none of several formats.
    func reportFormat(of node: Node, _ formats: [String], _ frame: Frame, _ log: FindingLog) {
        log.add(
            .format,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(ValueText.quoted(node))\(origin(frame)), but must be "
                + Self.choice(formats)
        )
    }

    private static func choice(_ formats: [String]) -> String {
        var descriptions: [String] = []
        for description in formats.map(KnownFormat.description) where !descriptions.contains(description) {
            descriptions.append(description)
        }
        return descriptions.joined(separator: " or ")
    }

    func checkFormat(of knowledge: Knowledge, _ format: String, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        let given = Self.formats(of: knowledge)
        guard !given.isEmpty, Self.isComparable(format) else { return .unknown }
        for candidate in given where Self.agree(candidate, format) { return .yes }
        guard given.allSatisfy({ Self.isComparable($0) }) else { return .unknown }
        if let log { reportFormat(of: knowledge, [format], frame, log) }
        return .no
    }

    /// Reports a reference that is of none of several formats.
    func reportFormat(of knowledge: Knowledge, _ formats: [String], _ frame: Frame, _ log: FindingLog) {
        log.add(
            .referenceFormat,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(expression(at: frame.place)), "
                + "\(Self.choice(Self.formats(of: knowledge))), but must be \(Self.choice(formats))"
        )
    }

    /// The formats of which a value is one.
    private static func formats(of knowledge: Knowledge) -> [String] {
        if let format = knowledge.format { return [format] }
        guard let (schema, owner) = knowledge.schema else { return [] }
        return formats(of: schema, owner: owner, depth: 0)
    }

    private static func formats(of schema: Schema, owner: ResourceSchema, depth: Int) -> [String] {
        guard depth < 8 else { return [] }
        var formats: [String] = []
        for assertion in schema.assertions {
            switch assertion {
            case .format(let format):
                formats.append(format)
            case .definition(let name):
                formats += owner.definition(name).map { Self.formats(of: $0, owner: owner, depth: depth + 1) } ?? []
            case .any(let schemas), .one(let schemas):
                let alternatives = schemas.map { Self.formats(of: $0, owner: owner, depth: depth + 1) }
                // With one alternative unknown, all is.
                if alternatives.contains(where: \.isEmpty) { return [] }
                formats += alternatives.flatMap(\.self)
            default:
                continue
            }
        }
        return formats
    }

    /// Whether a format says what kind of resource a value stands for.
    private static func isComparable(_ format: String) -> Bool {
        format.utf8.starts(with: "AWS::".utf8) && format.utf8.contains(UInt8(ascii: "."))
    }

    private static func agree(_ given: String, _ wanted: String) -> Bool {
        given == wanted || general(given) == general(wanted)
    }

    /// The format's usual name: that of an item for a list, `Id` for `GroupId`.
    private static func general(_ format: String) -> String {
        switch format {
        case "AWS::EC2::SecurityGroup.GroupId", "AWS::EC2::SecurityGroup.Ids": "AWS::EC2::SecurityGroup.Id"
        case "AWS::EC2::SecurityGroup.Names": "AWS::EC2::SecurityGroup.Name"
        case "AWS::EC2::Subnet.Ids": "AWS::EC2::Subnet.Id"
        default: format
        }
    }
}
