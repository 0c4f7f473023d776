import TemplateModel

/// Tells whether choices can be so in one deployment.
final class Feasibility {
    /// Up to this many conditions are followed into each other.
    private static let maximumDepth = 32

    private let conditions: Object

    init(_ context: TemplateContext) {
        conditions = context.template.conditions
    }

    /// Whether all choices can be so together; also true when that cannot be told.
    func isPossible(_ choices: Choices) -> Bool {
        choices.parameters.isEmpty
            || choices.conditions.allSatisfy { name, value in
                guard let truth = truth(ofCondition: name, under: choices, depth: 0) else { return true }
                return truth == value
            }
    }

    /// The value that a condition has because of the parameters that were chosen; `nil` when they do not decide it.
    private func truth(ofCondition name: String, under choices: Choices, depth: Int) -> Bool? {
        guard depth < Self.maximumDepth, let expression = conditions[name] else { return nil }
        return truth(of: expression, under: choices, depth: depth + 1)
    }

    private func truth(of expression: Node, under choices: Choices, depth: Int) -> Bool? {
        guard depth < Self.maximumDepth, case .object(let object) = expression, object.count == 1 else { return nil }
        let (name, argument) = object[0]
        switch IntrinsicFunction(rawValue: name) {
        case .condition:
            return argument.stringValue.flatMap { truth(ofCondition: $0, under: choices, depth: depth) }
        case .not:
            return argument[0].flatMap { truth(of: $0, under: choices, depth: depth + 1) }.map { !$0 }
        case .and:
            return truth(ofAll: argument, are: true, under: choices, depth: depth)
        case .or:
            return truth(ofAll: argument, are: false, under: choices, depth: depth)
        case .equals:
            guard let left = argument[0].flatMap({ text(of: $0, under: choices) }),
                let right = argument[1].flatMap({ text(of: $0, under: choices) })
            else { return nil }
            return left == right
        default:
            return nil
        }
    }

    /// The value of `Fn::And` for `true`, and of `Fn::Or` for `false`: the given one if all terms have it, the other
    /// one as soon as one term has that.
    private func truth(ofAll terms: Node, are value: Bool, under choices: Choices, depth: Int) -> Bool? {
        guard let terms = terms.arrayValue else { return nil }
        var isDecided = true
        for term in terms {
            switch truth(of: term, under: choices, depth: depth + 1) {
            case value?: continue
            case nil: isDecided = false
            default: return !value
            }
        }
        return isDecided ? value : nil
    }

    private func text(of operand: Node, under choices: Choices) -> String? {
        guard let call = operand.functionCall else { return operand.scalarText }
        guard call.function == .ref, let name = call.argument.stringValue else { return nil }
        return choices.value(ofParameter: name)?.scalarText
    }
}
