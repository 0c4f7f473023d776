import TemplateModel

/// The acceptances that a template has in its metadata.
///
/// ```yaml
/// Metadata:
///   synth:
///     allow:
///       ESQ-02: messages may be processed twice
/// ```
///
/// In the metadata of a resource they are about findings in this resource, in those of the template about all.
struct TemplateAcceptances {
    private struct Entry {
        var acceptance: Acceptance
        /// The resource, `nil` for all.
        let logicalID: String?
        let place: Place
    }

    private var entries: [Entry] = []

    /// Reads the metadata of a template, and reports what is no acceptance.
    init(_ template: Template, _ findings: Findings) {
        read(template.root["Metadata"], of: nil, at: .root, findings)
        let resources = Place.root.key("Resources")
        for (name, resource) in template.resources {
            read(resource["Metadata"], of: name, at: resources.key(name), findings)
        }
    }

    private mutating func read(_ metadata: Node?, of logicalID: String?, at place: Place, _ findings: Findings) {
        guard let settings = metadata?["synth"] else { return }
        let place = place.key("Metadata").key("synth")
        guard case .object(let members) = settings else {
            findings.report(.acceptanceForm, at: place, "'synth' in metadata must be an object with 'allow'")
            return
        }
        for (key, value) in members {
            let place = place.key(key)
            guard key == "allow", case .object(let allowed) = value else {
                let question = Suggestion.question(for: key, among: ["allow"])
                let message =
                    key == "allow"
                    ? "'allow' must be an object of rules with reasons, such as ESQ-02: the handler is idempotent"
                    : "'\(key)' is no setting of 'synth'\(question.isEmpty ? "; the only one is 'allow'" : question)"
                findings.report(.acceptanceForm, at: place, message)
                continue
            }
            for (rule, reason) in allowed {
                let acceptance = Acceptance(RuleID(rawValue: rule), because: reason.stringValue ?? "")
                entries.append(Entry(acceptance: acceptance, logicalID: logicalID, place: place.key(rule)))
            }
        }
    }

    /// Takes accepted findings away, and reports what is wrong with acceptances.
    /// - Parameters:
    ///   - findings: The findings of all checks.
    ///   - isComplete: Whether all rules have been checked, so that an acceptance of what is not found has no use.
    mutating func apply(to findings: Findings, isComplete: Bool) {
        guard !entries.isEmpty else { return }
        findings.remove { finding in
            var isAccepted = false
            for index in entries.indices where covers(entries[index], finding) {
                if entries[index].acceptance.accepts(finding) { isAccepted = true }
            }
            return isAccepted
        }
        for entry in entries {
            guard let problem = entry.acceptance.problem(hasMetAll: isComplete) else { continue }
            findings.report(problem, at: entry.place)
        }
    }

    private func covers(_ entry: Entry, _ finding: Diagnostic) -> Bool {
        guard let logicalID = entry.logicalID else { return true }
        guard let path = finding.templatePath, path.count > 1 else { return false }
        return path[0] == .key("Resources") && path[1] == .key(logicalID)
    }
}
