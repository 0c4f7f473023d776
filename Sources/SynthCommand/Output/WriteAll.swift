#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Writes all of a text to a file, a terminal or a pipe.
func writeAll(_ text: String, to descriptor: Int32) throws(SystemError) {
    try writeAll(Array(text.utf8), to: descriptor)
}

/// Writes all bytes to a file, a terminal or a pipe.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    let problem = bytes.withUnsafeBytes { bytes -> SystemError? in
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            } else if errno == EAGAIN {
                // Another process has made the pipe or terminal non-blocking.
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wait, 1, -1)
            } else if errno != EINTR {
                return .last
            }
        }
        return nil
    }
    if let problem { throw problem }
}
