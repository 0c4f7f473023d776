#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Folders by their paths.
enum Folder {
    /// Makes a folder and those around it, as far as they do not exist, and makes sure that files can be written to it.
    static func create(_ path: String) throws(FileFailure) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for component in path.split(separator: "/") {
            prefix += component
            if mkdir(prefix, 0o777) != 0, errno != EEXIST {
                throw FileFailure(sentence: "cannot create folder '\(path)': \(SystemError.last.meaning)")
            }
            prefix += "/"
        }
        guard let folder = opendir(path) else {
            throw FileFailure(sentence: "cannot write into '\(path)': \(SystemError.last.meaning); name another folder")
        }
        closedir(folder)
        guard access(path, W_OK | X_OK) == 0 else {
            throw FileFailure(sentence: "cannot write into '\(path)': \(SystemError.last.meaning); name another folder")
        }
    }

    /// The path of a file in a folder.
    static func path(of file: String, in folder: String) -> String {
        folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
    }
}
