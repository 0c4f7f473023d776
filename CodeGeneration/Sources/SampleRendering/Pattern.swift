/// A regular expression, as far as a text that matches it needs to know.
///
/// Anchors and lookarounds are left out: whether a text really matches is checked afterwards.
indirect enum Pattern: Hashable {
    /// One of some characters that the place allows.
    case character([Unicode.Scalar])
    case sequence([Pattern])
    case alternatives([Pattern])
    case repetition(Pattern, Int, Int?)

    /// How a text is made where the pattern leaves a choice.
    struct Choice {
        /// Which alternative is taken, if there are that many.
        var alternative = 0
        /// How often something is repeated that may be repeated any number of times.
        var repetitions = 0
        /// Which character of a class is taken.
        var character = 0
    }

    /// A text that matches.
    /// - Parameter choice: How the text is made.
    /// - Returns: The text.
    func text(_ choice: Choice) -> String {
        switch self {
        case .character(let examples): return String(examples[choice.character % examples.count])
        case .sequence(let parts): return parts.map { $0.text(choice) }.joined()
        case .alternatives(let all): return all[choice.alternative % all.count].text(choice)
        case .repetition(let part, let least, let most):
            let count = max(least, min(choice.repetitions, most ?? choice.repetitions))
            return String(repeating: part.text(choice), count: count)
        }
    }
}

/// A set of characters.
struct CharacterClass: Hashable {
    enum Member: Hashable {
        case range(UInt32, UInt32)
        /// A named set: `d`, `w`, `s`, `L`, …
        case named(String, isNegated: Bool)
    }

    var members: [Member]
    var isNegated = false

    /// Some characters of the class, plain ones first; never none.
    var examples: [Unicode.Scalar] {
        let examples = Array(CharacterClass.preferred.lazy.filter(contains).prefix(4))
        if !examples.isEmpty { return examples }
        if case .range(let first, _)? = members.first, let scalar = Unicode.Scalar(first) { return [scalar] }
        return ["a"]
    }

    private static let preferred: [Unicode.Scalar] =
        Array("abcdefABCDEF0123456789ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ-_./: @+=,".unicodeScalars)
        + (0x21..<0x7F).compactMap { Unicode.Scalar($0) } + [
            "\n", "\t", "\r", "\u{E9}", "\u{300}", "\u{2028}", "\u{4E2D}",
        ]

    private func contains(_ scalar: Unicode.Scalar) -> Bool {
        members.contains { member in
            switch member {
            case .range(let first, let last): return (first...last).contains(scalar.value)
            case .named(let name, let isNegated): return CharacterClass.contains(scalar, name) != isNegated
            }
        } != isNegated
    }

    private static func contains(_ scalar: Unicode.Scalar, _ name: String) -> Bool {
        let properties = scalar.properties
        let category = properties.generalCategory
        switch name {
        case "d": return ("0"..."9").contains(scalar)
        case "w": return properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
        case "s": return properties.isWhitespace
        case "L", "alpha": return properties.isAlphabetic
        case "Lu", "upper": return properties.isUppercase
        case "Ll", "lower": return properties.isLowercase
        case "N", "Nd", "digit": return category == .decimalNumber
        case "alnum": return properties.isAlphabetic || category == .decimalNumber
        case "Z", "Zs", "space": return category == .spaceSeparator
        case "C", "Cc", "cntrl": return category == .control
        case "M", "Mn": return category == .nonspacingMark
        case "P", "punct": return "-_./:@,".unicodeScalars.contains(scalar)
        case "S": return "+=".unicodeScalars.contains(scalar)
        case "ASCII": return scalar.isASCII
        case "Print", "print", "Graph", "graph": return scalar.isASCII && scalar.value > 0x20
        default: return false
        }
    }
}
