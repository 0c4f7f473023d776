internal import ArgumentParser

/// How a command that reports something prints it.
enum ReportFormat: String, CaseIterable {
    case text
    case json
}

/// How findings are printed.
enum FindingFormat: String, CaseIterable {
    case text
    case json
    /// For code scanning, SARIF 2.1.0.
    case sarif
    /// Annotations of a workflow of GitHub.
    case github
}

extension RawRepresentable where Self: CaseIterable, RawValue == String {
    /// The format of a name on the command line; the first when there is none.
    static func named(_ name: String?) throws(ValidationError) -> Self {
        let names = allCases.map(\.rawValue)
        guard let format = Self(rawValue: name ?? names[0]) else {
            throw ValidationError(
                "unknown format \(UnknownName.sentence(name ?? "", among: names, called: "formats"))"
            )
        }
        return format
    }
}
