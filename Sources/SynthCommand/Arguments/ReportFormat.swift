internal import ArgumentParser

/// How a command that reports something prints it.
enum ReportFormat: String, CaseIterable {
    case text
    case json

    /// The format of a name on the command line; text when there is none.
    static func named(_ name: String?) throws(ValidationError) -> ReportFormat {
        guard let name else { return .text }
        guard let format = ReportFormat(rawValue: name) else {
            let names = allCases.map(\.rawValue)
            throw ValidationError("unknown format \(UnknownName.sentence(name, among: names, called: "formats"))")
        }
        return format
    }
}
