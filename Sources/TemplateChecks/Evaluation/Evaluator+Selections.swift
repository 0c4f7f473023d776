import ResourceSchemas
import TemplateModel

extension Evaluator {
    /// The values of `Fn::If`, whose argument is at the place: those of the branches that can be taken.
    func branches(_ argument: Node, at place: Place, under choices: Choices) -> [PossibleValue] {
        guard let arguments = argument.arrayValue, arguments.count == 3, let condition = arguments[0].stringValue else {
            return [unknown(.nothing, choices, place)]
        }
        if let value = choices.value(ofCondition: condition) {
            let branch = value ? 1 : 2
            return values(of: arguments[branch], at: place.item(branch), under: choices)
        }
        let both = [true, false].map { ($0, choices.condition(condition, $0)) }
        let possible = both.filter { isPossible($0.1) }
        // Where neither can be, the template is checked as if both could, as in other places that are never used.
        return (possible.isEmpty ? both : possible).flatMap { value, choices in
            let branch = value ? 1 : 2
            return values(of: arguments[branch], at: place.item(branch), under: choices)
        }
    }

    /// The values of `Fn::Select`.
    func selection(_ argument: Node, at place: Place, under choices: Choices) -> [PossibleValue] {
        guard let arguments = argument.arrayValue, arguments.count == 2 else {
            return [unknown(.nothing, choices, place)]
        }
        var result: [PossibleValue] = []
        for index in values(of: arguments[0], at: place.whole, under: choices) {
            guard case .known(let node) = index.content, let position = node.integerValue else {
                result.append(unknown(.nothing, index.choices, place.whole))
                continue
            }
            for list in values(of: arguments[1], at: place.whole, under: index.choices) {
                guard case .known(.array(let items)) = list.content, items.indices.contains(position),
                    items[...position].allSatisfy({ isPresent($0, at: place, under: list.choices) })
                else {
                    result.append(unknown(.nothing, list.choices, place.whole))
                    continue
                }
                result += values(of: items[position], at: place.whole, under: list.choices)
            }
        }
        return result
    }

    /// Whether there certainly is a value.
    private func isPresent(_ node: Node, at place: Place, under choices: Choices) -> Bool {
        guard isExpression(node) else { return true }
        return values(of: node, at: place, under: choices).allSatisfy { value in
            if case .absent = value.content { false } else { true }
        }
    }

    /// The values of `Fn::Length`.
    func length(_ argument: Node, at place: Place, under choices: Choices) -> [PossibleValue] {
        values(of: argument, at: place.whole, under: choices).map { list in
            guard case .known(.array(let items)) = list.content,
                items.allSatisfy({ isPresent($0, at: place, under: list.choices) })
            else { return unknown(Knowledge(types: .integer), list.choices, place.whole) }
            return PossibleValue(content: .known(.int(items.count)), choices: list.choices, place: place.whole)
        }
    }
}
