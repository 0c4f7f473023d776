import ResourceSchemas
import TemplateModel

extension Rule {
    static let unknownType = Rule(
        "SCH-01",
        "the type of a resource exists",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html"
    )
}

/// Compares the properties of all resources with the schemas of their types.
///
/// What a macro makes of a template cannot be known. With a macro of one's own, which gets the whole template and may
/// replace all of it, neither missing and unknown properties nor wrong types are findings, and wrong values are only
/// warnings. The transforms of AWS leave resources of other types than their own as they are. A macro inside an object
/// adds members to it, and gets those beside it as its input.
struct SchemaCheck {
    private let context: TemplateContext
    private let evaluator: Evaluator
    private let patterns: PatternCache
    private let hasUnknownMacro: Bool

    init(_ session: CheckSession) {
        context = session.context
        evaluator = session.evaluator
        patterns = session.patterns
        hasUnknownMacro = context.hasUnknownMacro
    }

    /// Reports what does not fit.
    func run(into findings: Findings) {
        check(context.template.resources, at: .root.key("Resources"), into: findings)
    }

    private func check(_ resources: Object, at place: Place, into findings: Findings) {
        for (name, entry) in resources {
            if name.isLoopName {
                // The resources of a loop are checked once, with what the loop replaces unknown.
                guard let body = entry[2]?.objectValue else { continue }
                let wasInLoop = evaluator.isInLoop
                evaluator.isInLoop = true
                check(body, at: place.key(name).item(2), into: findings)
                evaluator.isInLoop = wasInLoop
            } else if name != "Fn::Transform" {
                check(entry, named: name, at: place.key(name), into: findings)
            }
        }
    }

    private func check(_ entry: Node, named name: String, at place: Place, into findings: Findings) {
        guard case .object(let object) = entry, let typeName = object["Type"]?.stringValue else { return }
        guard let resource = context.schemas[typeName] else {
            checkType(typeName, of: name, at: place.key("Type"), into: findings)
            return
        }
        let isServerless = typeName.utf8.starts(with: "AWS::Serverless::".utf8)
        if isServerless, !context.isServerless, !hasUnknownMacro {
            findings.report(
                .unknownType,
                at: place.key("Type"),
                "'\(name)' is an \(typeName), which needs the transform 'AWS::Serverless-2016-10-31'"
            )
            return
        }
        let properties = object["Properties"]
        let checker = SchemaChecker(
            resource,
            of: Subject(logicalID: name, typeName: typeName),
            evaluator: evaluator,
            patterns: patterns,
            isOpen: hasUnknownMacro || object.isOpen,
            hasGlobals: isServerless && context.template.root["Globals"] != nil
        )
        var choices = Choices.none
        if let condition = object["Condition"]?.stringValue { choices = choices.condition(condition, true) }
        let frame = SchemaChecker.Frame(
            place: properties == nil ? place : place.key("Properties"),
            choices: choices,
            knownConditions: choices.conditions.count
        )
        let log = FindingLog()
        let node: Node = if let properties, !properties.isNoValue { properties } else { .object(Object()) }
        _ = checker.check(node, resource.properties, frame, log)
        if !hasUnknownMacro { checker.checkUse(of: node, frame, log) }
        // What must not be there at all need not be right.
        let readOnly = log.findings.filter { $0.rule == .readOnly }.map(\.place.steps)
        log.findings.removeAll { finding in
            finding.rule != .readOnly && readOnly.contains { finding.place.steps.starts(with: $0) }
        }
        var seen: Set<[PathStep]> = []
        for finding in log.findings {
            // Of two members that exclude each other, each schema says so.
            guard seen.insert(finding.place.steps + [.key(finding.message)]).inserted else { continue }
            let severity = hasUnknownMacro ? .warning : finding.severity
            findings.report(finding.rule, at: finding.place, finding.message, severity: severity)
        }
    }

    private func checkType(_ typeName: String, of name: String, at place: Place, into findings: Findings) {
        if hasUnknownMacro || evaluator.isInLoop && typeName.contains(bytes: "${") { return }
        guard !CustomResource.isType(typeName), !typeName.hasSuffix("::MODULE") else { return }
        let parts = typeName.split(separator: ":", omittingEmptySubsequences: false)
        // Whether a type of somebody else's is registered in an account is not known here.
        let isForeign = parts.count == 5 && parts[1].isEmpty && parts[3].isEmpty && parts[0] != "AWS"
        guard !isForeign else { return }
        findings.report(
            .unknownType,
            at: place,
            "'\(name)' is of the type \(ValueText.quoted(typeName)), which does not exist"
                + Suggestion.question(for: typeName, among: ResourceSchemas.typeNames)
        )
    }
}
