internal import CZlib

/// Compression as zip archives have it.
enum Deflate {
    /// The content without header and trailer, as small as zlib makes it.
    static func compressed(_ content: [UInt8]) throws(ZipError) -> [UInt8] {
        var stream = z_stream()
        // Negative for a stream without header and trailer.
        let windowBits: Int32 = -15
        let largestMemoryLevel: Int32 = 9
        let code = deflateInit2_(
            &stream,
            Z_BEST_COMPRESSION,
            Z_DEFLATED,
            windowBits,
            largestMemoryLevel,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard code == Z_OK else { throw .deflate(code: code) }
        defer { deflateEnd(&stream) }
        guard let size = UInt32(exactly: content.count) else { throw .tooLarge }
        let bound = Int(deflateBound(&stream, UInt(size)))
        guard bound <= Int(UInt32.max) else { throw .tooLarge }
        var content = content
        var result = [UInt8](repeating: 0, count: bound)
        let end = content.withUnsafeMutableBufferPointer { input in
            result.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = size
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(bound)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard end == Z_STREAM_END else { throw .deflate(code: end) }
        result.removeLast(Int(stream.avail_out))
        return result
    }

    /// The checksum of the content, CRC-32.
    static func checksum(_ content: [UInt8]) -> UInt32 {
        UInt32(
            truncatingIfNeeded: content.withUnsafeBufferPointer { bytes in
                crc32_z(0, bytes.baseAddress, bytes.count)
            }
        )
    }
}
