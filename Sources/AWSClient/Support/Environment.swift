#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// The environment variables and the files that settings come from.
///
/// A test gives values of its own.
public struct AWSEnvironment: Sendable {
    private let variables: @Sendable (String) -> String?
    private let files: @Sendable (String) -> [UInt8]?

    /// The environment and the files of the process.
    public static let process = AWSEnvironment(
        variables: { name in getenv(name).map { String(cString: $0) } },
        files: { path in contents(ofFile: path) }
    )

    /// Variables and files as given.
    ///
    /// - Parameters:
    ///   - variables: the values by name.
    ///   - files: the contents by path; none by default.
    public init(variables: [String: String], files: [String: String] = [:]) {
        self.init(variables: { variables[$0] }, files: { files[$0].map { Array($0.utf8) } })
    }

    private init(
        variables: @escaping @Sendable (String) -> String?,
        files: @escaping @Sendable (String) -> [UInt8]?
    ) {
        self.variables = variables
        self.files = files
    }

    /// The value of a variable; `nil` also for an empty one.
    ///
    /// - Parameter name: the variable's name.
    public subscript(_ name: String) -> String? {
        guard let value = variables(name), !value.isEmpty else { return nil }
        return value
    }

    /// The text of a file; `nil` if it cannot be read.
    func text(ofFile path: String) -> String? {
        files(path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func contents(ofFile path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var contents: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&part, 1, part.count, file)
            guard count > 0 else { break }
            contents.append(contentsOf: part[..<count])
        }
        return ferror(file) == 0 ? contents : nil
    }
}
