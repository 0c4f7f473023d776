import TemplateChecks
import TemplateModel

/// A value as a person reads it: as in YAML, on one line.
struct ValueText {
    private let node: Node

    init(_ node: Node) {
        self.node = node
    }

    /// The whole value.
    var line: String { Self.text(of: node, isNested: false, depth: 0) }

    /// A value inside a sentence, where the sign of the function that makes it says nothing.
    var phrase: String { Self.withoutSign(line) }

    /// A text without the sign of the function that makes it.
    static func withoutSign(_ text: String) -> String {
        for sign in ["!GetAtt ", "!ImportValue ", "!Ref ", "!Sub "] where text.hasPrefix(sign) {
            return String(text.dropFirst(sign.count))
        }
        return text
    }

    private static func text(of node: Node, isNested: Bool, depth: Int) -> String {
        guard depth < 64 else { return "…" }
        switch node {
        case .null: return "null"
        case .bool, .int, .double: return node.scalarText ?? ""
        case .string(let text): return quoted(text, isNested: isNested)
        case .array(let items):
            return "[" + items.map { self.text(of: $0, isNested: true, depth: depth + 1) }.joined(separator: ", ") + "]"
        case .object(let object):
            if let call = node.functionCall, let text = self.text(of: call, isNested: isNested, depth: depth) {
                return text
            }
            let members = object.sorted { $0.key.precedes($1.key) }.map { key, value in
                quoted(key, isNested: true) + ": " + text(of: value, isNested: true, depth: depth + 1)
            }
            return "{" + members.joined(separator: ", ") + "}"
        }
    }

    /// A call in its short form; `nil` when it has none.
    private static func text(of call: FunctionCall, isNested: Bool, depth: Int) -> String? {
        guard let function = call.function else { return nil }
        switch (function, call.argument) {
        case (.ref, .string(let name)):
            return "!Ref \(name)"
        case (.getAtt, .array(let names)):
            let texts = names.compactMap(\.stringValue)
            return texts.count == names.count ? "!GetAtt \(texts.joined(separator: "."))" : nil
        case (.sub, .string(let text)):
            return "!Sub \(quoted(text, isNested: isNested))"
        case (.condition, _), (.transform, _), (.ref, _), (.length, _), (.toJSONString, _):
            return nil
        default:
            guard call.name.hasPrefix("Fn::") else { return nil }
            return "!\(call.name.dropFirst(4)) \(text(of: call.argument, isNested: isNested, depth: depth + 1))"
        }
    }

    /// A text, in quotes where it could be taken for something else.
    private static func quoted(_ text: String, isNested: Bool) -> String {
        let escaped = printable(text)
        let needsQuotes =
            text.isEmpty || text.first == " " || text.last == " "
            || isNested && text.utf8.contains { Self.flowIndicators.contains($0) }
        return needsQuotes ? "'\(escaped)'" : escaped
    }

    /// A text without what controls a terminal.
    static func printable(_ text: some StringProtocol) -> String {
        func isControl(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        }
        guard text.unicodeScalars.contains(where: isControl) else { return String(text) }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case "\n": "\\n"
            case "\t": "\\t"
            case "\r": "\\r"
            case _ where isControl(scalar): "\\x" + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }.joined()
    }

    private static let flowIndicators = Set(",[]{}".utf8)
}
