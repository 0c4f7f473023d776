/// What makes a name of one template differ from the same name of another, while both are checked as one.
///
/// It is a number between characters that no name in a template has, and that may be in every text.
struct StackMark {
    private static let start: Unicode.Scalar = "\u{AB}"
    private static let end: Unicode.Scalar = "\u{BB}"

    /// Which of the templates it is.
    let stack: Int
    private let text: String

    init(_ stack: Int) {
        self.stack = stack
        text = "\(Self.start)\(stack)\(Self.end)"
    }

    /// A name with the mark.
    func marked(_ name: String) -> String { name + text }

    /// A name without a mark, and the template that it is of.
    static func parts(of name: String) -> (name: String, stack: Int?) {
        guard let index = name.unicodeScalars.lastIndex(of: start),
            let (stack, rest) = mark(at: name.unicodeScalars[index...]), rest.isEmpty
        else { return (name, nil) }
        return (String(name[..<index]), stack)
    }

    /// A message in which names have marks, as those who know one of the templates understand it.
    /// - Parameters:
    ///   - message: The message.
    ///   - stack: The template that the message is about; its own names stand alone.
    ///   - name: The name of a template, which is put behind the names in it; `nil` for a number of none.
    /// - Returns: The message without marks: `timeout of 'Writer' in 'Writers'`.
    static func message(_ message: String, for stack: Int, _ name: (Int) -> String?) -> String {
        guard message.unicodeScalars.contains(start) else { return message }
        var result = String.UnicodeScalarView()
        var rest = message.unicodeScalars[...]
        while let scalar = rest.first {
            guard let (other, behind) = mark(at: rest), let template = name(other) else {
                result.append(scalar)
                rest.removeFirst()
                continue
            }
            rest = behind
            if other != stack, rest.first == "'" {
                rest.removeFirst()
                result.append(contentsOf: "' in '\(template)'".unicodeScalars)
            }
        }
        return String(result)
    }

    /// The mark that a text starts with, and the text behind it.
    private static func mark(
        at text: Substring.UnicodeScalarView
    ) -> (stack: Int, rest: Substring.UnicodeScalarView)? {
        guard text.first == start else { return nil }
        let digits = text.dropFirst().prefix { ("0"..."9").contains($0) }
        guard let stack = Int(String(digits)), text[digits.endIndex...].first == end else { return nil }
        return (stack, text[digits.endIndex...].dropFirst())
    }
}
