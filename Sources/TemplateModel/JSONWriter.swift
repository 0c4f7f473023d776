/// Writes JSON, indented by two spaces.
///
/// Every character that YAML does not allow unescaped is escaped although JSON does not ask for it, so the text is YAML
/// as well.
///
/// https://www.rfc-editor.org/rfc/rfc8259
struct JSONWriter {
    private var bytes: [UInt8] = []
    private var depth = 0

    /// The text of an object, which ends in a newline.
    static func text(_ root: Object) -> String {
        var writer = JSONWriter()
        writer.write(root)
        writer.append("\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private mutating func write(_ node: Node) {
        switch node {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .int(let value): bytes.append(contentsOf: String(value).utf8)
        case .double(let value): bytes.append(contentsOf: NumberText.text(value).utf8)
        case .string(let value): writeQuoted(value)
        case .array(let items): write(items)
        case .object(let object): write(object)
        }
    }

    private mutating func write(_ object: Object) {
        guard !object.isEmpty else { return append("{}") }
        append("{")
        depth += 1
        for (index, member) in object.enumerated() {
            startLine(isFirst: index == 0)
            writeQuoted(member.key)
            append(": ")
            write(member.value)
        }
        depth -= 1
        startLine(isFirst: true)
        append("}")
    }

    private mutating func write(_ items: [Node]) {
        guard !items.isEmpty else { return append("[]") }
        append("[")
        depth += 1
        for (index, item) in items.enumerated() {
            startLine(isFirst: index == 0)
            write(item)
        }
        depth -= 1
        startLine(isFirst: true)
        append("]")
    }

    private mutating func startLine(isFirst: Bool) {
        append(isFirst ? "\n" : ",\n")
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func writeQuoted(_ string: String) {
        append("\"")
        var string = string
        string.withUTF8 { text in
            var written = 0
            for index in text.indices {
                guard let character = Self.escaped(at: index, of: text) else { continue }
                bytes.append(contentsOf: text[written..<index])
                writeEscape(of: character.scalar)
                written = index + character.length
            }
            bytes.append(contentsOf: text[written...])
        }
        append("\"")
    }

    /// The character that starts at an index when it must be escaped, and how many bytes it takes in UTF-8.
    private static func escaped(
        at index: Int,
        of text: UnsafeBufferPointer<UInt8>
    ) -> (scalar: UInt16, length: Int)? {
        switch text[index] {
        case 0x00...0x1F, 0x22, 0x5C, 0x7F:
            return (UInt16(text[index]), 1)
        case 0xC2 where text[index + 1] < 0xA0:
            return (UInt16(text[index + 1]), 2)
        case 0xE2 where text[index + 1] == 0x80 && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9):
            return (0x2000 | UInt16(text[index + 2] & 0x3F), 3)
        case 0xEF where text[index + 1] == 0xBB && text[index + 2] == 0xBF:
            return (0xFEFF, 3)
        case 0xEF where text[index + 1] == 0xBF && text[index + 2] >= 0xBE:
            return (0xFFC0 | UInt16(text[index + 2] & 0x3F), 3)
        default:
            return nil
        }
    }

    private mutating func writeEscape(of scalar: UInt16) {
        switch scalar {
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        default:
            append("\\u")
            for shift in [12, 8, 4, 0] {
                let digit = UInt8(scalar >> UInt16(shift) & 0xF)
                bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
