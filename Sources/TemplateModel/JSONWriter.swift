/// Writes JSON, indented by two spaces.
///
/// Every character that YAML does not allow unescaped is escaped although JSON does not ask for it, so the text is YAML
/// as well.
///
/// https://www.rfc-editor.org/rfc/rfc8259
struct JSONWriter {
    private var bytes: [UInt8] = []
    /// The line break and the indentation of the lines that are being written.
    private var lineBreak = [UInt8(ascii: "\n")]

    /// The text of a template's sections in canonical order, which ends in a newline.
    static func text(_ root: Object) -> String {
        var writer = JSONWriter()
        writer.write(root, order: .sections)
        writer.append("\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private mutating func write(_ node: Node, order: CanonicalOrder) {
        switch node {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .int(let value): bytes.append(contentsOf: String(value).utf8)
        case .double(let value): bytes.append(contentsOf: NumberText.text(value).utf8)
        case .string(let value): writeQuoted(value)
        case .array(let items): write(items, order: order)
        case .object(let object): write(object, order: order)
        }
    }

    private mutating func write(_ object: Object, order: CanonicalOrder) {
        guard !object.isEmpty else { return append("{}") }
        append("{")
        indent()
        for (index, member) in order.members(of: object).enumerated() {
            startLine(isFirst: index == 0)
            writeQuoted(member.key)
            append(": ")
            write(member.value, order: order.ofMember(member.key))
        }
        outdent()
        startLine(isFirst: true)
        append("}")
    }

    private mutating func write(_ items: [Node], order: CanonicalOrder) {
        guard !items.isEmpty else { return append("[]") }
        append("[")
        indent()
        for (index, item) in items.enumerated() {
            startLine(isFirst: index == 0)
            write(item, order: order.ofItem(isLast: index == items.count - 1))
        }
        outdent()
        startLine(isFirst: true)
        append("]")
    }

    private mutating func indent() {
        lineBreak.append(contentsOf: [UInt8(ascii: " "), UInt8(ascii: " ")])
    }

    private mutating func outdent() {
        lineBreak.removeLast(2)
    }

    private mutating func startLine(isFirst: Bool) {
        if !isFirst {
            bytes.append(UInt8(ascii: ","))
        }
        bytes.append(contentsOf: lineBreak)
    }

    private mutating func writeQuoted(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        string.withBytes { text in
            var written = 0
            for index in text.indices where !Self.isOrdinary(text[index]) {
                guard let character = Self.escaped(at: index, of: text) else { continue }
                bytes.append(contentsOf: text[written..<index])
                writeEscape(of: character.scalar)
                written = index + character.length
            }
            bytes.append(contentsOf: text[written...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a byte is by itself a character that needs no escape; most are.
    private static func isOrdinary(_ byte: UInt8) -> Bool {
        byte > UInt8(ascii: "\"") && byte <= UInt8(ascii: "~") && byte != UInt8(ascii: "\\")
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
