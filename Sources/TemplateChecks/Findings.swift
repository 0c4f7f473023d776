import TemplateModel

/// Collects what the checks of one template find.
final class Findings {
    private(set) var diagnostics: [Diagnostic] = []

    /// Reports a finding.
    /// - Parameters:
    ///   - rule: The check.
    ///   - place: Where in the template.
    ///   - message: What is wrong, the value given, the values allowed, the fix; lower case, no period at the end.
    func report(_ rule: Rule, at place: Place, _ message: String) {
        let steps = place.steps
        diagnostics.append(
            Diagnostic(
                severity: rule.severity,
                rule: rule.id,
                message: message,
                path: steps.map(\.text).joined(separator: "/"),
                templatePath: steps,
                location: nil
            )
        )
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
