internal import CloudFormation

/// A JSON document as text without white space, cut where deploy-time values go.
struct CompactJSON {
    private var parts: [Expression] = []
    private var literal = ""
    private let isBare: (String) -> Bool

    /// Writes a document.
    /// - Parameters:
    ///   - document: The document.
    ///   - isBare: Whether a text is written as it is, without quotation marks; none when not given.
    init(_ document: JSON, isBare: @escaping (String) -> Bool = { _ in false }) {
        self.isBare = isBare
        write(document.expression)
        flush()
    }

    /// The text, the values filled in when the stack is deployed.
    var text: Value<String> { Value(expression: .interpolation(parts)) }

    /// The characters that are known now.
    var knownCount: Int {
        parts.reduce(0) { count, part in
            if case .string(let literal) = part { count + literal.count } else { count }
        }
    }

    private mutating func flush() {
        if !literal.isEmpty { parts.append(.string(literal)) }
        literal = ""
    }

    private mutating func write(_ expression: Expression) {
        switch expression {
        case .null: literal += "null"
        case .bool(let truth): literal += truth ? "true" : "false"
        case .int(let number): literal += String(number)
        case .double(let number): literal += "\(number)"
        case .array(let elements):
            literal += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { literal += "," }
                write(element)
            }
            literal += "]"
        case .object(let members):
            literal += "{"
            for (index, member) in members.entries.enumerated() {
                if index > 0 { literal += "," }
                literal += "\"\(Self.escaped(member.key))\":"
                write(member.value)
            }
            literal += "}"
        case .string(let text) where isBare(text): literal += text
        default:
            literal += "\""
            writeInQuotes(expression)
            literal += "\""
        }
    }

    private mutating func writeInQuotes(_ expression: Expression) {
        switch expression {
        case .string(let text): literal += Self.escaped(text)
        case .int(let number): literal += String(number)
        case .bool(let truth): literal += truth ? "true" : "false"
        case .double(let number): literal += "\(number)"
        case .interpolation(let inner):
            for part in inner { writeInQuotes(part) }
        case .text(let document):
            for part in CompactJSON(JSON(expression: document)).parts { writeInQuotes(part) }
        default:
            flush()
            parts.append(expression)
        }
    }

    /// A text as it stands between quotation marks.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
