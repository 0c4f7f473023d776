internal import CloudFormation

/// The diagnostics of a run as text: all of them, then a line that counts them.
struct DiagnosticReport {
    private let diagnostics: [Diagnostic]
    private let consequence: String?

    /// Makes a report.
    ///
    /// The consequence completes the summary; without one there is only the count.
    init(_ diagnostics: [Diagnostic], consequence: String?) {
        self.diagnostics = diagnostics
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
        let counts = [Diagnostic.Severity.error, .warning].compactMap { severity -> String? in
            let count = diagnostics.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        return ([counts.joined(separator: ", ")] + (consequence.map { [$0] } ?? [])).joined(separator: "; ")
    }

    /// The line, with the first word for a severity in the colour that compilers give it.
    static func colored(_ line: String, in surroundings: Surroundings) -> String {
        guard surroundings.usesColor else { return line }
        let words = [("error", "\u{1B}[1;31m"), ("warning", "\u{1B}[1;35m"), ("note", "\u{1B}[1;36m")]
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
