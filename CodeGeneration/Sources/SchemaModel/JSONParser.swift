/// Reads a JSON document.
///
/// Strict, except that the last of two members with one name stays.
public struct JSONParser {
    /// Why a document is not JSON.
    public struct Failure: Error, Hashable, CustomStringConvertible {
        /// The byte at which reading stopped.
        public let offset: Int
        /// What was expected there.
        public let expected: String

        /// A sentence.
        public var description: String { "not JSON: expected \(expected) at byte \(offset)" }
    }

    private let bytes: [UInt8]
    private var position = 0

    /// Reads a document.
    /// - Parameter bytes: The document in UTF-8.
    /// - Returns: The value.
    /// - Throws: ``Failure`` if the bytes are not a JSON document.
    public static func parse(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
        var parser = JSONParser(bytes: bytes)
        let value = try parser.value()
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.failure("the end") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func failure(_ expected: String) -> Failure { Failure(offset: position, expected: expected) }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        skipSpace()
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(Failure) -> JSONValue {
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): return .object(try members())
        case UInt8(ascii: "["): return .array(try elements())
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case .some(let byte) where "-0123456789".utf8.contains(byte): return .number(number())
        default: throw failure("a value")
        }
    }

    private mutating func members() throws(Failure) -> [String: JSONValue] {
        position += 1
        var members: [String: JSONValue] = [:]
        if accept(UInt8(ascii: "}")) { return members }
        repeat {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw failure("a name") }
            let name = try text()
            guard accept(UInt8(ascii: ":")) else { throw failure("a colon") }
            members[name] = try value()
        } while accept(UInt8(ascii: ","))
        guard accept(UInt8(ascii: "}")) else { throw failure("a comma or a closing brace") }
        return members
    }

    private mutating func elements() throws(Failure) -> [JSONValue] {
        position += 1
        var elements: [JSONValue] = []
        if accept(UInt8(ascii: "]")) { return elements }
        repeat { elements.append(try value()) } while accept(UInt8(ascii: ","))
        guard accept(UInt8(ascii: "]")) else { throw failure("a comma or a closing bracket") }
        return elements
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        let text = Array("\(word)".utf8)
        guard bytes[position...].starts(with: text) else { throw failure("\(word)") }
        position += text.count
        return value
    }

    private mutating func number() -> String {
        let start = position
        while let byte = current, "+-.eE0123456789".utf8.contains(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func text() throws(Failure) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            default: text.append(byte)
            }
        }
        throw failure("a closing quotation mark")
    }

    private mutating func escape() throws(Failure) -> Unicode.Scalar {
        let byte = current
        position += 1
        switch byte {
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let unit = try codeUnit()
            guard unit >= 0xD800, unit < 0xDC00 else {
                guard let scalar = Unicode.Scalar(unit) else { throw failure("a high surrogate") }
                return scalar
            }
            guard bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
                throw failure("a low surrogate")
            }
            position += 2
            let low = try codeUnit()
            guard low >= 0xDC00, low < 0xE000,
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            else { throw failure("a low surrogate") }
            return scalar
        case .some(let byte) where "\"\\/".utf8.contains(byte): return Unicode.Scalar(byte)
        default: throw failure("an escape")
        }
    }

    private mutating func codeUnit() throws(Failure) -> UInt32 {
        let end = min(position + 4, bytes.count)
        guard let unit = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16), end - position == 4
        else { throw failure("four hexadecimal digits") }
        position = end
        return unit
    }
}
