import ResourceSchemas
import TemplateModel

extension Rule {
    private static let grammar = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"

    static let policyElement = Rule("POL-01", "the elements of a policy are those of the grammar", source: grammar)
    static let policyStructure = Rule(
        "POL-02",
        "the elements that a policy needs are given, and none that exclude each other",
        source: grammar
    )
    static let policyValue = Rule("POL-03", "the elements of a policy have values that they can have", source: grammar)
    static let policyOperator = Rule(
        "POL-04",
        "the operators of a policy's conditions exist",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"
    )
}

/// Checks the policy documents of all resources.
struct PolicyCheck {
    private let session: CheckSession
    private let grammar = PolicyGrammar()

    init(_ session: CheckSession) {
        self.session = session
    }

    /// Reports what is wrong with policy documents.
    ///
    /// A macro of one's own may replace anything in the template, so that with one nothing is checked.
    func run() {
        guard !session.hasUnknownMacro else { return }
        session.forEachResource { resource in
            for site in PolicySite.all[resource.subject.typeName] ?? [] { check(resource, site) }
        }
    }

    private func check(_ resource: ResourceView, _ site: PolicySite) {
        for value in resource.values(at: site.path) {
            guard let node = value.node else { continue }
            switch node {
            case .string(let text):
                guard let object = JSONDocument.object(in: text) else {
                    if !site.isMixed { reportText(text, value, resource) }
                    continue
                }
                let document = PossibleValue(
                    content: .known(.object(object)),
                    choices: value.value.choices,
                    place: value.value.place.whole
                )
                check(FoundValue(value: document, isCertain: value.isCertain), resource, site)
            case .object:
                check(value, resource, site)
            default:
                // The schema says that it must be an object.
                continue
            }
        }
    }

    private func reportText(_ text: String, _ value: FoundValue, _ resource: ResourceView) {
        // Other texts are wrong because of the type that the property has.
        guard text.drop(while: \.isWhitespace).first == "{" else { return }
        resource.report(.policyValue, at: value, "\(resource.statement(of: value)), which is no JSON")
    }

    private func check(_ document: FoundValue, _ resource: ResourceView, _ site: PolicySite) {
        guard let object = document.node?.objectValue, !site.isMixed || object["Statement"] != nil,
            object.keys.first.map({ !$0.isFunctionName }) ?? true
        else { return }
        checkGrammar(document, resource, site.kind)
        var statements = PolicyStatementCheck(resource, document, site.kind)
        for statement in resource.values("Statement", .itemsOrSelf, in: document) { statements.check(statement) }
    }

    private func checkGrammar(_ document: FoundValue, _ resource: ResourceView, _ kind: PolicyKind) {
        guard let node = document.node else { return }
        let frame = SchemaChecker.Frame(
            place: document.value.place,
            choices: document.value.choices,
            knownConditions: document.value.choices.conditions.count
        )
        let log = FindingLog()
        let checker = session.checker(of: grammar.schema, resource.subject)
        _ = checker.checkValue(node, grammar.document(kind), frame, log)
        for finding in log.findings {
            let isCertain = document.isCertain && finding.severity == .error
            session.report(Self.rule(for: finding), at: finding.place, finding.message, isCertain: isCertain)
        }
    }

    private static func rule(for finding: SchemaFinding) -> Rule {
        switch finding.rule {
        case .unknownProperty:
            return finding.place.steps.dropLast().last == .key("Condition") ? .policyOperator : .policyElement
        case .missingProperty, .combination: return .policyStructure
        default: return .policyValue
        }
    }
}
