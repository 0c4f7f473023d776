/// One problem, found while constructs were built, a template was made of them, or a template was checked.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    /// How bad a problem is.
    public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
        /// The template is not written.
        case error
        /// The template is written, unless the run is strict.
        case warning
        /// The template is written in any case: something to know, or what no source confirms.
        case info

        /// Errors come before warnings, and these before what is only to be known.
        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .error: 0
            case .warning: 1
            case .info: 2
            }
        }
    }

    /// A place that helps to understand a diagnostic.
    public struct Note: Hashable, Sendable {
        /// What is at the place.
        public let message: String
        /// The place.
        public let location: SourceLocation

        /// Makes a note.
        /// - Parameters:
        ///   - message: What is at the place.
        ///   - location: The place.
        public init(message: String, location: SourceLocation) {
            self.message = message
            self.location = location
        }
    }

    /// How bad the problem is.
    public let severity: Severity
    /// The check that found the problem; `nil` for what is found while a template is made.
    public let rule: RuleID?
    /// What is wrong, the value given, the values allowed, the fix.
    public let message: String
    /// What the problem is about: a construct as its path in the tree, or a value as its path in the template.
    ///
    /// Empty for what concerns a template as a whole.
    public let path: String
    /// Where the problem is in the template; `nil` when it is not in one place of it.
    public let templatePath: [PathStep]?
    /// The line that made the mistake, of Swift or of a template's file; `nil` when the template came from no file.
    public let location: SourceLocation?
    /// Where the enclosing constructs were added, innermost first, and other places that matter.
    public let notes: [Note]

    /// Makes a diagnostic.
    /// - Parameters:
    ///   - severity: How bad the problem is.
    ///   - rule: The check that found the problem, none by default.
    ///   - message: What is wrong, the value given, the values allowed, the fix.
    ///   - path: The construct, or the value in the template.
    ///   - templatePath: Where the problem is in the template, none by default.
    ///   - location: The line that made the mistake.
    ///   - notes: Further places, none by default.
    public init(
        severity: Severity,
        rule: RuleID? = nil,
        message: String,
        path: String,
        templatePath: [PathStep]? = nil,
        location: SourceLocation?,
        notes: [Note] = []
    ) {
        self.severity = severity
        self.rule = rule
        self.message = message
        self.path = path
        self.templatePath = templatePath
        self.location = location
        self.notes = notes
    }

    /// The compiler's form: `file:line: severity[rule]: message [path]`, a line more for each note.
    public var description: String { description(relativeTo: nil) }

    /// The compiler's form, with paths below a folder shortened.
    /// - Parameter directory: The folder that paths are shown relative to; `nil` leaves them whole.
    /// - Returns: One line, and a line more for each note.
    public func description(relativeTo directory: String?) -> String {
        let place = location.map { "\($0.description(relativeTo: directory)): " } ?? ""
        let rule = rule.map { "[\($0)]" } ?? ""
        let subject = path.isEmpty ? "" : " [\(path)]"
        let first = "\(place)\(severity.rawValue)\(rule): \(message)\(subject)"
        let others = notes.map { "\($0.location.description(relativeTo: directory)): note: \($0.message)" }
        return ([first] + others).joined(separator: "\n")
    }
}
