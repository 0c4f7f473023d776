internal import TemplateChecks
internal import TemplateModel

/// A rule whose findings are taken on purpose in a part of the app.
package struct AcceptanceRecord {
    let rule: RuleID
    let reason: String
    let scope: Scope
    let location: SourceLocation
}

/// The acceptances of an app, while findings come in.
struct AppAcceptances {
    private var entries: [(record: AcceptanceRecord, acceptance: Acceptance)]

    init(_ graph: Graph) {
        entries = graph.acceptances.map { ($0, Acceptance($0.rule, because: $0.reason)) }
    }

    /// Whether a finding in a scope is accepted.
    mutating func accept(_ finding: Diagnostic, in scope: Scope) -> Bool {
        var isAccepted = false
        for index in entries.indices
        where scope.path.components.starts(with: entries[index].record.scope.path.components) {
            if entries[index].acceptance.accepts(finding) { isAccepted = true }
        }
        return isAccepted
    }

    /// What is wrong with acceptances.
    /// - Parameter hasMetAll: Whether all findings came in.
    /// - Returns: A diagnostic for each acceptance with a problem, at its line.
    func problems(hasMetAll: Bool) -> [Diagnostic] {
        entries.compactMap { record, acceptance in
            acceptance.problem(hasMetAll: hasMetAll).map { problem in
                record.scope.diagnostic(problem.severity, problem.message, rule: problem.rule, at: record.location)
            }
        }
    }
}
