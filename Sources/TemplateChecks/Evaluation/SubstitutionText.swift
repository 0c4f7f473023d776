/// The text of an `Fn::Sub`, cut into its parts.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html>
package enum SubstitutionText {
    /// A part of the text.
    package enum Part: Equatable {
        /// Text that stays, with `${!x}` already made `${x}`.
        case literal(String)
        /// The name between `${` and `}`, without the blanks around it.
        case variable(String)
    }

    /// Cuts a text into its parts.
    package static func parts(of text: String) -> [Part] {
        var text = text
        return text.withUTF8 { parts(of: $0) }
    }

    private static func parts(of text: UnsafeBufferPointer<UInt8>) -> [Part] {
        var parts: [Part] = []
        var literal = ""
        // Up to where the text is in the literal or in a part.
        var done = 0
        var position = 0
        func string(_ range: Range<Int>) -> String {
            String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
        }
        while position + 1 < text.count {
            guard text[position] == UInt8(ascii: "$"), text[position + 1] == UInt8(ascii: "{") else {
                position += 1
                continue
            }
            var end = position + 2
            while end < text.count, text[end] != UInt8(ascii: "}") { end += 1 }
            guard end < text.count else { break }
            literal += string(done..<position)
            if text[position + 2] == UInt8(ascii: "!") {
                literal += "${" + string((position + 3)..<end) + "}"
            } else {
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                parts.append(.variable(trimmed(string((position + 2)..<end))))
            }
            done = end + 1
            position = done
        }
        literal += string(done..<text.count)
        if !literal.isEmpty { parts.append(.literal(literal)) }
        return parts
    }

    private static func trimmed(_ name: String) -> String {
        if name.utf8.first != UInt8(ascii: " "), name.utf8.last != UInt8(ascii: " ") { return name }
        let start = name.drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
        return String(start[...last])
    }
}
