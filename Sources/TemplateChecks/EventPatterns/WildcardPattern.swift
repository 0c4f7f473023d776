/// A text in which each asterisk stands for any characters; a backslash takes an asterisk or a backslash literally.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching>
struct WildcardPattern: Hashable, Sendable {
    /// Why a text is no pattern.
    enum Problem: Error {
        case asterisks
        case backslash
    }

    /// The bytes; `nil` for any bytes.
    private let tokens: [UInt8?]

    /// Reads a pattern.
    init(_ text: String) throws(Problem) {
        var tokens: [UInt8?] = []
        var isEscaped = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "*") where !isEscaped:
                if let last = tokens.last, last == nil { throw .asterisks }
                tokens.append(nil)
            case UInt8(ascii: "\\") where !isEscaped:
                isEscaped = true
                continue
            default:
                if isEscaped, byte != UInt8(ascii: "*"), byte != UInt8(ascii: "\\") { throw .backslash }
                tokens.append(byte)
            }
            isEscaped = false
        }
        guard !isEscaped else { throw .backslash }
        self.tokens = tokens
    }

    /// Whether a text matches.
    func matches(_ text: String) -> Bool {
        tokens.matchesWildcards(Array(text.utf8)) {
            $0 == nil
        } standsForByte: {
            $0 == $1
        }
    }
}

extension WildcardPattern {
    /// How many ways of matching EventBridge follows at a time.
    ///
    /// The number is not documented: it agrees with all answers of EventBridge that are known.
    static let complexityLimit = 10

    /// More positions than a text can be at in the pattern at once.
    ///
    /// Behind each asterisk they are that of the asterisk, and as many as the text there begins again in itself.
    private var mostPositions: Int {
        let parts = tokens.split(separator: nil, omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(1) { count, part in
            // The lengths of the longest beginnings of the text at which its first so many bytes end.
            var borders: [Int] = []
            var depths: [Int] = []
            for (index, byte) in part.enumerated() {
                var border = index > 0 ? borders[index - 1] : 0
                while border > 0, part[part.startIndex + border] != byte { border = borders[border - 1] }
                if index > 0, part[part.startIndex + border] == byte { border += 1 }
                borders.append(border)
                depths.append(border > 0 ? depths[border - 1] + 1 : 1)
            }
            // The end of the text, a quotation mark, is one more.
            return count + 2 + (depths.max() ?? 0)
        }
    }

    /// Whether EventBridge refuses patterns for one field as too complex.
    ///
    /// A text can be at several positions of a pattern at once behind an asterisk; how many is what counts.
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching-complexity>
    static func areTooComplex(_ patterns: [WildcardPattern]) -> Bool {
        // Most patterns are so simple that their texts tell.
        guard patterns.reduce(0, { $0 + $1.mostPositions }) > complexityLimit else { return false }
        let quote = [UInt8(ascii: "\"")]
        let quoted = patterns.map { quote + $0.tokens + quote }
        let bytes = Set(quoted.flatMap { $0.compactMap(\.self) }).sorted().map(Optional.some) + [nil]
        let start = patterns.map { _ in Set([MatchState.position(0)]) }
        var seen: Set = [start]
        var pending = [start]
        // What is not too complex until then is not looked into further.
        while let states = pending.popLast(), seen.count < 5_000 {
            for byte in bytes {
                let next = zip(quoted, states).map { tokens, states in MatchState.next(states, of: tokens, after: byte)
                }
                let count = zip(quoted, next).reduce(0) { $0 + MatchState.count($1.1, of: $1.0) }
                if count > complexityLimit { return true }
                if seen.insert(next).inserted { pending.append(next) }
            }
        }
        return false
    }
}

/// Where a text can be in a pattern.
private enum MatchState: Hashable {
    /// Before a token.
    case position(Int)
    /// Within the bytes that an asterisk stands for.
    case asterisk(Int)

    /// The states after one more byte; `nil` is one that the pattern does not have.
    static func next(_ states: Set<MatchState>, of tokens: [UInt8?], after byte: UInt8?) -> Set<MatchState> {
        var next: Set<MatchState> = []
        func insert(_ position: Int) {
            if position < tokens.count, let wanted = tokens[position], wanted == byte {
                next.insert(.position(position + 1))
            }
        }
        for state in states {
            switch state {
            case .position(let position) where position < tokens.count && tokens[position] == nil:
                next.insert(.asterisk(position))
                insert(position + 1)
            case .position(let position):
                insert(position)
            case .asterisk(let position):
                next.insert(state)
                insert(position + 1)
            }
        }
        return next
    }

    /// How many states there are, with the asterisks that can begin.
    static func count(_ states: Set<MatchState>, of tokens: [UInt8?]) -> Int {
        states.reduce(states.count) { count, state in
            guard case .position(let position) = state, position < tokens.count, tokens[position] == nil,
                !states.contains(.asterisk(position))
            else { return count }
            return count + 1
        }
    }
}
