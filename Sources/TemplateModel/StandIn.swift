/// A character that takes the place of others while libyaml formats the text around it.
///
/// libyaml escapes every character above U+FFFF, and it writes text of several lines as one line with escapes when it
/// has a tab or a space at the end of a line. YAML asks for neither, and both make a template hard to read.
/// So these characters are replaced by one that libyaml passes through, and put back into the finished text in the same
/// order. The stand-in is a noncharacter; where a text has it all the same, it stands in for itself.
enum StandIn {
    /// U+FDD0 in UTF-8.
    private static let bytes: (UInt8, UInt8, UInt8) = (0xEF, 0xB7, 0x90)

    /// Whether libyaml cannot be trusted with the character that starts at an index, whatever the style.
    static func isNeeded(at index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        text[index] >= 0xF0 || isStandIn(at: index, of: text)
    }

    /// Replaces the characters that libyaml would escape.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - isLiteral: whether tabs and spaces at the end of lines count.
    ///   - hidden: gets the replaced characters, one after the other.
    /// - Returns: the text for libyaml.
    static func hide(
        in text: UnsafeBufferPointer<UInt8>,
        isLiteral: Bool,
        hidden: inout [UInt8]
    ) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + 64)
        var index = text.startIndex
        while index < text.endIndex {
            let isHidden =
                switch text[index] {
                case UInt8(ascii: "\t"):
                    isLiteral
                case UInt8(ascii: " "):
                    isLiteral && (index + 1 == text.endIndex || text[index + 1] == UInt8(ascii: "\n"))
                default:
                    isNeeded(at: index, of: text)
                }
            if isHidden {
                let length = length(of: text[index])
                hidden.append(contentsOf: text[index..<index + length])
                result.append(contentsOf: [bytes.0, bytes.1, bytes.2])
                index += length
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// Puts hidden characters back in the place of their stand-ins.
    ///
    /// - Parameters:
    ///   - hidden: the characters, one after the other.
    ///   - text: valid UTF-8 with as many stand-ins.
    /// - Returns: the text that was meant.
    static func restore(_ hidden: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + hidden.count)
        var next = hidden.startIndex
        var copied = text.startIndex
        for index in text.indices where text[index] == bytes.0 && isStandIn(at: index, of: text) {
            let end = next + length(of: hidden[next])
            result.append(contentsOf: text[copied..<index])
            result.append(contentsOf: hidden[next..<end])
            next = end
            copied = index + 3
        }
        result.append(contentsOf: text[copied...])
        return result
    }

    private static func isStandIn(at index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        text[index] == bytes.0 && text[index + 1] == bytes.1 && text[index + 2] == bytes.2
    }

    private static func length(of leadingByte: UInt8) -> Int {
        switch leadingByte {
        case 0xF0...: 4
        case 0x80...: 3
        default: 1
        }
    }
}
