extension JSONValue {
    /// Reads the one value that a text consists of.
    ///
    /// Of members with the same name, the last counts. A text that nests deeper than 512 levels is refused, so that a
    /// hostile one cannot exhaust the stack.
    ///
    /// - Parameter bytes: the text in UTF-8.
    /// - Throws: `JSONError` for anything that is no JSON, for bytes that are no UTF-8, and for an escape that names
    ///   half a surrogate pair, which no Swift string can hold.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        var reader = Reader(bytes)
        self = try reader.document()
    }

    /// Reads the one value that a text consists of, as `init(parsing:)` of its bytes does.
    ///
    /// - Parameter text: the text.
    /// - Throws: `JSONError` for anything that is no JSON.
    public init(parsing text: some StringProtocol) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}

private struct Reader {
    private let bytes: [UInt8]
    private var offset = 0

    private static let maximumDepth = 512

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(JSONError) -> JSONValue {
        let value = try value(depth: 1)
        guard next() == nil else { throw unexpected("the end of the text") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= Self.maximumDepth else {
            throw JSONError(problem: "values nest deeper than \(Self.maximumDepth) levels", offset: offset)
        }
        switch next() {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number(try number())
        default:
            if skip("true") { return .bool(true) }
            if skip("false") { return .bool(false) }
            if skip("null") { return .null }
            throw unexpected("a value")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        var members: [String: JSONValue] = [:]
        offset += 1
        if next() == UInt8(ascii: "}") {
            offset += 1
            return .object(members)
        }
        while true {
            guard next() == UInt8(ascii: "\"") else { throw unexpected("a name in double quotes") }
            let name = try string()
            guard next() == UInt8(ascii: ":") else { throw unexpected("':' after a name") }
            offset += 1
            members[name] = try value(depth: depth + 1)
            switch next() {
            case UInt8(ascii: ","):
                offset += 1
            case UInt8(ascii: "}"):
                offset += 1
                return .object(members)
            default:
                throw unexpected("',' or '}' after a member")
            }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        var items: [JSONValue] = []
        offset += 1
        if next() == UInt8(ascii: "]") {
            offset += 1
            return .array(items)
        }
        while true {
            items.append(try value(depth: depth + 1))
            switch next() {
            case UInt8(ascii: ","):
                offset += 1
            case UInt8(ascii: "]"):
                offset += 1
                return .array(items)
            default:
                throw unexpected("',' or ']' after an item")
            }
        }
    }

    /// The next byte that is not white space; the reader stands at it.
    private mutating func next() -> UInt8? {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): offset += 1
            default: return bytes[offset]
            }
        }
        return nil
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        let end = offset + word.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        let isWord = word.withUTF8Buffer { bytes[offset..<end].elementsEqual($0) }
        if isWord { offset = end }
        return isWord
    }

    private func unexpected(_ expected: String) -> JSONError {
        guard offset < bytes.count else {
            return JSONError(problem: "the text ends where \(expected) is expected", offset: offset)
        }
        return JSONError(problem: "expected \(expected)", offset: offset)
    }
}

extension Reader {
    private mutating func number() throws(JSONError) -> String {
        let start = offset
        if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "0") {
            offset += 1
        } else {
            try digits()
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            try digits()
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            try digits()
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) { offset += 1 }
        guard offset > start else { throw unexpected("a digit") }
    }

    private mutating func string() throws(JSONError) -> String {
        offset += 1
        var text = ""
        var start = offset
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                try append(bytes[start..<offset], to: &text)
                offset += 1
                return text
            case UInt8(ascii: "\\"):
                try append(bytes[start..<offset], to: &text)
                text.unicodeScalars.append(try escape())
                start = offset
            case 0..<0x20:
                throw JSONError(problem: "a control character that is not escaped", offset: offset)
            default:
                offset += 1
            }
        }
        throw unexpected("'\"' at the end of a text")
    }

    private func append(_ part: ArraySlice<UInt8>, to text: inout String) throws(JSONError) {
        guard !part.isEmpty else { return }
        guard let valid = String(validating: part, as: UTF8.self) else {
            throw JSONError(problem: "bytes that are not UTF-8 in a text", offset: part.startIndex)
        }
        if text.isEmpty { text = valid } else { text += valid }
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = offset
        offset += 1
        guard offset < bytes.count else { throw unexpected("an escape") }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw JSONError(problem: "an escape that JSON does not have", offset: start)
        }
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        else { throw JSONError(problem: "an escape of half a surrogate pair", offset: start) }
        offset += 2
        let second = try hexadecimal()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + UInt32(first - 0xD800) << 10 + UInt32(second - 0xDC00))
        else { throw JSONError(problem: "an escape of half a surrogate pair", offset: start) }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard offset < bytes.count, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue else {
                throw unexpected("a hexadecimal digit")
            }
            value = value << 4 | UInt16(digit)
            offset += 1
        }
        return value
    }
}
