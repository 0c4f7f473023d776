/// One problem, found while constructs were built or a template was made of them.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    /// How bad a problem is.
    public enum Severity: String, Hashable, Sendable, Comparable {
        /// The template is not written.
        case error
        /// The template is written, unless the run is strict.
        case warning

        /// Errors come before warnings.
        public static func < (left: Severity, right: Severity) -> Bool { left == .error && right == .warning }
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
    /// What is wrong, the value given, the values allowed, the fix.
    public let message: String
    /// The construct, as its path in the tree.
    public let path: ConstructPath
    /// The line of Swift that made the mistake.
    public let location: SourceLocation
    /// Where the enclosing constructs were added, innermost first, and other places that matter.
    public let notes: [Note]

    /// Makes a diagnostic.
    /// - Parameters:
    ///   - severity: How bad the problem is.
    ///   - message: What is wrong, the value given, the values allowed, the fix.
    ///   - path: The construct.
    ///   - location: The line of Swift that made the mistake.
    ///   - notes: Further places, none by default.
    public init(
        severity: Severity,
        message: String,
        path: ConstructPath,
        location: SourceLocation,
        notes: [Note] = []
    ) {
        self.severity = severity
        self.message = message
        self.path = path
        self.location = location
        self.notes = notes
    }

    /// The compiler's form: `file:line: severity: message [path]`, a line more for each note.
    public var description: String { description(relativeTo: nil) }

    /// The compiler's form, with paths below a folder shortened.
    /// - Parameter directory: The folder that paths are shown relative to; `nil` leaves them whole.
    /// - Returns: One line, and a line more for each note.
    public func description(relativeTo directory: String?) -> String {
        func shown(_ location: SourceLocation) -> String {
            guard let directory else { return location.description }
            let prefix = directory.hasSuffix("/") ? directory : directory + "/"
            guard location.filePath.hasPrefix(prefix) else { return location.description }
            return "\(location.filePath.dropFirst(prefix.count)):\(location.line)"
        }
        let first = "\(shown(location)): \(severity.rawValue): \(message) [\(path)]"
        return ([first] + notes.map { "\(shown($0.location)): note: \($0.message)" }).joined(separator: "\n")
    }
}
