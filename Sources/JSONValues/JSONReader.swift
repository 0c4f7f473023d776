/// Reads JSON.
///
/// It refuses what RFC 8259 does not allow, and so what cannot be said in Swift: bytes that are not UTF-8 and halves of surrogate pairs.
///
/// <https://www.rfc-editor.org/rfc/rfc8259>
struct JSONReader {
    /// How deep values may lie in one another, so that no text can exhaust the stack.
    static let maximumDepth = 512

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    /// What a string with escapes stands for, kept for the next.
    private var unescaped: [UInt8] = []

    private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    static func read(_ bytes: UnsafeRawBufferPointer) -> Result<JSONValue, JSONError> {
        var reader = JSONReader(bytes)
        do throws(JSONError) {
            let value = try reader.value(depth: 1)
            guard reader.next() == nil else { throw reader.unexpected("the end of the text") }
            return .success(value)
        } catch {
            return .failure(error)
        }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        let first = next()
        guard depth <= Self.maximumDepth else {
            throw error("values are nested more than \(Self.maximumDepth) levels deep")
        }
        switch first {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number(try number())
        case UInt8(ascii: "t") where skip("true"): return .bool(true)
        case UInt8(ascii: "f") where skip("false"): return .bool(false)
        case UInt8(ascii: "n") where skip("null"): return .null
        default: throw unexpected("a value")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        offset += 1
        if next() == UInt8(ascii: "}") {
            offset += 1
            return members
        }
        while true {
            guard next() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
            let key = try string()
            guard next() == UInt8(ascii: ":") else { throw unexpected("':' after a key") }
            offset += 1
            members[key] = try value(depth: depth + 1)
            switch next() {
            case UInt8(ascii: ","): offset += 1
            case UInt8(ascii: "}"):
                offset += 1
                return members
            default: throw unexpected("',' or '}' after a member")
            }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        var items: [JSONValue] = []
        offset += 1
        if next() == UInt8(ascii: "]") {
            offset += 1
            return items
        }
        while true {
            items.append(try value(depth: depth + 1))
            switch next() {
            case UInt8(ascii: ","): offset += 1
            case UInt8(ascii: "]"):
                offset += 1
                return items
            default: throw unexpected("',' or ']' after an item")
            }
        }
    }
}

extension JSONReader {
    private mutating func string() throws(JSONError) -> String {
        offset += 1
        let start = offset
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                let text = try text(of: UnsafeRawBufferPointer(rebasing: bytes[start..<offset]), at: start)
                offset += 1
                return text
            case UInt8(ascii: "\\"): return try stringWithEscapes(from: start)
            case 0..<0x20: throw error("a string holds a control character; it must be escaped")
            default: offset += 1
            }
        }
        throw unexpected("'\"' at the end of a string")
    }

    private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
        unescaped.removeAll(keepingCapacity: true)
        var plainStart = start
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                unescaped.append(contentsOf: bytes[plainStart..<offset])
                offset += 1
                return try unescapedText(at: start)
            case UInt8(ascii: "\\"):
                unescaped.append(contentsOf: bytes[plainStart..<offset])
                try unescape()
                plainStart = offset
            case 0..<0x20: throw error("a string holds a control character; it must be escaped")
            default: offset += 1
            }
        }
        throw unexpected("'\"' at the end of a string")
    }

    private mutating func unescape() throws(JSONError) {
        let letter = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(letter)
        case UInt8(ascii: "b"): unescaped.append(0x8)
        case UInt8(ascii: "f"): unescaped.append(0xC)
        case UInt8(ascii: "n"): unescaped.append(0xA)
        case UInt8(ascii: "r"): unescaped.append(0xD)
        case UInt8(ascii: "t"): unescaped.append(0x9)
        case UInt8(ascii: "u"):
            let scalar = try unicodeEscape()
            unescaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return
        default: throw error("an escape is unknown")
        }
        offset += 2
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let start = offset
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if UTF16.isLeadSurrogate(unit), offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        {
            let trail = try codeUnit()
            if UTF16.isTrailSurrogate(trail) { return UTF16.decode(UTF16.EncodedScalar([unit, trail])) }
        }
        throw JSONError(problem: "an escape is half a surrogate pair", offset: start)
    }

    /// The code unit of an escape `\u`.
    private mutating func codeUnit() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        guard offset + 6 <= bytes.count else { throw error("\\u must be followed by four hexadecimal digits") }
        for byte in bytes[(offset + 2)..<(offset + 6)] {
            guard let digit = Unicode.Scalar(byte).hexDigitValue else {
                throw error("\\u must be followed by four hexadecimal digits")
            }
            unit = unit << 4 | digit
        }
        offset += 6
        return unit
    }

    private func unescapedText(at start: Int) throws(JSONError) -> String {
        guard let text = String(validating: unescaped, as: UTF8.self) else { throw Self.notUTF8(at: start) }
        return text
    }

    private func text(of slice: UnsafeRawBufferPointer, at start: Int) throws(JSONError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else { throw Self.notUTF8(at: start) }
        return text
    }

    private static func notUTF8(at start: Int) -> JSONError {
        JSONError(problem: "a string is not valid UTF-8", offset: start)
    }
}

extension JSONReader {
    private mutating func number() throws(JSONError) -> JSONNumber {
        let start = offset
        guard let length = Self.lengthOfNumber(at: start, in: bytes) else { throw error("a number is incomplete") }
        offset += length
        return JSONNumber(validated: String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    /// How long the number is that starts somewhere; `nil` when none does.
    static func lengthOfNumber(at start: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        var end = start
        func byte() -> UInt8 { end < bytes.count ? bytes[end] : 0 }
        func skipDigits() -> Bool {
            let first = end
            while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte()) { end += 1 }
            return end > first
        }
        if byte() == UInt8(ascii: "-") { end += 1 }
        if byte() == UInt8(ascii: "0") {
            end += 1
        } else if !skipDigits() {
            return nil
        }
        if byte() == UInt8(ascii: ".") {
            end += 1
            guard skipDigits() else { return nil }
        }
        if byte() | 0x20 == UInt8(ascii: "e") {
            end += 1
            if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { end += 1 }
            guard skipDigits() else { return nil }
        }
        return end - start
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
        let expected = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes[offset...].starts(with: expected) else { return false }
        offset += expected.count
        return true
    }

    private func error(_ message: String) -> JSONError { JSONError(problem: message, offset: offset) }

    private func unexpected(_ expected: String) -> JSONError {
        let rest = bytes[min(offset, bytes.count)...].prefix(4)
        let found = String(decoding: rest, as: UTF8.self).unicodeScalars.first.map { "'\($0)'" } ?? "the end"
        return error("expected \(expected), found \(found)")
    }
}

extension Unicode.Scalar {
    fileprivate var hexDigitValue: UInt16? {
        switch self {
        case "0"..."9": UInt16(value - 0x30)
        case "a"..."f": UInt16(value - 0x61 + 10)
        case "A"..."F": UInt16(value - 0x41 + 10)
        default: nil
        }
    }
}
