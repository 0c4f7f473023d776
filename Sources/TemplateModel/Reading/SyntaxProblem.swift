/// One reason why a text is not a template.
public struct SyntaxProblem: Hashable, Sendable {
    /// What is wrong and what to do: lower case, without a period at the end.
    public let message: String
    /// Where it is wrong.
    public let position: TextPosition

    /// Creates a problem.
    ///
    /// - Parameters:
    ///   - message: what is wrong and what to do.
    ///   - position: where it is wrong.
    public init(message: String, position: TextPosition) {
        self.message = message
        self.position = position
    }
}
