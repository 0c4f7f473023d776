/// The regular expressions of schemas, each read when it is first needed.
final class PatternCache {
    private var patterns: [String: TextPattern] = [:]

    /// Whether a pattern is found in a text; `nil` when it cannot be compiled.
    func matches(_ text: String, _ pattern: String) -> Bool? {
        if let pattern = patterns[pattern] { return pattern.isFound(in: text) }
        let new = TextPattern(pattern)
        patterns[pattern] = new
        return new.isFound(in: text)
    }
}
