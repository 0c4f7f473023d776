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
        if case .array(let items) = node, let itemFormat = ReferenceFormat.ofItems(format) {
            var verdict = Verdict.yes
            for (index, item) in items.enumerated() {
                verdict = verdict && check(item, Schema([.format(itemFormat)]), frame.item(index), log)
            }
            return verdict
        }
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
        switch ReferenceFormat(knowledge, patterns).fits(format) {
        case true?: return .yes
        case nil: return .unknown
        case false?: break
        }
        if let log { reportFormat(of: knowledge, [format], frame, log) }
        return .no
    }

    /// Reports a reference that is of none of several formats.
    func reportFormat(of knowledge: Knowledge, _ formats: [String], _ frame: Frame, _ log: FindingLog) {
        log.add(
            .referenceFormat,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(expression(at: frame.place)), "
                + "\(Self.choice(ReferenceFormat(knowledge, patterns).names)), but must be \(Self.choice(formats))"
                + Self.attributeThatIsTheARN(of: knowledge) { formats.contains("\($0).Arn") }
        )
    }

    func checkPattern(of knowledge: Knowledge, _ pattern: String, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        let format = ReferenceFormat(knowledge, patterns)
        guard format.fits(pattern: pattern) == false else { return .unknown }
        log?.add(
            .referenceFormat,
            at: frame.place,
            "\(subject.name(of: frame.place)) is \(expression(at: frame.place)), \(Self.choice(format.names)), "
                + "but must match the pattern \(pattern)"
                + Self.attributeThatIsTheARN(of: knowledge) { ReferenceFormat.service(ofType: $0, isIn: pattern) }
        )
        return .no
    }

    /// What to write in place of a reference that gives a name where the ARN of that type is wanted; empty otherwise.
    private static func attributeThatIsTheARN(of knowledge: Knowledge, isWanted: (String) -> Bool) -> String {
        guard knowledge.attribute == nil, let reference = knowledge.reference, let owner = knowledge.schema?.owner,
            owner.attributes["Arn"] != nil, isWanted(owner.typeName)
        else { return "" }
        return "; that is Fn::GetAtt '\(reference.name).Arn'"
    }
}
