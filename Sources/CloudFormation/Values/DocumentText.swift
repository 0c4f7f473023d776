/// A JSON document as text, cut where deploy-time values go.
package struct DocumentText {
    /// How much white space the text has.
    package enum Style: Sendable {
        /// None.
        case compact
        /// Two spaces a level, and on one line what fits there.
        case readable
    }

    /// The text and the values of the document, in order.
    package private(set) var parts: [Expression] = []
    private let style: Style
    private let isBare: (String) -> Bool
    private var literal = ""

    /// Writes a document.
    /// - Parameters:
    ///   - document: The document.
    ///   - style: How much white space the text has.
    ///   - isBare: Whether a text is written as it is, without quotation marks; none when not given.
    package init(_ document: JSON, _ style: Style, isBare: @escaping (String) -> Bool = { _ in false }) {
        self.style = style
        self.isBare = isBare
        write(document.expression, level: 0)
        flush()
    }

    /// The text, the values filled in when the stack is deployed.
    package var value: Value<String> { Value(expression: .interpolation(parts)) }

    /// The characters that are known now.
    package var knownCount: Int {
        parts.reduce(0) { count, part in
            if case .string(let literal) = part { count + literal.count } else { count }
        }
    }

    /// A text as it stands between quotation marks.
    package static func escaped(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        if isPlain { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private mutating func flush() {
        if !literal.isEmpty { parts.append(.string(literal)) }
        literal = ""
    }
}

// MARK: - Structure

extension DocumentText {
    /// How wide an object on one line is at most.
    private static let maximumObjectWidth = 100
    /// How wide a list on one line is at most; a metric of a dashboard shall go there.
    private static let maximumListWidth = 170

    private mutating func write(_ expression: Expression, level: Int, isOneLine: Bool = false) {
        switch expression {
        case .null: literal += "null"
        case .bool(let truth): literal += truth ? "true" : "false"
        case .int(let number): literal += String(number)
        case .double(let number) where number.isFinite: literal += Self.shown(number)
        case .double:
            // JSON has no text for it; as a value it is reported.
            flush()
            parts.append(expression)
        case .array(let elements):
            writeItems(elements, between: "[", "]", level: level, isOneLine || fits(expression)) {
                $0.write($1, level: level + 1, isOneLine: $2)
            }
        case .object(let members):
            writeItems(members.entries, between: "{", "}", level: level, isOneLine || fits(expression)) {
                $0.literal += "\"\(Self.escaped($1.key))\":"
                if $0.style == .readable { $0.literal += " " }
                $0.write($1.value, level: level + 1, isOneLine: $2)
            }
        case .string(let text) where isBare(text): literal += text
        default:
            literal += "\""
            writeInQuotes(expression)
            literal += "\""
        }
    }

    private mutating func writeItems<Item>(
        _ items: [Item],
        between start: String,
        _ end: String,
        level: Int,
        _ isOneLine: Bool,
        write: (inout DocumentText, Item, _ isOneLine: Bool) -> Void
    ) {
        literal += start
        for (index, item) in items.enumerated() {
            if index > 0 { literal += "," }
            if !isOneLine {
                breakLine(level + 1)
            } else if index > 0, style == .readable {
                literal += " "
            }
            write(&self, item, isOneLine)
        }
        if !isOneLine { breakLine(level) }
        literal += end
    }

    private mutating func breakLine(_ level: Int) {
        literal += "\n" + String(repeating: "  ", count: level)
    }

    /// Whole numbers have no fraction: that is how people write them.
    private static func shown(_ number: Double) -> String {
        Int(exactly: number).map { String($0) } ?? "\(number)"
    }

    private mutating func writeInQuotes(_ expression: Expression) {
        switch expression {
        case .string(let text): literal += Self.escaped(text)
        case .int(let number): literal += String(number)
        case .bool(let truth): literal += truth ? "true" : "false"
        case .double(let number) where number.isFinite: literal += Self.shown(number)
        case .interpolation(let inner):
            for part in inner { writeInQuotes(part) }
        default:
            flush()
            parts.append(expression)
        }
    }
}

// MARK: - Width

extension DocumentText {
    /// Whether a list or object goes on one line.
    private func fits(_ expression: Expression) -> Bool {
        switch style {
        case .compact: return true
        case .readable:
            var room = Self.maximumListWidth
            if case .object = expression { room = Self.maximumObjectWidth }
            return Self.consume(expression, &room)
        }
    }

    /// Takes the width of an expression off the room that is left; gives up as soon as there is none.
    private static func consume(_ expression: Expression, _ room: inout Int) -> Bool {
        switch expression {
        case .null, .bool, .int, .double: room -= 5
        case .string(let text): room -= text.utf8.count + 2
        case .array(let elements):
            room -= 2
            for element in elements {
                room -= 2
                guard room >= 0, consume(element, &room) else { return false }
            }
        case .object(let members):
            room -= 2
            for member in members.entries {
                room -= member.key.utf8.count + 6
                guard room >= 0, consume(member.value, &room) else { return false }
            }
        case .interpolation(let parts):
            for part in parts where !consume(part, &room) { return false }
        default: room -= 30
        }
        return room >= 0
    }
}
