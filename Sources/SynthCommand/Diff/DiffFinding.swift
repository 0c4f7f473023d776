internal import ArgumentParser
internal import TemplateDiff

/// What a difference can have that a pipeline should stop at.
enum DiffFinding: String, CaseIterable {
    /// A resource that is, or may be, replaced.
    case replace
    /// A resource that is removed.
    case remove
    /// Data that is lost.
    case dataLoss = "data-loss"
    /// An update that AWS refuses.
    case refusal
    /// Something that becomes possible, public or unprotected.
    case security

    /// The names on the command line.
    static var names: [String] { allCases.map(\.rawValue) }

    /// The findings of names that are separated by commas; none when there is no text.
    static func named(_ text: String?) throws(ValidationError) -> [DiffFinding] {
        guard let text else { return [] }
        var findings: [DiffFinding] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = String(name.drop { $0 == " " })
            guard let finding = DiffFinding(rawValue: name) else {
                throw ValidationError("unknown finding \(UnknownName.sentence(name, among: names, called: "findings"))")
            }
            findings.append(finding)
        }
        return findings
    }

    /// Whether a difference has the finding.
    func isIn(_ difference: TemplateDifference) -> Bool {
        switch self {
        case .replace:
            difference.resources.contains { change in
                change.certainty > .unlikely && (change.expectedReplacement ?? .false) != .false
            }
        case .remove: difference.resources.contains { $0.action == .remove }
        case .dataLoss: difference.hazards.contains { $0.kind == .dataLoss }
        case .refusal: difference.hazards.contains { $0.kind == .refusal }
        case .security: difference.security.contains { $0.direction != .narrower }
        }
    }
}
