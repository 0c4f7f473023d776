/// Reads the regular expressions of the schemas, which are those of ECMAScript with some of Java's.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    /// Reads a pattern.
    /// - Parameter text: The regular expression.
    /// - Returns: The pattern, or `nil` if the expression is not understood.
    static func parse(_ text: String) -> Pattern? {
        var parser = PatternParser(scalars: Array(text.unicodeScalars))
        let pattern = parser.alternatives()
        return parser.position == parser.scalars.count ? pattern : nil
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func accept(_ text: String) -> Bool {
        let expected = Array(text.unicodeScalars)
        guard scalars[position...].starts(with: expected) else { return false }
        position += expected.count
        return true
    }

    private mutating func alternatives() -> Pattern? {
        var all: [Pattern] = []
        repeat {
            guard let sequence = sequence() else { return nil }
            all.append(sequence)
        } while accept("|")
        return all.count == 1 ? all[0] : .alternatives(all)
    }

    private mutating func sequence() -> Pattern? {
        var parts: [Pattern] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            guard let atom = atom() else { return nil }
            parts.append(quantified(atom))
        }
        return .sequence(parts)
    }

    private mutating func quantified(_ atom: Pattern) -> Pattern {
        var result = atom
        while true {
            if accept("*") {
                result = .repetition(result, 0, nil)
            } else if accept("+") {
                result = .repetition(result, 1, nil)
            } else if accept("?") {
                result = .repetition(result, 0, 1)
            } else if current == "{", let (least, most) = bounds() {
                result = .repetition(result, least, most)
            } else {
                return result
            }
            // Greedy or not makes no difference for a text that matches.
            _ = accept("?")
        }
    }

    private mutating func bounds() -> (Int, Int?)? {
        guard let end = scalars[position...].firstIndex(of: "}") else { return nil }
        let inside = String(String.UnicodeScalarView(scalars[position + 1..<end]))
        let numbers = inside.split(separator: ",", omittingEmptySubsequences: false)
        guard let least = Int(numbers[0]), numbers.count < 3 else { return nil }
        position = end + 1
        return (least, numbers.count == 1 ? least : Int(numbers[1]))
    }

    private mutating func atom() -> Pattern? {
        guard let scalar = current else { return nil }
        switch scalar {
        case "(": return group()
        case "[":
            position += 1
            return characterClass().map { .character($0.examples) }
        case "^", "$":
            position += 1
            return .sequence([])
        case ".":
            position += 1
            return .character(["a", "b", "c", "d"])
        case "\\":
            position += 1
            guard let escaped = current else { return nil }
            if "AbBZz".unicodeScalars.contains(escaped) {
                position += 1
                return .sequence([])
            }
            return escape().map { .character(CharacterClass(members: [$0]).examples) }
        default:
            position += 1
            return .character([scalar])
        }
    }

    private mutating func group() -> Pattern? {
        position += 1
        let isLookaround = ["?=", "?!", "?<=", "?<!"].contains { accept($0) }
        if !isLookaround, accept("?") {
            if accept("<") || accept("P<") {
                while let scalar = current, scalar != ">" { position += scalar == ">" ? 0 : 1 }
                position += 1
            } else {
                // `?:`, or flags for the rest of the group.
                while let scalar = current, scalar != ":", scalar != ")" { position += scalar == ":" ? 0 : 1 }
                _ = accept(":")
            }
        }
        guard let inner = alternatives(), accept(")") else { return nil }
        return isLookaround ? .sequence([]) : inner
    }

    /// What stands behind a backslash.
    private mutating func escape() -> CharacterClass.Member? {
        guard let scalar = current else { return nil }
        position += 1
        switch scalar {
        case "d", "w", "s": return .named(String(scalar), isNegated: false)
        case "D", "W", "S": return .named(String(scalar).lowercased(), isNegated: true)
        case "p", "P":
            guard accept("{"), let end = scalars[position...].firstIndex(of: "}") else { return nil }
            let name = String(String.UnicodeScalarView(scalars[position..<end]))
            position = end + 1
            return .named(name, isNegated: scalar == "P")
        case "u": return code(digits: 4)
        case "x": return code(digits: 2)
        case "n": return .range(0xA, 0xA)
        case "r": return .range(0xD, 0xD)
        case "t": return .range(0x9, 0x9)
        case "f": return .range(0xC, 0xC)
        case "v": return .range(0xB, 0xB)
        case "a": return .range(0x7, 0x7)
        // A reference to what a group matched.
        case "1"..."9": return nil
        default: return .range(scalar.value, scalar.value)
        }
    }

    private mutating func code(digits: Int) -> CharacterClass.Member? {
        let end = min(position + digits, scalars.count)
        guard let value = UInt32(String(String.UnicodeScalarView(scalars[position..<end])), radix: 16) else {
            return nil
        }
        position = end
        return .range(value, value)
    }

    private mutating func characterClass() -> CharacterClass? {
        var result = CharacterClass(members: [])
        result.isNegated = accept("^")
        var isFirst = true
        while let scalar = current, isFirst || scalar != "]" {
            isFirst = false
            guard let member = classMember() else { return nil }
            guard case .range(let first, _) = member, current == "-", position + 1 < scalars.count,
                scalars[position + 1] != "]"
            else {
                result.members.append(member)
                continue
            }
            position += 1
            guard let end = classMember() else { return nil }
            if case .range(_, let last) = end, first <= last {
                result.members.append(.range(first, last))
            } else {
                result.members += [member, .range(0x2D, 0x2D), end]
            }
        }
        return accept("]") ? result : nil
    }

    private mutating func classMember() -> CharacterClass.Member? {
        if accept("[:"), let end = scalars[position...].firstIndex(of: ":") {
            let name = String(String.UnicodeScalarView(scalars[position..<end]))
            position = end + 2
            return .named(name, isNegated: false)
        }
        guard let scalar = current else { return nil }
        position += 1
        return scalar == "\\" ? escape() : .range(scalar.value, scalar.value)
    }
}
