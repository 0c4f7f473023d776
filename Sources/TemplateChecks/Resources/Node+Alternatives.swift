import TemplateModel

extension Node {
    /// The values that this one can be because of conditions; other functions are left as they are, since the same
    /// call has the same result everywhere in a template.
    func alternatives(under choices: Choices, depth: Int = 0) -> [(node: Node, choices: Choices)] {
        if isNoValue { return [] }
        guard depth < 16, let call = functionCall, call.function == .if else {
            // A text with a dynamic reference has the value that is kept elsewhere, the same everywhere.
            return [(self, choices)]
        }
        guard let arguments = call.argument.arrayValue, arguments.count == 3, let condition = arguments[0].stringValue
        else { return [] }
        if let value = choices.value(ofCondition: condition) {
            return arguments[value ? 1 : 2].alternatives(under: choices, depth: depth + 1)
        }
        return [true, false].flatMap { value in
            arguments[value ? 1 : 2].alternatives(under: choices.condition(condition, value), depth: depth + 1)
        }
    }
}
