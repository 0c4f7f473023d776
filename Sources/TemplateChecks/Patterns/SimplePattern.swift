/// A regular expression of the kind that nearly all schemas have, for texts of ASCII.
///
/// Compiling one with the standard library takes as long as checking several resources with all that they consist of.
/// Expressions with anything else, lookbehind for example, are none of these.
struct SimplePattern {
    /// A part of an expression, and how often it is repeated.
    struct Item {
        let element: Element
        var count = 1...1
    }

    /// What a part of an expression stands for.
    enum Element {
        /// One character.
        case characters(ASCIISet)
        /// One of several sequences.
        case group([[Item]])
        /// What one of several sequences must follow, or none of them.
        case lookahead([[Item]], isNegative: Bool)
        /// The start of the text.
        case start
        /// The end of the text.
        case end
    }

    /// The sequences of which one must match.
    let alternatives: [[Item]]

    /// Reads an expression; `nil` when it is not simple.
    init?(_ text: String) {
        var text = text
        guard let alternatives = text.withUTF8({ SimplePatternReader.alternatives(of: $0) }) else { return nil }
        self.alternatives = alternatives
    }

    /// Whether the expression is found in a text; `nil` when that takes more than a simple search.
    func isFound(in text: String) -> Bool? { matches(text, isWhole: false) }

    /// Whether the expression matches the whole of a text; `nil` when that takes more than a simple search.
    func matchesWhole(of text: String) -> Bool? { matches(text, isWhole: true) }

    private func matches(_ text: String, isWhole: Bool) -> Bool? {
        var text = text
        return text.withUTF8 { bytes in
            // Other characters have properties, and line breaks have rules, that only the standard library knows.
            guard bytes.allSatisfy({ $0 < 128 && !(0x0A...0x0D).contains($0) }) else { return nil }
            var search = Search(text: bytes, isWhole: isWhole)
            for start in isWhole ? 0...0 : 0...bytes.count {
                for items in alternatives where search.matches(items, 0, at: start, .end) { return true }
                if search.isExhausted { return nil }
                if alternatives.allSatisfy({ $0.first?.isStart ?? false }) { break }
            }
            return false
        }
    }
}

extension SimplePattern.Item {
    fileprivate var isStart: Bool { if case .start = element { true } else { false } }
}

extension SimplePattern {
    /// What follows the sequence that is being matched.
    private indirect enum Rest {
        case end
        /// Nothing, wherever the text ends.
        case nothing
        /// A part of a sequence from an index on.
        case sequence([Item], Int, Rest)
        /// A group was matched some times, the last time from a position on, and may be again.
        case group([[Item]], ClosedRange<Int>, times: Int, from: Int, Rest)
    }

    /// Tries one way after the other; whoever wants to know more than whether there is one has to ask elsewhere.
    private struct Search {
        private static let mostSteps = 10_000
        private static let deepest = 200

        let text: UnsafeBufferPointer<UInt8>
        let isWhole: Bool
        private(set) var isExhausted = false
        private var steps = 0
        private var depth = 0

        init(text: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
            self.text = text
            self.isWhole = isWhole
        }

        /// Whether the items from an index on, and the rest, match the text from a position on.
        mutating func matches(_ items: [Item], _ index: Int, at position: Int, _ rest: Rest) -> Bool {
            depth += 1
            defer { depth -= 1 }
            var position = position
            for index in index..<items.count {
                steps += 1
                if steps > Self.mostSteps || depth > Self.deepest { isExhausted = true }
                if isExhausted { return false }
                let item = items[index]
                switch item.element {
                case .start:
                    guard position == 0 else { return false }
                case .end:
                    guard position == text.count else { return false }
                case .characters(let set):
                    let most = min(item.count.upperBound, text.count - position)
                    var count = 0
                    while count < most, set.contains(text[position + count]) { count += 1 }
                    guard count >= item.count.lowerBound else { return false }
                    while count > item.count.lowerBound {
                        if matches(items, index + 1, at: position + count, rest) { return true }
                        count -= 1
                    }
                    position += count
                case .lookahead(let alternatives, let isNegative):
                    let isFound = alternatives.contains { matches($0, 0, at: position, .nothing) }
                    guard isFound != isNegative, !isExhausted else { return false }
                case .group(let alternatives):
                    let rest = index + 1 == items.count ? rest : .sequence(items, index + 1, rest)
                    return matches(alternatives, item.count, times: 0, at: position, rest)
                }
            }
            return matches(rest, at: position)
        }

        private mutating func matches(
            _ group: [[Item]],
            _ count: ClosedRange<Int>,
            times: Int,
            at position: Int,
            _ rest: Rest
        ) -> Bool {
            if times < count.upperBound {
                let again = Rest.group(group, count, times: times + 1, from: position, rest)
                for items in group where matches(items, 0, at: position, again) { return true }
            }
            return times >= count.lowerBound && matches(rest, at: position)
        }

        private mutating func matches(_ rest: Rest, at position: Int) -> Bool {
            if isExhausted { return false }
            switch rest {
            case .end:
                return !isWhole || position == text.count
            case .nothing:
                return true
            case .sequence(let items, let index, let rest):
                return matches(items, index, at: position, rest)
            case .group(let group, let count, let times, let start, let rest):
                // What matches nothing does so as often as it has to.
                if position == start { return matches(rest, at: position) }
                return matches(group, count, times: times, at: position, rest)
            }
        }
    }
}
