extension String {
    /// Whether it has the bytes of a text in it.
    ///
    /// The standard library's `contains(_:)` for texts would bring regular expressions into each worker, 0.5 MB of its archive.
    func containsBytes(of text: String) -> Bool {
        let bytes = Array(utf8)
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { bytes[$0...].starts(with: wanted) }
    }
}
