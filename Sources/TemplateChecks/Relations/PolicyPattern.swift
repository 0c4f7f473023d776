/// A text of a policy in which `*` stands for any characters and `?` for one.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>
struct PolicyPattern {
    private enum Token: Hashable {
        case character(UInt8)
        case anyCharacters
        case anyCharacter
        /// A part that is decided at deployment.
        case part(SymbolicText.Part)
    }

    private let tokens: [Token]
    private let hasWildcards: Bool
    private let ignoresCase: Bool

    /// Reads a pattern.
    /// - Parameters:
    ///   - text: The text, with wildcards.
    ///   - ignoresCase: Whether letters match in either case, as in the names of actions.
    init(_ text: SymbolicText, ignoringCase ignoresCase: Bool = false) {
        self.ignoresCase = ignoresCase
        tokens = Self.tokens(of: text, ignoresCase, wildcards: true)
        hasWildcards = tokens.contains { $0 == .anyCharacters || $0 == .anyCharacter }
    }

    /// Whether a text matches.
    func matches(_ text: SymbolicText) -> Answer {
        let subject = Self.tokens(of: text, ignoresCase, wildcards: false)
        if !hasWildcards, tokens == subject { return text.hasUnknownPart ? .unknown : .yes }
        // Two resources of one template do not have the same name.
        if case .part(.name(let left))? = tokens.first, case .part(.name(let right))? = subject.first,
            tokens.count == 1, subject.count == 1
        {
            return left == right ? .yes : .no
        }
        var memory: [Int: Answer] = [:]
        return matches(0, subject, 0, &memory)
    }

    private func matches(_ first: Int, _ subject: [Token], _ second: Int, _ memory: inout [Int: Answer]) -> Answer {
        var (left, right) = (first, second)
        while left < tokens.count {
            switch tokens[left] {
            case .anyCharacters:
                return matchesRest(after: left, subject, right, &memory)
            case .anyCharacter:
                guard right < subject.count else { return .no }
                guard case .character = subject[right] else { return .unknown }
            case .character(let character):
                guard right < subject.count else { return .no }
                guard case .character(let other) = subject[right] else { return .unknown }
                guard character == other else { return .no }
            case .part(let part):
                guard part != .unknown, right < subject.count, subject[right] == tokens[left] else { return .unknown }
            }
            left += 1
            right += 1
        }
        if right == subject.count { return .yes }
        let isLonger = subject[right...].contains { token in
            switch token {
            case .part(.name), .character: true
            default: false
            }
        }
        return isLonger ? .no : .unknown
    }

    private func matchesRest(
        after star: Int,
        _ subject: [Token],
        _ start: Int,
        _ memory: inout [Int: Answer]
    ) -> Answer {
        guard star + 1 < tokens.count else { return .yes }
        let key = star * (subject.count + 1) + start
        if let answer = memory[key] { return answer }
        var answer = Answer.no
        for position in start...subject.count {
            answer = answer || matches(star + 1, subject, position, &memory)
            if answer == .yes { break }
        }
        memory[key] = answer
        return answer
    }

    private static func tokens(of text: SymbolicText, _ ignoresCase: Bool, wildcards: Bool) -> [Token] {
        text.parts.flatMap { part -> [Token] in
            guard case .literal(let literal) = part else { return [.part(part)] }
            return literal.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "*") where wildcards: .anyCharacters
                case UInt8(ascii: "?") where wildcards: .anyCharacter
                case 0x41...0x5A where ignoresCase: .character(byte | 0x20)
                default: .character(byte)
                }
            }
        }
    }
}
