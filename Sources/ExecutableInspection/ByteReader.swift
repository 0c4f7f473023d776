/// Reads numbers and texts of a file; nothing outside of it.
struct ByteReader {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var count: Int { bytes.count }

    /// A number whose lowest byte comes first.
    func number<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type, at offset: UInt64) throws(ExecutableError) -> T
    {
        let size = T.bitWidth / 8
        guard let start = Int(exactly: offset), start <= bytes.count - size else { throw Self.truncated(at: offset) }
        var value: T = 0
        for index in (0..<size).reversed() { value = value << 8 | T(truncatingIfNeeded: bytes[start + index]) }
        return value
    }

    /// A text that ends with a byte of 0.
    func text(at offset: UInt64) throws(ExecutableError) -> String {
        guard let start = Int(exactly: offset), start < bytes.count,
            let end = bytes[start...].firstIndex(of: 0)
        else { throw Self.truncated(at: offset) }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func truncated(at offset: UInt64) -> ExecutableError {
        ExecutableError(description: "it is damaged: it refers to byte \(offset), which it does not have")
    }
}

extension UInt64 {
    /// The sum of a place in a file and a distance from it, which a damaged file may have made too large.
    func advanced(by distance: UInt64) throws(ExecutableError) -> UInt64 {
        let (sum, overflow) = addingReportingOverflow(distance)
        guard !overflow else { throw ExecutableError(description: "it is damaged: it has a place beyond all files") }
        return sum
    }
}
