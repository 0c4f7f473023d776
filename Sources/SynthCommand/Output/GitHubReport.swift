internal import CloudFormation

/// Findings as annotations of a workflow of GitHub.
///
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>
struct GitHubReport {
    private let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// A line for each finding.
    func text(in surroundings: Surroundings) -> String {
        diagnostics.map { line(for: $0, surroundings) + "\n" }.joined()
    }

    private func line(for diagnostic: Diagnostic, _ surroundings: Surroundings) -> String {
        let command =
            switch diagnostic.severity {
            case .error: "error"
            case .warning: "warning"
            case .info: "notice"
            }
        var properties: [String] = []
        if let location = diagnostic.location {
            let file = location.filePath(relativeTo: surroundings.currentFolder)
            properties.append("file=\(Self.escapedProperty(file))")
            properties.append("line=\(location.line)")
            if let column = location.column { properties.append("col=\(column)") }
        }
        if let rule = diagnostic.rule { properties.append("title=\(Self.escapedProperty(rule.rawValue))") }
        let subject = diagnostic.path.isEmpty ? "" : " [\(diagnostic.path)]"
        let head = properties.isEmpty ? command : "\(command) \(properties.joined(separator: ","))"
        return "::\(head)::\(Self.escaped(diagnostic.message + subject))"
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case "\r\n": result += "%0D%0A"
            default: result.append(character)
            }
        }
    }

    private static func escapedProperty(_ text: String) -> String {
        escaped(text).reduce(into: "") { result, character in
            switch character {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.append(character)
            }
        }
    }
}
