/// A text of a policy in which `*` stands for any characters and `?` for one.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>
struct PolicyPattern {
    /// A text that patterns are compared with, prepared once.
    struct Subject {
        fileprivate let text: SymbolicText
        fileprivate let bytes: [UInt8]?

        /// Prepares a text.
        /// - Parameters:
        ///   - text: The text.
        ///   - ignoresCase: Whether letters match in either case, as in the names of actions.
        init(_ text: SymbolicText, ignoringCase ignoresCase: Bool = false) {
            self.text = text
            bytes = text.literal.map { PolicyPattern.bytes(of: $0, ignoresCase) }
        }
    }

    private enum Token: Hashable {
        case character(UInt8)
        case anyCharacters
        case anyCharacter
        /// A part that is decided at deployment.
        case part(SymbolicText.Part)
    }

    private let text: SymbolicText
    /// The pattern, if all of it is in the template.
    private let bytes: [UInt8]?

    /// Reads a pattern.
    /// - Parameters:
    ///   - text: The text, with wildcards.
    ///   - ignoresCase: Whether letters match in either case, as in the names of actions.
    init(_ text: SymbolicText, ignoringCase ignoresCase: Bool = false) {
        self.text = text
        bytes = text.literal.map { Self.bytes(of: $0, ignoresCase) }
    }

    /// Whether it is an asterisk.
    var isEverything: Bool { bytes == [UInt8(ascii: "*")] }

    /// Whether a text matches.
    func matches(_ subject: Subject) -> Answer {
        if let bytes, let other = subject.bytes { return Self.matches(bytes, other) ? .yes : .no }
        if let bytes, bytes == [UInt8(ascii: "*")] { return .yes }
        // Two resources of one template do not have the same name.
        if text.parts.count == 1, case .name(let left) = text.parts[0], subject.text.parts.count == 1,
            case .name(let right) = subject.text.parts[0]
        {
            return left == right ? .yes : .no
        }
        return PartialMatch(pattern: Self.tokens(of: text, wildcards: true), Self.tokens(of: subject.text)).answer()
    }

    private static func bytes(of text: String, _ ignoresCase: Bool) -> [UInt8] {
        guard ignoresCase else { return Array(text.utf8) }
        return text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
        pattern.matchesWildcards(text) {
            $0 == UInt8(ascii: "*")
        } standsForByte: {
            $0 == $1 || $0 == UInt8(ascii: "?")
        }
    }

    private static func tokens(of text: SymbolicText, wildcards: Bool = false) -> [Token] {
        text.parts.flatMap { part -> [Token] in
            guard case .literal(let literal) = part else { return [.part(part)] }
            return literal.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "*") where wildcards: .anyCharacters
                case UInt8(ascii: "?") where wildcards: .anyCharacter
                default: .character(byte)
                }
            }
        }
    }
}

extension PolicyPattern {
    /// Compares texts of which parts are decided at deployment.
    private struct PartialMatch {
        private let pattern: [Token]
        private let subject: [Token]
        private var memory: [Int: Answer] = [:]

        init(pattern: [Token], _ subject: [Token]) {
            self.pattern = pattern
            self.subject = subject
        }

        func answer() -> Answer {
            var match = self
            return match.answer(from: 0, 0)
        }

        private mutating func answer(from first: Int, _ second: Int) -> Answer {
            var (left, right) = (first, second)
            while left < pattern.count {
                switch pattern[left] {
                case .anyCharacters:
                    return answer(afterStar: left, right)
                case .anyCharacter:
                    guard right < subject.count else { return .no }
                    guard case .character = subject[right] else { return .unknown }
                case .character(let character):
                    guard right < subject.count else { return .no }
                    guard case .character(let other) = subject[right] else { return .unknown }
                    guard character == other else { return .no }
                case .part(let part):
                    guard part != .unknown, right < subject.count else { return .unknown }
                    guard subject[right] == pattern[left] else {
                        return areDifferentNames(left, right) ? .no : .unknown
                    }
                }
                left += 1
                right += 1
            }
            let isLonger = subject[right...].contains { token in
                switch token {
                case .part(.name), .character: true
                default: false
                }
            }
            return right == subject.count ? .yes : isLonger ? .no : .unknown
        }

        /// Whether both texts end in the names of two resources, which are not the same.
        private func areDifferentNames(_ left: Int, _ right: Int) -> Bool {
            guard left == pattern.count - 1, right == subject.count - 1, case .part(.name) = pattern[left],
                case .part(.name) = subject[right]
            else { return false }
            return true
        }

        private mutating func answer(afterStar star: Int, _ start: Int) -> Answer {
            guard star + 1 < pattern.count else { return .yes }
            let key = star * (subject.count + 1) + start
            if let answer = memory[key] { return answer }
            var result = Answer.no
            for position in start...subject.count where result != .yes {
                result = result || answer(from: star + 1, position)
            }
            memory[key] = result
            return result
        }
    }
}
