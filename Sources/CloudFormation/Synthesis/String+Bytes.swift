extension String {
    /// Whether a byte is in the text's UTF-8, several bytes at a time.
    func hasByte(_ byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
    }
}
