/// Texts that are given out once.
package enum RandomToken {
    /// A random UUID of version 4, in 36 characters.
    package static func make() -> String {
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let parts = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
        return parts.map { SHA256.hexadecimal(Array($0)) }.joined(separator: "-")
    }
}
