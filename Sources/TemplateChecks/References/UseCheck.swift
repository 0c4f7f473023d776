import TemplateModel

/// Checks that what is declared is used.
struct UseCheck {
    private let check: FunctionCheck
    private let findings: Findings

    /// Makes a check of references that were collected.
    init(_ check: FunctionCheck, _ findings: Findings) {
        self.check = check
        self.findings = findings
    }

    /// Checks parameters, mappings and conditions, in the order of the template.
    func run() {
        // What a macro uses is not seen.
        guard !check.context.hasUnseenParts else { return }
        let references = check.references
        for (section, node) in check.context.template.root {
            let place = Place.root.key(section)
            switch section {
            case "Parameters":
                for name in names(of: node) where !references.mayUse(parameter: name) {
                    report(.unusedParameter, "parameter", name, at: place.key(name))
                }
            case "Mappings":
                for name in names(of: node) where !references.mayUse(mapping: name) {
                    report(.unusedMapping, "mapping", name, at: place.key(name))
                }
            case "Conditions":
                for entry in check.names.conditions.entries
                where !entry.isInLoop && !references.mayUse(condition: entry.name) {
                    report(.unusedCondition, "condition", entry.name, at: entry.place)
                }
            default:
                break
            }
        }
    }

    private func names(of section: Node) -> [String] {
        section.objectValue?.keys.filter { $0 != IntrinsicFunction.transform.rawValue } ?? []
    }

    private func report(_ rule: Rule, _ kind: String, _ name: String, at place: Place) {
        findings.report(rule, at: place, "\(kind) '\(name)' is not used; remove it")
    }
}

extension Rule {
    static let unusedParameter = Rule(
        "REF-06",
        .warning,
        "parameters are used",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    )
    static let unusedMapping = Rule(
        "REF-07",
        .warning,
        "mappings are used",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html"
    )
    static let unusedCondition = Rule(
        "REF-08",
        .warning,
        "conditions are used",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    )
}
