import ResourceSchemas
import TemplateModel

/// What the checks of resources share while one template is checked.
final class CheckSession {
    let context: TemplateContext
    let evaluator: Evaluator
    let findings: Findings
    /// Finds out which conditions exclude each other.
    private(set) lazy var solver = ConditionSolver(context)
    let patterns = PatternCache()
    let actionNames = ActionNameCheck()

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
        evaluator = Evaluator(context)
    }

    /// Whether a macro of one's own gets the template, so that nothing is certain of what is deployed.
    var hasUnknownMacro: Bool {
        context.transforms.contains { !$0.utf8.starts(with: "AWS::".utf8) }
    }

    /// Calls a function with each resource, in the order of the template; with those of a loop once.
    func forEachResource(_ body: (ResourceView) -> Void) {
        forEachResource(of: context.template.resources, at: .root.key("Resources"), isInLoop: false, body)
    }

    private func forEachResource(
        of resources: Object,
        at place: Place,
        isInLoop: Bool,
        _ body: (ResourceView) -> Void
    ) {
        for (name, entry) in resources {
            if name.isLoopName {
                guard !evaluator.isInLoop, let resources = entry[2]?.objectValue else { continue }
                evaluator.isInLoop = true
                forEachResource(of: resources, at: place.key(name).item(2), isInLoop: true, body)
                evaluator.isInLoop = false
            } else if case .object(let object) = entry, let typeName = object["Type"]?.stringValue {
                let subject = Subject(logicalID: name, typeName: typeName)
                body(
                    ResourceView(
                        subject: subject,
                        entry: object,
                        place: place.key(name),
                        isInLoop: isInLoop,
                        session: self
                    )
                )
            }
        }
    }

    /// Whether two values can be in one deployment.
    func canBeTogether(_ left: Choices, _ right: Choices) -> Bool {
        if left.conditions.isEmpty && right.conditions.isEmpty { return true }
        var conditions: [String: Bool] = [:]
        for (name, value) in left.conditions + right.conditions {
            if conditions.updateValue(value, forKey: name) ?? value != value { return false }
        }
        return solver.canHold(conditions)
    }

    /// What leads to a value that is not in the template at its place, to be put behind the value.
    func origin(of value: FoundValue, _ subject: Subject) -> String {
        guard let schema = context.schemas[subject.typeName] else { return "" }
        let choices = value.value.choices
        let frame = SchemaChecker.Frame(
            place: value.value.place,
            choices: choices,
            knownConditions: choices.conditions.count
        )
        return checker(of: schema, subject).origin(frame)
    }

    /// A checker of schemas for a resource.
    func checker(of schema: ResourceSchema, _ subject: Subject) -> SchemaChecker {
        SchemaChecker(schema, of: subject, evaluator: evaluator, patterns: patterns, isOpen: false)
    }

    /// Reports a finding; as a warning when it need not be so in a deployment.
    func report(_ rule: Rule, at place: Place, _ message: String, isCertain: Bool) {
        findings.report(rule, at: place, message, severity: isCertain ? nil : .warning)
    }
}
