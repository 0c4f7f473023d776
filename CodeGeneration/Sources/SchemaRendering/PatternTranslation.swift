/// Turns the regular expressions of schemas, which are those of Java or JavaScript, into those of Swift.
///
/// Where Swift has no equal, the result accepts more.
struct PatternTranslation {
    private let source: [Unicode.Scalar]
    private var position = 0
    private var output = ""
    /// Whether each open group looks ahead.
    private var groups: [Bool] = []

    /// Translates an expression.
    /// - Parameter pattern: The expression in a schema.
    /// - Returns: The expression, which Swift understands.
    /// - Throws: What Swift says about an expression that it does not understand.
    static func translate(_ pattern: String) throws -> String {
        var translation = PatternTranslation(source: Array(pattern.unicodeScalars))
        while let scalar = translation.current { translation.outside(scalar) }
        _ = try Regex(translation.output)
        return translation.output
    }

    private init(source: [Unicode.Scalar]) {
        self.source = source
    }

    private var current: Unicode.Scalar? { position < source.count ? source[position] : nil }

    private func next(is text: String, after offset: Int = 0) -> Bool {
        source.dropFirst(position + offset).starts(with: text.unicodeScalars)
    }

    private mutating func copy(_ count: Int = 1) {
        let end = min(position + count, source.count)
        for scalar in source[position..<end] { output.unicodeScalars.append(scalar) }
        position = end
    }

    // MARK: Outside of brackets

    private mutating func outside(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\\": copy(2)
        case "[": brackets()
        case "(" where next(is: "(?<!"): lookbehind()
        case "(":
            groups.append(next(is: "(?=") || next(is: "(?!"))
            copy()
        case ")":
            copy()
            // Looking ahead twice sees the same as looking once.
            if groups.popLast() == true, current == "+" { position += 1 }
        case "$":
            copy()
            // The end is there once, whatever the quantifier.
            if current == "{" { position = (source[position...].firstIndex(of: "}") ?? position) + 1 }
        default: copy()
        }
    }

    /// Leaves out what must not stand before, which Swift cannot look at.
    ///
    /// At the end of an expression that starts with `^`, looking ahead from the start says the same.
    private mutating func lookbehind() {
        var depth = 0
        var end = position
        while end < source.count {
            if source[end] == "\\" { end += 1 }
            if source[end] == "(" { depth += 1 }
            if source[end] == ")" { depth -= 1 }
            end += 1
            if depth == 0 { break }
        }
        let content = String(String.UnicodeScalarView(source[position..<end].dropFirst("(?<!".count).dropLast()))
        if source[end...].elementsEqual("$".unicodeScalars), output.hasPrefix("^"), groups.isEmpty {
            output = "^(?!.*\(content)$)" + output.dropFirst()
        }
        position = end
    }

    // MARK: In brackets

    private mutating func brackets() {
        copy()
        if current == "^" { copy() }
        while let scalar = current {
            switch scalar {
            case "]":
                copy()
                return
            case "[" where !output.hasSuffix("&&"):
                output += "\\["
                position += 1
            case "[": brackets()
            case "\\" where isSurrogate: surrogates()
            case "\\": escape()
            default: copy()
            }
        }
    }

    /// An escape in brackets, and a hyphen behind it that starts no range, because the escape stands for a class.
    private mutating func escape() {
        let letter = position + 1 < source.count ? source[position + 1] : " "
        copy(2)
        guard "wWdDsSpP".unicodeScalars.contains(letter) else { return }
        if current == "{" { copy((source[position...].firstIndex(of: "}") ?? position) - position + 1) }
        if current == "-", !next(is: "]", after: 1) {
            output += "\\-"
            position += 1
        }
    }

    /// Whether half of a character of UTF-16 stands here.
    private var isSurrogate: Bool {
        guard next(is: "\\u"), position + 6 <= source.count else { return false }
        let digits = String(String.UnicodeScalarView(source[position + 2..<position + 6]))
        return UInt16(digits, radix: 16).map { 0xD800...0xDFFF ~= $0 } ?? false
    }

    /// Halves of characters and the hyphens between them mean the characters beyond the first 65,536.
    private mutating func surrogates() {
        while isSurrogate {
            position += 6
            if current == "-" { position += 1 }
        }
        output += #"\x{10000}-\x{10FFFF}"#
    }
}
