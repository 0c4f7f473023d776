/// Writes JSON as it is described, without building values first.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.object { object in
///     object.member("TableName", "Orders")
/// }
/// writer.bytes
/// ```
///
/// Members are written in the order in which they come; that their names differ is up to the caller.
public struct JSONWriter: Sendable {
    /// What is written so far, in UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A writer that has written nothing.
    public init() {}

    /// Writes an object.
    ///
    /// - Parameter members: writes the members, each with `member`.
    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        begin(UInt8(ascii: "{"))
        members(&self)
        end(UInt8(ascii: "}"))
    }

    /// Writes an array.
    ///
    /// - Parameter items: writes the items, each as a value.
    public mutating func array(_ items: (inout JSONWriter) -> Void) {
        begin(UInt8(ascii: "["))
        items(&self)
        end(UInt8(ascii: "]"))
    }

    /// Writes text.
    ///
    /// - Parameter text: the text.
    public mutating func string(_ text: String) {
        separate()
        append(quoted: text)
    }

    /// Writes a whole number.
    ///
    /// - Parameter integer: the number.
    public mutating func int(_ integer: Int) {
        number(String(integer))
    }

    /// Writes a number as it is given.
    ///
    /// - Parameter text: the number in its JSON form; anything else makes the output no JSON.
    public mutating func number(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes a truth value.
    ///
    /// - Parameter value: the truth value.
    public mutating func bool(_ value: Bool) {
        number(value ? "true" : "false")
    }

    /// Writes `null`.
    public mutating func null() {
        number("null")
    }

    /// Writes a value, with the members of objects sorted by name.
    ///
    /// - Parameter value: the value.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .number(let value): number(value.text)
        case .string(let text): string(text)
        case .array(let items):
            array { for item in items { $0.value(item) } }
        case .object(let members):
            object {
                for (name, value) in members.sorted(by: { $0.key < $1.key }) { $0.member(name) { $0.value(value) } }
            }
        }
    }
}

extension JSONWriter {
    /// Writes a member of an object.
    ///
    /// - Parameters:
    ///   - name: the member's name.
    ///   - value: writes the one value.
    public mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
        separate()
        append(quoted: name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
        value(&self)
    }

    /// Writes a member whose value is text, or nothing for `nil`.
    ///
    /// - Parameters:
    ///   - name: the member's name.
    ///   - text: the text.
    public mutating func member(_ name: String, _ text: String?) {
        if let text { member(name) { $0.string(text) } }
    }

    /// Writes a member whose value is a whole number, or nothing for `nil`.
    ///
    /// - Parameters:
    ///   - name: the member's name.
    ///   - integer: the number.
    public mutating func member(_ name: String, _ integer: Int?) {
        if let integer { member(name) { $0.int(integer) } }
    }

    /// Writes a member whose value is a truth value, or nothing for `nil`.
    ///
    /// - Parameters:
    ///   - name: the member's name.
    ///   - value: the truth value.
    public mutating func member(_ name: String, _ value: Bool?) {
        if let value { member(name) { $0.bool(value) } }
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                bytes.append(contentsOf: utf8[start..<index])
                append(escaped: byte)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        default: bytes.append(contentsOf: ((byte < 0x10 ? "u000" : "u00") + String(byte, radix: 16)).utf8)
        }
    }
}
