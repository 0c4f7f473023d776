/// A line of a source file.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// The file as the compiler knows it, usually an absolute path.
    public let filePath: String
    /// The line, counted from 1.
    public let line: UInt
    /// The column, counted from 1; `nil` where only the line is known.
    public let column: UInt?

    /// Makes a location.
    ///
    /// A type whose values are written in a configuration file takes `filePath: String = #filePath, line: UInt = #line` in its
    /// own initializer and passes them on, so that problems point at the entry.
    /// - Parameters:
    ///   - filePath: The file as the compiler knows it.
    ///   - line: The line, counted from 1.
    ///   - column: The column, counted from 1; not known by default.
    public init(filePath: String, line: UInt, column: UInt? = nil) {
        self.filePath = filePath
        self.line = line
        self.column = column
    }

    /// `path:line` or `path:line:column`, as compilers print it.
    public var description: String { description(relativeTo: nil) }

    /// The compiler's form, with the path shortened if it is below a folder.
    /// - Parameter directory: The folder that the path is shown relative to; `nil` leaves it whole.
    /// - Returns: `path:line` or `path:line:column`.
    public func description(relativeTo directory: String?) -> String {
        let position = "\(line)" + (column.map { ":\($0)" } ?? "")
        return "\(filePath(relativeTo: directory)):\(position)"
    }

    /// The file, with the path shortened if it is below a folder.
    /// - Parameter directory: The folder that the path is shown relative to; `nil` leaves it whole.
    /// - Returns: The path.
    public func filePath(relativeTo directory: String?) -> String {
        guard let directory else { return filePath }
        let prefix = directory.hasSuffix("/") ? directory : directory + "/"
        return filePath.hasPrefix(prefix) ? String(filePath.dropFirst(prefix.count)) : filePath
    }
}
