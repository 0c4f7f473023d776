import TemplateModel

extension Node {
    /// Calls a function with each reference in this node, and where its call is.
    func forEachReference(at place: Place, _ body: (ValueReference, Place) -> Void) {
        switch self {
        case .array(let items):
            for (index, item) in items.enumerated() { item.forEachReference(at: place.item(index), body) }
        case .object(let object):
            if let call = functionCall, visitReferences(of: call, at: place, body) { return }
            for (key, value) in object { value.forEachReference(at: place.key(key), body) }
        default: break
        }
    }

    /// Whether a text anywhere in the value contains another one, which takes far less than to look at its references.
    func hasText(containing part: StaticString) -> Bool {
        switch self {
        case .string(let text): text.contains(bytes: part)
        case .array(let items): items.contains { $0.hasText(containing: part) }
        case .object(let object): object.contains { $0.value.hasText(containing: part) }
        default: false
        }
    }

    /// Whether the arguments of the call have been visited.
    private func visitReferences(
        of call: FunctionCall,
        at place: Place,
        _ body: (ValueReference, Place) -> Void
    ) -> Bool {
        switch call.function {
        case .ref:
            if let name = call.argument.stringValue { body(ValueReference(name: name, attribute: nil), place) }
            return true
        case .getAtt:
            if let (name, attribute) = Evaluator.attributePath(call.argument) {
                body(ValueReference(name: name, attribute: attribute), place)
            }
            return true
        case .sub:
            let text = call.argument.stringValue ?? call.argument[0]?.stringValue ?? ""
            for case .variable(let variable) in SubstitutionText.parts(of: text) {
                if let (name, attribute) = Evaluator.attributePath(.string(variable)) {
                    body(ValueReference(name: name, attribute: attribute), place)
                } else {
                    body(ValueReference(name: variable, attribute: nil), place)
                }
            }
            return false
        default: return false
        }
    }
}
