#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A folder with a template of each stack.
struct TemplateFolder {
    /// The folder that is meant when none is named.
    static let standard = "templates"

    let path: String

    init(_ path: String) {
        var path = path
        while path.count > 1, path.last == "/" { path.removeLast() }
        self.path = path
    }

    /// Whether there is such a folder.
    var exists: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The file with the template of a stack; `nil` when there is none.
    func template(of stack: String) -> String? {
        ["yaml", "yml", "json"].map { "\(path)/\(stack).\($0)" }.first { access($0, F_OK) == 0 }
    }
}
