/// A JSON document as text, cut where deploy-time values go.
enum DocumentText {
    /// The text and the values of a document, in order.
    static func parts(of document: Expression) -> [Expression] {
        var writer = Writer()
        writer.write(document, level: 0)
        writer.flush()
        return writer.parts
    }

    private struct Writer {
        var parts: [Expression] = []
        private var text = ""

        mutating func flush() {
            if !text.isEmpty { parts.append(.string(text)) }
            text = ""
        }

        mutating func write(_ expression: Expression, level: Int) {
            switch expression {
            case .null: text += "null"
            case .bool(let truth): text += truth ? "true" : "false"
            case .int(let number): text += String(number)
            case .double(let number) where number.isFinite:
                text += number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
            case .double:
                // JSON has no text for it; as a value it is reported.
                flush()
                parts.append(expression)
            case .array(let elements): write(elements, level: level)
            case .object(let members): write(members, level: level)
            default:
                text += "\""
                writeInQuotes(expression)
                text += "\""
            }
        }

        /// Lists of scalars stay on one line, as people write the metrics of a dashboard.
        private mutating func write(_ elements: [Expression], level: Int) {
            guard elements.contains(where: \.isNested) else {
                text += "["
                for (index, element) in elements.enumerated() {
                    if index > 0 { text += ", " }
                    write(element, level: level)
                }
                text += "]"
                return
            }
            text += "["
            for (index, element) in elements.enumerated() {
                breakLine(level + 1, isFirst: index == 0)
                write(element, level: level + 1)
            }
            breakLine(level, isFirst: true)
            text += "]"
        }

        private mutating func write(_ members: Members, level: Int) {
            guard !members.entries.isEmpty else {
                text += "{}"
                return
            }
            text += "{"
            for (index, entry) in members.entries.enumerated() {
                breakLine(level + 1, isFirst: index == 0)
                text += "\""
                writeEscaped(entry.key)
                text += "\": "
                write(entry.value, level: level + 1)
            }
            breakLine(level, isFirst: true)
            text += "}"
        }

        private mutating func breakLine(_ level: Int, isFirst: Bool) {
            if !isFirst { text += "," }
            text += "\n"
            text += String(repeating: "  ", count: level)
        }

        private mutating func writeInQuotes(_ expression: Expression) {
            switch expression {
            case .string(let literal): writeEscaped(literal)
            case .int(let number): text += String(number)
            case .bool(let truth): text += truth ? "true" : "false"
            case .double(let number) where number.isFinite: text += "\(number)"
            case .interpolation(let inner):
                for part in inner { writeInQuotes(part) }
            case .text(let document):
                for part in DocumentText.parts(of: document) { writeInQuotes(part) }
            default:
                flush()
                parts.append(expression)
            }
        }

        private mutating func writeEscaped(_ literal: String) {
            for scalar in literal.unicodeScalars {
                switch scalar {
                case "\"": text += "\\\""
                case "\\": text += "\\\\"
                case "\n": text += "\\n"
                case "\r": text += "\\r"
                case "\t": text += "\\t"
                case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
                    let hex = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
    }
}

extension Expression {
    fileprivate var isNested: Bool {
        switch self {
        case .array(let elements): !elements.isEmpty
        case .object(let members): !members.entries.isEmpty
        default: false
        }
    }
}
