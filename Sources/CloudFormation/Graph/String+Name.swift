extension String {
    /// Whether the text is a name as CloudFormation and most services know them: ASCII letters and digits, and a few other
    /// characters.
    /// - Parameters:
    ///   - shortest: The fewest characters allowed; one when not given.
    ///   - length: The most characters allowed.
    ///   - others: The other characters allowed; none when not given.
    /// - Returns: Whether it is.
    package func isName(from shortest: Int = 1, upTo length: Int, with others: String = "") -> Bool {
        guard (shortest...length).contains(utf8.count) else { return false }
        return utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: others.utf8.contains(byte)
            }
        }
    }

    /// Whether the first character is an ASCII letter, as many names must begin.
    package var startsWithLetter: Bool {
        guard let first = utf8.first else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
    }
}
