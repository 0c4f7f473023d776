extension String {
    /// Calls a closure with the text in UTF-8.
    ///
    /// Unlike `withUTF8`, this does not ask for a string that can change, so nothing is copied.
    ///
    /// - Parameter body: gets the bytes, which are valid only until it returns.
    /// - Returns: what `body` returns.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) {
            return result
        }
        // Strings that come from Objective-C may keep their text in another form.
        var copy = self
        return copy.withUTF8(body)
    }
}
