/// A regular expression as templates have them, in the syntax of Java.
///
/// The standard library's syntax differs in details; of what it does not read in the same way nothing is claimed.
struct ValuePattern {
    /// The text of the expression.
    let text: String

    /// What is certainly wrong with the expression; `nil` when nothing is.
    var problem: String? {
        var depth = 0
        var isEscaped = false
        var isInClass = false
        for (index, byte) in text.utf8.enumerated() {
            if isEscaped {
                // What `\Q` quotes and where classes end that begin with `]` or have classes in them is not looked into.
                if byte == UInt8(ascii: "Q") { return nil }
                isEscaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "["):
                if isInClass { return nil }
                isInClass = true
            case UInt8(ascii: "]"):
                isInClass = false
            case UInt8(ascii: "(") where !isInClass: depth += 1
            case UInt8(ascii: ")") where !isInClass:
                depth -= 1
                if depth < 0 { return "a ')' closes nothing" }
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
                if index == 0 { return "'\(Character(Unicode.Scalar(byte)))' repeats nothing" }
            default: break
            }
        }
        if isInClass { return "a '[' is not closed" }
        return depth > 0 ? "a '(' is not closed" : nil
    }

    /// Whether the expression matches the whole of a text; `nil` when that cannot be told.
    func matches(_ text: String) -> Bool? {
        // Within classes these are operators to the standard library, but not to Java.
        guard !self.text.contains(bytes: "--"), !self.text.contains(bytes: "~~") else { return nil }
        return TextPattern(self.text).matchesWhole(of: text)
    }
}
