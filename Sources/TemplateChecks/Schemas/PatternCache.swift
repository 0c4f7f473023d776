/// The regular expressions of schemas, each compiled when it is first needed.
final class PatternCache {
    private var expressions: [String: Regex<AnyRegexOutput>?] = [:]

    /// Whether a pattern is found in a text; `nil` when it cannot be compiled.
    func matches(_ text: String, _ pattern: String) -> Bool? {
        guard let expression = expression(pattern) else { return nil }
        return (try? expression.firstMatch(in: text)) != nil
    }

    private func expression(_ pattern: String) -> Regex<AnyRegexOutput>? {
        if let expression = expressions[pattern] { return expression }
        let expression = (try? Regex(pattern))?.matchingSemantics(.unicodeScalar)
        expressions.updateValue(expression, forKey: pattern)
        return expression
    }
}
