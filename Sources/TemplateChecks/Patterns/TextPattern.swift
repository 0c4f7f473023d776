/// A regular expression; only if it or a text demands it is it compiled by the standard library.
final class TextPattern {
    private let text: String
    private let simple: SimplePattern?
    /// `nil` when the expression cannot be compiled.
    private lazy var expression = (try? Regex(text))?.matchingSemantics(.unicodeScalar)

    init(_ text: String) {
        self.text = text
        simple = SimplePattern(text)
    }

    /// Whether the expression is found in a text; `nil` when it cannot be compiled.
    func isFound(in text: String) -> Bool? {
        if let result = simple?.isFound(in: text) { return result }
        guard let expression else { return nil }
        return (try? expression.firstMatch(in: text)) != nil
    }

    /// Whether the expression matches the whole of a text; `nil` when it cannot be compiled, or fails while it runs.
    func matchesWhole(of text: String) -> Bool? {
        if let result = simple?.matchesWhole(of: text) { return result }
        guard let expression else { return nil }
        do {
            return try expression.wholeMatch(in: text) != nil
        } catch {
            return nil
        }
    }
}
