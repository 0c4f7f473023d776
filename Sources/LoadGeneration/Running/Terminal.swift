internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Writes how a run goes: to a terminal in one line that is written anew, to anything else a line now and then.
final class Terminal: Sendable {
    private let descriptor: Int32
    private let rewritesLine: Bool
    /// Whether the cursor is in a line of progress.
    private let isInLine = Mutex(false)

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        rewritesLine = isatty(descriptor) == 1
    }

    /// How long it is from one line of progress to the next.
    var progressInterval: Duration { rewritesLine ? .milliseconds(200) : .seconds(10) }

    func show(progress: String) {
        isInLine.withLock { isInLine in
            write(rewritesLine ? "\r\(progress)\u{1B}[K" : progress + "\n")
            isInLine = rewritesLine
        }
    }

    func say(_ text: String) {
        isInLine.withLock { isInLine in
            write(isInLine ? "\r\u{1B}[K" + text : text)
            isInLine = false
        }
    }

    private func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest.removeFirst(count)
            } else if errno != EINTR, errno != EAGAIN {
                // Nobody reads what is said; the run goes on.
                return
            }
        }
    }
}

/// The system's `write`, which the methods above would hide.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
