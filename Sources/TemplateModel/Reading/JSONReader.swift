/// Reads JSON.
///
/// https://www.rfc-editor.org/rfc/rfc8259
struct JSONReader {
    private let bytes: [UInt8]
    private var offset = 0
    private var locator: TextLocator
    private var problems: [SyntaxProblem] = []

    /// The value that a text consists of.
    ///
    /// `bytes` is valid UTF-8 that is not blank, without a byte order mark.
    static func read(_ bytes: [UInt8]) throws(TemplateSyntaxError) -> ParsedNode? {
        var reader = JSONReader(bytes)
        let root: ParsedNode
        do throws(TemplateSyntaxError) {
            root = try reader.document()
        } catch {
            throw TemplateSyntaxError(reader.problems + error.problems)
        }
        guard reader.problems.isEmpty else { throw TemplateSyntaxError(reader.problems) }
        return root
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        self.locator = TextLocator(bytes)
    }

    private mutating func document() throws(TemplateSyntaxError) -> ParsedNode {
        let root = try value(depth: 1)
        guard next() == nil else { throw unexpected("the end of the text after the template") }
        return root
    }

    private mutating func value(depth: Int) throws(TemplateSyntaxError) -> ParsedNode {
        let first = next()
        let start = position()
        guard depth <= ReadingLimit.depth else { throw ReadingLimit.depthError(at: start) }
        switch first {
        case UInt8(ascii: "{"):
            return try object(at: start, depth: depth)
        case UInt8(ascii: "["):
            return try array(at: start, depth: depth)
        case UInt8(ascii: "\""):
            return ParsedNode(.string(try string()), at: start)
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
            return ParsedNode(try number(at: start), at: start)
        default:
            if skip("true") { return ParsedNode(.bool(true), at: start) }
            if skip("false") { return ParsedNode(.bool(false), at: start) }
            if skip("null") { return ParsedNode(.null, at: start) }
            throw unexpected("a value")
        }
    }

    private mutating func object(at start: TextPosition, depth: Int) throws(TemplateSyntaxError) -> ParsedNode {
        var object = ObjectBuilder(at: start)
        offset += 1
        if next() == UInt8(ascii: "}") {
            offset += 1
            return object.parsed
        }
        while true {
            guard next() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
            let keyStart = position()
            let key = try string()
            guard next() == UInt8(ascii: ":") else { throw unexpected("':' after the key '\(key)'") }
            offset += 1
            let value = try value(depth: depth + 1)
            if let problem = object.add(key, at: keyStart, value: value) {
                problems.append(problem)
            }
            switch next() {
            case UInt8(ascii: ","):
                offset += 1
            case UInt8(ascii: "}"):
                offset += 1
                return object.parsed
            default:
                throw unexpected("',' or '}' after the value of '\(key)'")
            }
        }
    }

    private mutating func array(at start: TextPosition, depth: Int) throws(TemplateSyntaxError) -> ParsedNode {
        var items: [Node] = []
        var positions = PositionTree(start: start)
        offset += 1
        if next() == UInt8(ascii: "]") {
            offset += 1
            return ParsedNode(.array(items), positions: positions)
        }
        while true {
            let item = try value(depth: depth + 1)
            items.append(item.node)
            positions.children.append(PositionTree.Child(start: item.positions.start, value: item.positions))
            switch next() {
            case UInt8(ascii: ","):
                offset += 1
            case UInt8(ascii: "]"):
                offset += 1
                return ParsedNode(.array(items), positions: positions)
            default:
                throw unexpected("',' or ']' after an item")
            }
        }
    }
}

extension JSONReader {
    private mutating func string() throws(TemplateSyntaxError) -> String {
        offset += 1
        var text = ""
        var start = offset
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                text += String(decoding: bytes[start..<offset], as: UTF8.self)
                offset += 1
                return text
            case UInt8(ascii: "\\"):
                text += String(decoding: bytes[start..<offset], as: UTF8.self)
                text.unicodeScalars.append(try escape())
                start = offset
            case 0..<0x20:
                throw TemplateSyntaxError(
                    "a string holds the control character \(Self.name(ofControl: bytes[offset])); escape it",
                    at: position()
                )
            default:
                offset += 1
            }
        }
        throw unexpected("'\"' at the end of a string")
    }

    private mutating func escape() throws(TemplateSyntaxError) -> Unicode.Scalar {
        let start = position()
        let letter = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        offset += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(at: start)
        default:
            throw TemplateSyntaxError(
                #"an escape is unknown; allowed are \", \\, \/, \b, \f, \n, \r, \t and \u with four digits"#,
                at: start
            )
        }
    }

    private mutating func unicodeEscape(at start: TextPosition) throws(TemplateSyntaxError) -> Unicode.Scalar {
        let unit = try codeUnit(at: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if UTF16.isLeadSurrogate(unit), skip("\\u") {
            let trail = try codeUnit(at: start)
            if UTF16.isTrailSurrogate(trail) {
                let pair = UTF16.EncodedScalar([unit, trail])
                return UTF16.decode(pair)
            }
        }
        throw TemplateSyntaxError(
            "an escape is half a character; write both halves of the surrogate pair or the character itself",
            at: start
        )
    }

    private mutating func codeUnit(at start: TextPosition) throws(TemplateSyntaxError) -> UInt16 {
        let digits = bytes[min(offset, bytes.count)..<min(offset + 4, bytes.count)]
        guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else {
            throw TemplateSyntaxError(#"\u must be followed by four hexadecimal digits"#, at: start)
        }
        offset += 4
        return unit
    }

    private static func name(ofControl byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension JSONReader {
    private mutating func number(at position: TextPosition) throws(TemplateSyntaxError) -> Node {
        let start = offset
        _ = skip("-")
        var isInteger = true
        if !skip("0") {
            try skipDigits()
        }
        if skip(".") {
            isInteger = false
            try skipDigits()
        }
        if skip("e") || skip("E") {
            isInteger = false
            _ = skip("+") || skip("-")
            try skipDigits()
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isInteger, let value = Int(text) { return .int(value) }
        if !isInteger, let value = Double(text), value.isFinite { return .double(value) }
        problems.append(SyntaxProblem(message: NumberText.tooLarge(text), position: position))
        return .null
    }

    private mutating func skipDigits() throws(TemplateSyntaxError) {
        let start = offset
        while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
            offset += 1
        }
        guard offset > start else { throw unexpected("a digit") }
    }
}

extension JSONReader {
    /// The first byte of the next token, at which reading goes on; `nil` at the end.
    private mutating func next() -> UInt8? {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): offset += 1
            default: return bytes[offset]
            }
        }
        return nil
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes[min(offset, bytes.count)...].starts(with: expected) else { return false }
        offset += expected.count
        return true
    }

    private mutating func position() -> TextPosition {
        locator.position(at: offset)
    }

    private mutating func unexpected(_ expected: String) -> TemplateSyntaxError {
        let rest = bytes[min(offset, bytes.count)...].prefix(4)
        let found = String(decoding: rest, as: UTF8.self).unicodeScalars.first.map { "'\($0)'" } ?? "the end"
        return TemplateSyntaxError("expected \(expected), found \(found)", at: position())
    }
}
