/// What the compiler says about a line, or what a test expects it to say.
public struct CompilerDiagnostic: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The line of the source, counted from 1.
    public let line: Int
    /// How bad it is.
    public let severity: Severity
    /// The compiler's words, without the name of the diagnostic group.
    public let message: String

    /// How bad a diagnostic is.
    ///
    /// Notes are left out: their words change more often than those of what they belong to.
    public enum Severity: String, CaseIterable, Sendable {
        /// The source does not compile.
        case error
        /// The source compiles.
        case warning
    }

    /// As a comment in the source would say it, after the line.
    public var description: String { "\(line): \(severity.rawValue): \(message)" }

    /// In the order of the lines.
    public static func < (left: CompilerDiagnostic, right: CompilerDiagnostic) -> Bool {
        (left.line, left.severity.rawValue, left.message) < (right.line, right.severity.rawValue, right.message)
    }
}

extension CompilerDiagnostic {
    /// What the comments of a source announce.
    ///
    /// A comment `// error: message` or `// warning: message` at the end of a line announces one diagnostic of that line; a line
    /// may have several.
    static func announced(in source: String) -> [CompilerDiagnostic] {
        var result: [CompilerDiagnostic] = []
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for comment in line.split(separator: "// ").dropFirst() {
                for severity in Severity.allCases where comment.hasPrefix(severity.rawValue + ": ") {
                    let message = comment.dropFirst(severity.rawValue.count + 2)
                    result.append(CompilerDiagnostic(line: index + 1, severity: severity, message: trimmed(message)))
                }
            }
        }
        return result.sorted()
    }

    /// What the compiler's output says about a file.
    static func parsed(from output: String, file: String) -> [CompilerDiagnostic] {
        var result: Set<CompilerDiagnostic> = []
        for text in output.split(separator: "\n") where text.hasPrefix(file + ":") {
            let fields = text.dropFirst(file.count + 1).split(separator: ":", maxSplits: 3)
            guard fields.count == 4, let line = Int(fields[0]), let severity = Severity(rawValue: trimmed(fields[2]))
            else { continue }
            result.insert(CompilerDiagnostic(line: line, severity: severity, message: withoutGroup(fields[3])))
        }
        return result.sorted()
    }

    /// `message [#Group]` without the group.
    private static func withoutGroup(_ message: Substring) -> String {
        guard message.hasSuffix("]"), let group = message.lastIndex(of: "["), message[group...].hasPrefix("[#") else {
            return trimmed(message)
        }
        return trimmed(message[..<group])
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
