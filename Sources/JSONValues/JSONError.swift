/// Why a text is not JSON.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in lower case and without a period.
    public let problem: String
    /// The place in the text, counted in bytes from zero.
    public let offset: Int

    /// The problem and its place.
    public var description: String { "\(problem) at byte \(offset)" }
}
