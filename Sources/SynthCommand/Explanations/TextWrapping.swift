/// Breaks paragraphs into lines.
enum TextWrapping {
    /// The widest line.
    private static let width = 96

    /// A paragraph as lines, each with its line break; words that are longer than a line stay whole.
    static func lines(_ text: String, indentation: Int) -> String {
        let margin = String(repeating: " ", count: indentation)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, indentation + line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        lines.append(line)
        return lines.map { "\(margin)\($0)\n" }.joined()
    }

    /// The lines of a text with a margin.
    static func indented(_ text: String, by indentation: Int) -> String {
        let margin = String(repeating: " ", count: indentation)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.isEmpty ? "\n" : "\(margin)\(line)\n"
        }.joined()
    }
}
