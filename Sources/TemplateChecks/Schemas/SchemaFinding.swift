import TemplateModel

/// One thing that is not as a schema demands.
struct SchemaFinding {
    /// The check.
    let rule: Rule
    /// How bad this finding is.
    var severity: Diagnostic.Severity
    /// Where it is.
    let place: Place
    /// What is wrong.
    var message: String
}

/// Collects what is found while a value is compared with a schema.
///
/// Findings are collected apart where it is not yet clear whether they count: for each of several schemas of which one
/// must fit, for each value that an expression can have.
final class FindingLog {
    var findings: [SchemaFinding] = []

    func add(_ rule: Rule, at place: Place, _ message: String) {
        findings.append(SchemaFinding(rule: rule, severity: rule.severity, place: place, message: message))
    }
}
