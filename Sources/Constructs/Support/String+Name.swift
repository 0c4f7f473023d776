extension String {
    /// Whether the text is a name as most services know them: ASCII letters and digits, and a few other characters.
    /// - Parameters:
    ///   - length: The most characters allowed; one at least is needed.
    ///   - others: The other characters allowed.
    /// - Returns: Whether it is.
    func isName(upTo length: Int, with others: String) -> Bool {
        guard (1...length).contains(utf8.count) else { return false }
        return utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: others.utf8.contains(byte)
            }
        }
    }
}
