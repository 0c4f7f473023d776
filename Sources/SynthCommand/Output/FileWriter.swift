#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Why files were not written.
struct FileFailure: Error, Equatable, CustomStringConvertible {
    /// The file or folder, the reason, the fix.
    let sentence: String

    var description: String { sentence }
}

/// Writes files as a whole: a reader sees the old content or the new one, and after a failure every file is what it
/// was.
struct FileWriter {
    /// Content that is on the disk but not yet under its name.
    private struct Prepared {
        let temporary: String
        let path: String
        let shownPath: String
    }

    private var prepared: [Prepared] = []

    /// Writes all files, or none.
    ///
    /// The folder is created if it does not exist, but not the folder around it.
    static func write(_ files: [OutputFile], creating folder: String?) throws(FileFailure) {
        let isNewFolder = try folder.map { name throws(FileFailure) in try create(folder: name) } ?? false
        var writer = FileWriter()
        do throws(FileFailure) {
            for file in files { try writer.prepare(file) }
            try writer.commit()
        } catch {
            for file in writer.prepared { unlink(file.temporary) }
            if isNewFolder, let folder { rmdir(folder) }
            throw error
        }
    }

    /// Returns whether the folder is new.
    private static func create(folder: String) throws(FileFailure) -> Bool {
        if mkdir(folder, 0o777) == 0 { return true }
        let error = SystemError.last
        if let existing = FileStatus(folder) {
            if existing.isFolder { return false }
            throw FileFailure(sentence: "cannot write into '\(folder)': it is not a folder; name another one")
        }
        let reason = error.code == ENOENT ? missingFolder(of: folder) : error.meaning
        throw FileFailure(sentence: "cannot create folder '\(folder)': \(reason)")
    }

    private mutating func prepare(_ file: OutputFile) throws(FileFailure) {
        let status = FileStatus(file.path)
        if status?.isFolder == true {
            throw FileFailure(
                sentence:
                    "cannot write '\(file.path)': it is a folder; name a file in it, or write every stack with --all"
            )
        }
        // A device or a pipe has no content to keep, and must not be replaced by a file.
        if let status, !status.isRegularFile { return try writeDirectly(file) }
        // A link stays a link: the file that it leads to is replaced.
        let path = status == nil ? file.path : Self.resolved(file.path)
        let temporary = "\(Self.folder(of: path))/.\(ProgramName.current)-\(getpid())-\(prepared.count).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            let error = SystemError.last
            let reason = error.code == ENOENT ? Self.missingFolder(of: path) : error.meaning
            throw FileFailure(sentence: "cannot write '\(file.path)': \(reason)")
        }
        prepared.append(Prepared(temporary: temporary, path: path, shownPath: file.path))
        if let mode = status?.permissions { fchmod(descriptor, mode) }
        try Self.write(file, to: descriptor)
    }

    private func writeDirectly(_ file: OutputFile) throws(FileFailure) {
        let descriptor = open(file.path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw FileFailure(sentence: "cannot write '\(file.path)': \(SystemError.last.meaning)")
        }
        try Self.write(file, to: descriptor)
    }

    private func commit() throws(FileFailure) {
        for file in prepared where rename(file.temporary, file.path) != 0 {
            throw FileFailure(sentence: "cannot write '\(file.shownPath)': \(SystemError.last.meaning)")
        }
    }

    /// Writes the content and closes the descriptor.
    private static func write(_ file: OutputFile, to descriptor: Int32) throws(FileFailure) {
        var problem: SystemError?
        do throws(SystemError) {
            try writeAll(file.content, to: descriptor)
        } catch {
            problem = error
        }
        // Some file systems report a full disk only now.
        if close(descriptor) != 0, problem == nil { problem = .last }
        if let problem { throw FileFailure(sentence: "cannot write '\(file.path)': \(problem.meaning)") }
    }

    private static func missingFolder(of path: String) -> String {
        "there is no folder '\(folder(of: path))'; create it first"
    }

    private static func folder(of path: String) -> String {
        var path = Substring(path)
        while path.count > 1, path.last == "/" { path.removeLast() }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}

/// What kind of file is at a path.
private struct FileStatus {
    private let mode: mode_t

    /// The status of the file that the path leads to, `nil` when there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        mode = status.st_mode
    }

    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
    var isRegularFile: Bool { mode & S_IFMT == S_IFREG }
    var permissions: mode_t { mode & 0o7777 }
}
