import TemplateModel

/// Collects what the checks of one template find.
final class Findings {
    private(set) var diagnostics: [Diagnostic] = []

    /// Reports a finding.
    /// - Parameters:
    ///   - rule: The check.
    ///   - place: Where in the template.
    ///   - message: What is wrong, the value given, the values allowed, the fix; lower case, no period at the end.
    ///   - severity: How bad this finding is; as bad as the rule says by default.
    func report(_ rule: Rule, at place: Place, _ message: String, severity: Diagnostic.Severity? = nil) {
        report(rule.id, severity ?? rule.severity, at: place, message)
    }

    /// Reports what is wrong with an acceptance.
    func report(_ problem: Acceptance.Problem, at place: Place) {
        report(problem.rule, problem.severity, at: place, problem.message)
    }

    /// Takes findings away.
    func remove(where isRemoved: (Diagnostic) -> Bool) {
        diagnostics.removeAll(where: isRemoved)
    }

    /// Gives each finding in a common template to the one that it is about.
    /// - Parameters:
    ///   - findings: The findings of each template, by its number.
    ///   - nameOfTemplate: The name of a template, for what is in others.
    func distribute(to findings: [Int: Findings], _ nameOfTemplate: (Int) -> String) {
        for diagnostic in diagnostics {
            guard var steps = diagnostic.templatePath, steps.count > 1, case .key(let marked) = steps[1],
                case (let name, let stack?) = StackMark.parts(of: marked)
            else { continue }
            steps[1] = .key(name)
            findings[stack]?.diagnostics.append(
                Diagnostic(
                    severity: diagnostic.severity,
                    rule: diagnostic.rule,
                    message: StackMark.message(diagnostic.message, for: stack) { other in
                        findings[other].map { _ in nameOfTemplate(other) }
                    },
                    path: steps.map(\.text).joined(separator: "/"),
                    templatePath: steps,
                    location: nil
                )
            )
        }
    }

    private func report(_ rule: RuleID, _ severity: Diagnostic.Severity, at place: Place, _ message: String) {
        let steps = place.steps
        diagnostics.append(
            Diagnostic(
                severity: severity,
                rule: rule,
                message: message,
                path: steps.map(\.text).joined(separator: "/"),
                templatePath: steps,
                location: nil
            )
        )
    }
}

extension Findings {
    /// What was found, in the order of a template; what is at one place stays in the order in which it was found.
    func diagnostics(inOrderOf template: Template) -> [Diagnostic] {
        guard diagnostics.count > 1 else { return diagnostics }
        let positions = diagnostics.map { Self.positions(of: $0.templatePath ?? [], in: template) }
        let order = diagnostics.indices.sorted { left, right in
            if positions[left] == positions[right] { return left < right }
            return positions[left].lexicographicallyPrecedes(positions[right])
        }
        return order.map { diagnostics[$0] }
    }

    /// Which member or item each step goes to.
    private static func positions(of path: [PathStep], in template: Template) -> [Int] {
        var node = Node.object(template.root)
        var positions: [Int] = []
        for step in path {
            switch (step, node) {
            case (.key(let key), .object(let object)):
                guard let position = object.position(of: key) else { return positions }
                positions.append(position)
                node = object[position].value
            case (.index(let index), .array(let items)) where items.indices.contains(index):
                positions.append(index)
                node = items[index]
            default:
                return positions
            }
        }
        return positions
    }
}

extension PathStep {
    fileprivate var text: String {
        switch self {
        case .key(let key): key
        case .index(let index): String(index)
        }
    }
}
