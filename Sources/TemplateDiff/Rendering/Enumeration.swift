/// Texts as a part of a sentence.
enum Enumeration {
    /// More texts than this are only counted.
    private static let maximumCount = 8

    /// The texts, the last two joined by a word.
    static func text(of texts: [String]) -> String {
        let shown = texts.prefix(maximumCount)
        guard shown.count == texts.count else {
            return "\(shown.joined(separator: ", ")) and \(texts.count - shown.count) more"
        }
        guard let last = shown.last, shown.count > 1 else { return shown.joined() }
        return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
    }
}
