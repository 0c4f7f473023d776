/// Reads the text of a simple expression; whatever may mean more than one thing makes it none.
struct SimplePatternReader {
    private typealias Item = SimplePattern.Item

    private static let deepest = 30

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var depth = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The sequences that the expression consists of; `nil` when it is not simple.
    static func alternatives(of text: UnsafeBufferPointer<UInt8>) -> [[SimplePattern.Item]]? {
        var reader = SimplePatternReader(text)
        guard let alternatives = reader.alternatives(), reader.position == text.count else { return nil }
        return alternatives
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func next() -> UInt8? {
        guard let current else { return nil }
        position += 1
        return current
    }

    private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    // MARK: Sequences

    private mutating func alternatives() -> [[Item]]? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { return nil }
        var alternatives: [[Item]] = []
        repeat {
            guard let sequence = sequence() else { return nil }
            alternatives.append(sequence)
        } while skip("|")
        return alternatives
    }

    private mutating func sequence() -> [Item]? {
        var items: [Item] = []
        while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
            position += 1
            guard let element = element(byte) else { return nil }
            guard let count = quantifier() else { return nil }
            switch element {
            case .start, .end, .lookahead: guard count == 1...1 else { return nil }
            case .characters, .group: break
            }
            items.append(Item(element: element, count: count))
        }
        return items
    }

    private mutating func element(_ byte: UInt8) -> SimplePattern.Element? {
        switch Unicode.Scalar(byte) {
        case "^": return .start
        case "$": return .end
        case ".": return .characters(.all)
        case "[": return characterClass().map { .characters($0) }
        case "\\": return escape().map { .characters($0.set) }
        case "(":
            let kind = skip("?") ? next() : UInt8(ascii: ":")
            guard let alternatives = alternatives(), skip(")") else { return nil }
            switch kind.map(Unicode.Scalar.init) {
            case ":": return .group(alternatives)
            case "=": return .lookahead(alternatives, isNegative: false)
            case "!": return .lookahead(alternatives, isNegative: true)
            default: return nil
            }
        case "*", "+", "?", "{", "}", "]": return nil
        default: return byte < 128 ? .characters(ASCIISet(UInt32(byte))) : nil
        }
    }

    /// How often the element before is repeated.
    private mutating func quantifier() -> ClosedRange<Int>? {
        var count: ClosedRange<Int>
        switch current.map(Unicode.Scalar.init) {
        case "*": count = 0...Int.max
        case "+": count = 1...Int.max
        case "?": count = 0...1
        case "{":
            position += 1
            guard let minimum = number() else { return nil }
            count = minimum...minimum
            if skip(",") {
                let maximum = current == UInt8(ascii: "}") ? Int.max : number()
                guard let maximum, maximum >= minimum else { return nil }
                count = minimum...maximum
            }
            guard current == UInt8(ascii: "}") else { return nil }
        default: return 1...1
        }
        position += 1
        // Whether as few or as many as possible are tried first makes no difference to whether there is a match.
        _ = skip("?")
        switch current.map(Unicode.Scalar.init) {
        case "*", "+", "?", "{": return nil
        default: return count
        }
    }

    private mutating func number() -> Int? {
        var number: Int?
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), number ?? 0 < 1_000_000 {
            number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
            position += 1
        }
        return number
    }

    // MARK: Characters

    private mutating func characterClass() -> ASCIISet? {
        let isInverted = skip("^")
        var set = ASCIISet()
        // What stands before a hyphen that makes no range.
        var isAtStart = true
        var isAfterRange = false
        while let byte = next() {
            if byte == UInt8(ascii: "]") {
                guard !isAtStart else { return nil }
                return isInverted ? set.inverted : set
            }
            // Two hyphens are an operator.
            if byte == UInt8(ascii: "-"), current == byte { return nil }
            guard let (first, single) = classMember(byte) else { return nil }
            guard current == UInt8(ascii: "-"), position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "]")
            else {
                if byte == UInt8(ascii: "-") {
                    // Between two other characters it would be a range.
                    guard isAtStart || isAfterRange || current == UInt8(ascii: "]") else { return nil }
                }
                set.formUnion(first)
                isAtStart = false
                isAfterRange = false
                continue
            }
            position += 1
            guard let single, byte != UInt8(ascii: "-"), let end = next(), end != UInt8(ascii: "-"),
                let last = classMember(end)?.scalar, single <= last
            else { return nil }
            set.insert(single, through: last)
            isAtStart = false
            isAfterRange = true
        }
        return nil
    }

    /// What a byte of a class stands for, and as which character, if it is one.
    private mutating func classMember(_ byte: UInt8) -> (set: ASCIISet, scalar: UInt32?)? {
        switch Unicode.Scalar(byte) {
        case "\\": return escape()
        case "[": return nil
        case "&" where current == byte, "~" where current == byte: return nil
        default: return byte < 128 ? (ASCIISet(UInt32(byte)), UInt32(byte)) : nil
        }
    }

    /// What stands behind a backslash.
    private mutating func escape() -> (set: ASCIISet, scalar: UInt32?)? {
        guard let byte = next() else { return nil }
        switch Unicode.Scalar(byte) {
        case "d": return (.digits, nil)
        case "D": return (ASCIISet.digits.inverted, nil)
        case "w": return (.word, nil)
        case "W": return (ASCIISet.word.inverted, nil)
        case "s": return (.space, nil)
        case "S": return (ASCIISet.space.inverted, nil)
        case "p": return property().map { ($0, nil) }
        case "P": return property().map { ($0.inverted, nil) }
        case "n": return (ASCIISet(0x0A), 0x0A)
        case "r": return (ASCIISet(0x0D), 0x0D)
        case "t": return (ASCIISet(0x09), 0x09)
        case "u": return scalar(digits: 4)
        case "x": return scalar(digits: 2)
        case "0"..."9", "A"..."Z", "a"..."z": return nil
        default: return byte < 128 ? (ASCIISet(UInt32(byte)), UInt32(byte)) : nil
        }
    }

    private mutating func scalar(digits: Int) -> (set: ASCIISet, scalar: UInt32?)? {
        guard position + digits <= bytes.count else { return nil }
        let text = String(decoding: bytes[position..<(position + digits)], as: UTF8.self)
        guard let value = UInt32(text, radix: 16), Unicode.Scalar(value) != nil else { return nil }
        position += digits
        return (ASCIISet(value), value)
    }

    private mutating func property() -> ASCIISet? {
        guard skip("{") else { return nil }
        let start = position
        while let byte = current, byte != UInt8(ascii: "}") { position += 1 }
        let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
        guard skip("}") else { return nil }
        switch name {
        case "L": return .letters
        case "M": return ASCIISet()
        case "N": return .digits
        case "P": return .punctuation
        case "Print": return .printable
        case "S": return .symbols
        case "Z", "Zs": return ASCIISet(0x20)
        default: return nil
        }
    }
}
