import TemplateChecks
import TemplateModel

/// A text of parts, of which some are known only at deployment.
struct TextParts {
    private var parts: [Node] = []

    init(_ parts: [Node]) {
        for part in parts { append(part) }
    }

    /// The text, or the one call that makes it.
    var node: Node {
        switch parts.count {
        case 0: return ""
        case 1: return parts[0]
        default: break
        }
        var text = ""
        for part in parts {
            if case .string(let literal) = part {
                text += Self.escaped(literal)
            } else if let variable = Self.variable(part) {
                text += "${\(variable)}"
            } else {
                return ["Fn::Join": ["", .array(parts)]]
            }
        }
        return ["Fn::Sub": .string(text)]
    }

    /// A literal as `Fn::Sub` has it.
    static func escaped(_ literal: String) -> String {
        literal.utf8.contains(UInt8(ascii: "$")) ? literal.replacing("${", with: "${!") : literal
    }

    private mutating func append(_ part: Node) {
        if let text = part.scalarText {
            if text.isEmpty { return }
            if case .string(let last)? = parts.last {
                parts[parts.count - 1] = .string(last + text)
            } else {
                parts.append(.string(text))
            }
        } else if let call = part.functionCall, call.function == .sub, let text = call.argument.stringValue {
            for part in SubstitutionText.parts(of: text) {
                switch part {
                case .literal(let literal): append(.string(literal))
                case .variable(let name): append(Self.expression(of: name))
                }
            }
        } else if let call = part.functionCall, call.function == .join, call.argument[0] == "",
            let items = call.argument[1]?.arrayValue
        {
            for item in items { append(item) }
        } else {
            parts.append(part)
        }
    }

    /// How a call is written in `Fn::Sub`.
    private static func variable(_ node: Node) -> String? {
        guard let call = node.functionCall else { return nil }
        switch call.function {
        case .ref:
            return call.argument.stringValue
        case .getAtt:
            let names = (call.argument.arrayValue ?? []).compactMap(\.stringValue)
            return names.count == 2 ? names.joined(separator: ".") : nil
        default:
            return nil
        }
    }

    /// What a variable of `Fn::Sub` stands for.
    private static func expression(of variable: String) -> Node {
        guard let dot = variable.utf8.firstIndex(of: UInt8(ascii: ".")) else { return ["Ref": .string(variable)] }
        let attribute = variable[variable.index(after: dot)...]
        return ["Fn::GetAtt": [.string(String(variable[..<dot])), .string(String(attribute))]]
    }
}
