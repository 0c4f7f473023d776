/// A line of a source file.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// The file as the compiler knows it, usually an absolute path.
    public let filePath: String
    /// The line, counted from 1.
    public let line: UInt

    /// Makes a location.
    ///
    /// A type whose values are written in a configuration file takes `filePath: String = #filePath, line: UInt = #line` in its
    /// own initializer and passes them on, so that problems point at the entry.
    /// - Parameters:
    ///   - filePath: The file as the compiler knows it.
    ///   - line: The line, counted from 1.
    public init(filePath: String, line: UInt) {
        self.filePath = filePath
        self.line = line
    }

    /// `path:line`, as compilers print it.
    public var description: String { "\(filePath):\(line)" }
}
