import Foundation
import TemplateModel

/// Reads JSON into nodes, integers and doubles apart, for tests that start from a text.
struct JSONText {
    struct Failure: Error {
        let offset: Int
    }

    private let bytes: [UInt8]
    private var offset = 0

    static func node(_ text: String) throws -> Node {
        var reader = JSONText(bytes: Array(text.utf8))
        let node = try reader.node()
        guard reader.next() == nil else { throw Failure(offset: reader.offset) }
        return node
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func node() throws -> Node {
        switch next() {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        default: return try literal()
        }
    }

    private mutating func object() throws -> Object {
        var object = Object()
        offset += 1
        while next() != UInt8(ascii: "}") {
            let key = try string()
            try skip(":")
            object[key] = try node()
            if next() != UInt8(ascii: "}") {
                try skip(",")
            }
        }
        offset += 1
        return object
    }

    private mutating func array() throws -> [Node] {
        var items: [Node] = []
        offset += 1
        while next() != UInt8(ascii: "]") {
            items.append(try node())
            if next() != UInt8(ascii: "]") {
                try skip(",")
            }
        }
        offset += 1
        return items
    }

    private mutating func string() throws -> String {
        try skip("\"")
        let start = offset - 1
        var isPlain = true
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
            let isEscape = bytes[offset] == UInt8(ascii: "\\")
            isPlain = isPlain && !isEscape
            offset += isEscape ? 2 : 1
        }
        try skip("\"")
        if isPlain {
            return String(decoding: bytes[(start + 1)..<(offset - 1)], as: UTF8.self)
        }
        return try JSONDecoder().decode(String.self, from: Data(bytes[start..<offset]))
    }

    private mutating func literal() throws -> Node {
        let start = offset
        while offset < bytes.count, !",]} \n".utf8.contains(bytes[offset]) {
            offset += 1
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        switch text {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            if let value = Int(text) { return .int(value) }
            if text.contains(where: { ".eE".contains($0) }), let value = Double(text) { return .double(value) }
            throw Failure(offset: start)
        }
    }

    private mutating func next() -> UInt8? {
        while offset < bytes.count, " \n\r\t".utf8.contains(bytes[offset]) {
            offset += 1
        }
        return offset < bytes.count ? bytes[offset] : nil
    }

    private mutating func skip(_ character: Character) throws {
        guard next() == character.asciiValue else { throw Failure(offset: offset) }
        offset += 1
    }
}
