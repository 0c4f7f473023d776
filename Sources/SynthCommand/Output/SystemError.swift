#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Why the operating system refused something.
struct SystemError: Error, Equatable {
    /// The error number.
    let code: Int32

    /// The reason of the call that has just failed.
    static var last: SystemError { SystemError(code: errno) }

    /// Whether there is no such file.
    var isMissingFile: Bool { code == ENOENT }

    /// What the number means, in a form that continues a sentence.
    var meaning: String {
        guard let text = strerror(code) else { return "error \(code)" }
        let words = String(cString: text)
        return words.prefix(1).lowercased() + words.dropFirst()
    }
}
