#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Reads files as a whole.
enum FileReader {
    /// The content of a file; of standard input when the path is `-`.
    static func read(_ path: String) throws(FileFailure) -> [UInt8] {
        guard path != "-" else { return try read(STDIN_FILENO, called: "standard input") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(.last, "'\(path)'") }
        defer { close(descriptor) }
        return try read(descriptor, called: "'\(path)'")
    }

    private static func read(_ descriptor: Int32, called name: String) throws(FileFailure) -> [UInt8] {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { fill($0, from: descriptor) }
            if count == 0 { return content }
            if count > 0 {
                content += chunk[..<count]
            } else if errno != EINTR {
                throw failure(.last, name)
            }
        }
    }

    private static func failure(_ error: SystemError, _ name: String) -> FileFailure {
        let reason = error.code == EISDIR ? "it is a folder; name the files in it" : error.meaning
        return FileFailure(sentence: "cannot read \(name): \(reason)")
    }
}

/// One call of the system's `read`, which the functions above would hide.
private func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
