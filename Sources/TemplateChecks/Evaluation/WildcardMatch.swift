extension Array {
    /// Whether the tokens of a pattern, in which some stand for any bytes, match a text as a whole.
    /// - Parameters:
    ///   - text: The bytes of the text.
    ///   - standsForAny: Whether a token stands for any number of any bytes.
    ///   - standsForByte: Whether another token stands for a byte.
    /// - Returns: Whether they match.
    func matchesWildcards(
        _ text: [UInt8],
        standsForAny: (Element) -> Bool,
        standsForByte: (Element, UInt8) -> Bool
    ) -> Bool {
        var (position, index) = (0, 0)
        var last: (wildcard: Int, index: Int)?
        while index < text.count {
            if position < count, standsForAny(self[position]) {
                last = (position, index)
                position += 1
            } else if position < count, standsForByte(self[position], text[index]) {
                position += 1
                index += 1
            } else if let wildcard = last {
                position = wildcard.wildcard + 1
                index = wildcard.index + 1
                last = (wildcard.wildcard, index)
            } else {
                return false
            }
        }
        return self[position...].allSatisfy(standsForAny)
    }
}
