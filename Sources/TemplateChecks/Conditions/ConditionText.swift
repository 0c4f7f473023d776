import TemplateModel

/// Conditions in words.
struct ConditionText {
    /// Longer texts explain nothing.
    private static let maximumLength = 200

    private let conditions: SectionEntries
    private let parameters: Object

    init(_ names: TemplateNames) {
        conditions = names.conditions
        parameters = names.parameters
    }

    /// What a condition means, with the values that its parameters can have.
    /// - Returns: The words; `nil` when they are too many.
    func explanation(of expression: Node) -> String? {
        var restricted: [String] = []
        let text = text(of: expression, depth: 0, &restricted)
        let limits = restricted.map { name in
            "; the values allowed for '\(name)' are \(ValueText.list(allowedValues(of: name), joinedBy: "and"))"
        }
        let whole = text + limits.joined()
        return whole.count > Self.maximumLength ? nil : whole
    }

    private func text(of expression: Node, depth: Int, _ restricted: inout [String]) -> String {
        guard depth < 8, case .object(let object) = expression, object.count == 1 else { return expression.summary }
        let (name, argument) = object[0]
        let operands = argument.arrayValue ?? []
        switch IntrinsicFunction(rawValue: name) {
        case .condition:
            guard let name = argument.stringValue, let condition = conditions[name] else { return argument.summary }
            return text(of: condition, depth: depth + 1, &restricted)
        case .not where operands.count == 1:
            return "not (\(text(of: operands[0], depth: depth + 1, &restricted)))"
        case .and:
            return joined(operands, by: "and", depth, &restricted)
        case .or:
            return joined(operands, by: "or", depth, &restricted)
        case .equals where operands.count == 2:
            for operand in operands {
                guard let name = operand["Ref"]?.stringValue, !allowedValues(of: name).isEmpty,
                    !restricted.contains(name)
                else { continue }
                restricted.append(name)
            }
            return "\(value(operands[0])) is \(value(operands[1]))"
        default:
            return expression.summary
        }
    }

    private func joined(_ operands: [Node], by word: String, _ depth: Int, _ restricted: inout [String]) -> String {
        let texts = operands.map { operand in
            let text = text(of: operand, depth: depth + 1, &restricted)
            return depth == 0 ? text : "(\(text))"
        }
        return texts.joined(separator: " \(word) ")
    }

    private func value(_ node: Node) -> String {
        if let name = node["Ref"]?.stringValue { return "parameter '\(name)'" }
        return node.summary
    }

    private func allowedValues(of parameter: String) -> [String] {
        parameters[parameter]?["AllowedValues"]?.arrayValue?.compactMap(\.scalarText) ?? []
    }
}
