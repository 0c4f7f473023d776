internal import CloudFormation

/// Why a command cannot do what it was asked to do.
enum CommandFailure: Error, CustomStringConvertible {
    /// One sentence says it all.
    case message(String)
    /// The app has problems; the consequence completes the summary of them.
    case diagnostics([Diagnostic], consequence: String)

    var description: String {
        switch self {
        case .message(let sentence): sentence
        case .diagnostics(let diagnostics, _): diagnostics.map(\.description).joined(separator: "\n")
        }
    }
}
