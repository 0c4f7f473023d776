/// The reasons why a text is not a template.
public struct TemplateSyntaxError: Error, Hashable, Sendable {
    /// At least one problem, in the order of the text.
    ///
    /// What breaks the grammar of JSON or YAML ends reading, so it is the last one.
    public let problems: [SyntaxProblem]

    init(_ problems: [SyntaxProblem]) {
        self.problems = problems.enumerated()
            .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
            .map(\.element)
    }

    init(_ message: String, at position: TextPosition) {
        self.init([SyntaxProblem(message: message, position: position)])
    }
}

extension TemplateSyntaxError: CustomStringConvertible {
    /// A line for each problem, such as `line 3, column 5: …`.
    public var description: String {
        problems.map { "\($0.position): \($0.message)" }.joined(separator: "\n")
    }
}
