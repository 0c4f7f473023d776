/// A place in the text of a template.
public struct TextPosition: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1; a byte order mark does not count.
    public let column: Int

    /// Creates a position.
    ///
    /// - Parameters:
    ///   - line: from 1.
    ///   - column: in Unicode scalars, from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension TextPosition: Comparable {
    /// Whether a position comes before another one in the same text.
    public static func < (left: TextPosition, right: TextPosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

extension TextPosition: CustomStringConvertible {
    /// The position as in a sentence, such as `line 3, column 5`.
    public var description: String { "line \(line), column \(column)" }
}
