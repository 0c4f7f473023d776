/// Writes JSON in its shortest form, on one line.
///
/// It writes values, and objects member by member where the order of members matters to readers, as in a log line.
public struct JSONWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// A writer that has written nothing.
    public init() {}

    /// Writes a value; the keys of objects are sorted.
    /// - Parameter value: The value.
    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .number(let number): bytes.append(contentsOf: number.text.utf8)
        case .string(let text): write(text)
        case .array(let items):
            append("[")
            for (index, item) in items.enumerated() {
                if index > 0 { append(",") }
                write(item)
            }
            append("]")
        case .object(let members):
            writeObject { object in
                for (key, value) in members.sorted(by: { $0.key < $1.key }) { object.write(value, for: key) }
            }
        }
    }

    /// Writes an object member by member.
    /// - Parameter members: Writes the members, in order, each key once.
    public mutating func writeObject(_ members: (inout ObjectWriter) -> Void) {
        append("{")
        var object = ObjectWriter(writer: self)
        // The bytes have one owner, so that appending does not copy them.
        bytes = []
        members(&object)
        self = object.writer
        append("}")
    }

    /// Writes the members of one object.
    public struct ObjectWriter {
        fileprivate var writer: JSONWriter
        private var isFirst = true

        fileprivate init(writer: JSONWriter) { self.writer = writer }

        /// Writes a member.
        /// - Parameters:
        ///   - value: Its value.
        ///   - key: Its key.
        public mutating func write(_ value: JSONValue, for key: String) {
            start(key)
            writer.write(value)
        }

        /// Writes a member that is a string.
        /// - Parameters:
        ///   - text: The string.
        ///   - key: The key of the member.
        public mutating func write(_ text: String, for key: String) {
            start(key)
            writer.write(text)
        }

        private mutating func start(_ key: String) {
            if !isFirst { writer.append(",") }
            isFirst = false
            writer.write(key)
            writer.append(":")
        }
    }

    private mutating func write(_ text: String) {
        append("\"")
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                bytes.append(contentsOf: utf8[start..<index])
                writeEscaped(byte)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        append("\"")
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x8: append("\\b")
        case 0x9: append("\\t")
        case 0xA: append("\\n")
        case 0xC: append("\\f")
        case 0xD: append("\\r")
        default:
            append(byte < 0x10 ? "\\u000" : "\\u00")
            bytes.append(contentsOf: String(byte, radix: 16).utf8)
        }
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
