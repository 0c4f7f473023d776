/// Some bytes of a text, compared without a copy.
///
/// Comparing strings of which one is longer than 15 bytes is so slow that finding a type would take longer than reading it.
struct Word {
    let bytes: UnsafeBufferPointer<UInt8>

    static func ~= (text: StaticString, word: Word) -> Bool {
        guard text.utf8CodeUnitCount == word.bytes.count else { return false }
        for offset in 0..<word.bytes.count where text.utf8Start[offset] != word.bytes[offset] { return false }
        return true
    }
}
