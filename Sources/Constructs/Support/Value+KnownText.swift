internal import CloudFormation

extension Value where T == String {
    /// The parts of the text, known or not, in order.
    var parts: [Expression] { expression.textParts }

    /// The texts that are known now.
    var knownTexts: [String] {
        parts.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    /// The characters that are known now.
    var knownCount: Int { knownTexts.reduce(0) { $0 + $1.count } }

    /// The bytes that are known now.
    var knownSize: Int { knownTexts.reduce(0) { $0 + $1.utf8.count } }
}

extension Expression {
    /// The parts of a text, also of those within others.
    fileprivate var textParts: [Expression] {
        if case .interpolation(let parts) = self { parts.flatMap(\.textParts) } else { [self] }
    }
}
