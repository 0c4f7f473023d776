/// The patterns of all schemas, each read once.
final class PatternCache {
    private var expressions: [String: Regex<AnyRegexOutput>?] = [:]
    private var patterns: [String: Pattern?] = [:]

    /// Whether a text matches a pattern.
    /// - Parameters:
    ///   - text: The text.
    ///   - pattern: The pattern as the schema writes it.
    /// - Returns: `nil` if Swift cannot read the pattern.
    func matches(_ text: String, _ pattern: String) -> Bool? {
        let expression: Regex<AnyRegexOutput>?
        if let known = expressions[pattern] {
            expression = known
        } else {
            expression = try? Regex(PatternCache.swiftSpelling(of: pattern)).matchingSemantics(.unicodeScalar)
            expressions[pattern] = .some(expression)
        }
        guard let expression else { return nil }
        return (try? expression.firstMatch(in: text)) != nil
    }

    /// A pattern to make texts of; `nil` if it is not understood.
    func pattern(_ text: String) -> Pattern? {
        if let known = patterns[text] { return known }
        let pattern = PatternParser.parse(text)
        patterns[text] = .some(pattern)
        return pattern
    }

    /// What other engines read although Swift does not: a plain bracket in a class, a hyphen behind a set (`[\w-.]`), and pairs
    /// of surrogates.
    private static func swiftSpelling(of pattern: String) -> String {
        var result = ""
        var isInClass = false
        var isInNamedClass = false
        var previous = ""
        let supplementary = #"\x{10000}-\x{10FFFF}"#
        var rest = pattern.replacing(#"\uD800\uDBFF-\uDC00\uDFFF"#, with: supplementary)
            .replacing(#"\uD800\uDC00-\uDBFF\uDFFF"#, with: supplementary)[...]
        while let character = rest.popFirst() {
            var token = String(character)
            if character == "\\", let escaped = rest.popFirst() { token.append(escaped) }
            if isInClass, token == "[", rest.first != ":" {
                result += "\\["
            } else if isInClass, token == "-", ["\\w", "\\d", "\\s", "}"].contains(previous) {
                result += "\\-"
            } else {
                if token == "[" { (isInClass, isInNamedClass) = (true, isInClass) }
                if token == "]" { (isInClass, isInNamedClass) = (isInNamedClass, false) }
                result += token
            }
            previous = token
        }
        return result
    }
}
