/// Why a text is not JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let message: String
    /// The offset in bytes at which it is wrong.
    public let offset: Int

    /// What is wrong, and where.
    public var description: String { "invalid JSON at byte \(offset): \(message)" }
}
