internal import CloudFormation

/// The diagnostics of a run as text: all of them, then a line that counts them.
struct DiagnosticReport {
    private let diagnostics: [Diagnostic]
    private let consequence: String?

    /// Makes a report.
    ///
    /// The consequence completes the summary; without one there is only the count. With one, what is only good to know is
    /// left out, as it led to nothing.
    init(_ diagnostics: [Diagnostic], consequence: String?) {
        self.diagnostics = consequence == nil ? diagnostics : diagnostics.filter { $0.severity != .info }
        self.consequence = consequence
    }

    /// The text, empty when there are no diagnostics.
    func text(in surroundings: Surroundings) -> String {
        guard !diagnostics.isEmpty else { return "" }
        var result = ""
        for diagnostic in diagnostics {
            let lines = diagnostic.description(relativeTo: surroundings.currentFolder).split(separator: "\n")
            for line in lines {
                result += Self.colored(String(line), in: surroundings) + "\n"
            }
        }
        return result + summary + "\n"
    }

    private var summary: String {
        let names = [Diagnostic.Severity.error: "error", .warning: "warning", .info: "remark"]
        let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
            let count = diagnostics.count { $0.severity == severity }
            guard count > 0, let name = names[severity] else { return nil }
            return "\(count) \(name)\(count == 1 ? "" : "s")"
        }
        return ([counts.joined(separator: ", ")] + (consequence.map { [$0] } ?? [])).joined(separator: "; ")
    }

    /// The line, with the first word for a severity in the colour that compilers give it.
    static func colored(_ line: String, in surroundings: Surroundings) -> String {
        guard surroundings.usesColor else { return line }
        let words = [
            ("error", "\u{1B}[1;31m"), ("warning", "\u{1B}[1;35m"), ("info", "\u{1B}[1;34m"),
            ("note", "\u{1B}[1;36m"),
        ]
        let found = words.flatMap { word, color in
            ["\(word): ", "\(word)["].compactMap { start in line.firstRange(of: start).map { ($0.lowerBound, color) } }
        }
        guard let (start, color) = found.min(by: { $0.0 < $1.0 }),
            let end = line[start...].firstRange(of: ": ")?.lowerBound
        else { return line }
        let afterColon = line.index(after: end)
        return line[..<start] + color + line[start..<afterColon] + "\u{1B}[0m" + line[afterColon...]
    }
}
