#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension Surroundings {
    /// Those of this process.
    static var process: Surroundings {
        var folder: String?
        if let path = getcwd(nil, 0) {
            folder = String(cString: path)
            free(path)
        }
        // https://no-color.org
        let refusesColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        return Surroundings(
            currentFolder: folder,
            usesColor: isatty(STDERR_FILENO) == 1 && !refusesColor,
            usesColorInOutput: isatty(STDOUT_FILENO) == 1 && !refusesColor
        )
    }
}
