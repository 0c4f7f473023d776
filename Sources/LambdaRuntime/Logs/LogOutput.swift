import NIOConcurrencyHelpers

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Where the lines of the log go.
public struct LogOutput: Sendable {
    private let writeLine: @Sendable ([UInt8]) -> Void

    /// An output of your own, for tests.
    /// - Parameter writeLine: Takes a line, without the line break. Tasks call it concurrently.
    public init(_ writeLine: @escaping @Sendable ([UInt8]) -> Void) { self.writeLine = writeLine }

    /// Nowhere.
    public static let discarding = LogOutput { _ in }

    /// The standard output, which Lambda sends to CloudWatch Logs line by line.
    ///
    /// A line is written whole, so that those of concurrent tasks do not mix.
    public static let standardOutput: LogOutput = {
        let lock = NIOLock()
        return LogOutput { line in
            lock.withLock { writeAll(line + [UInt8(ascii: "\n")], to: STDOUT_FILENO) }
        }
    }()

    func write(_ line: [UInt8]) { writeLine(line) }
}

/// Writes all bytes, or as many as can be: there is nobody to tell that the log is closed.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
