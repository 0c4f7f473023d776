import TemplateModel

/// A step from a value to a part of it.
package enum ValueStep: ExpressibleByStringLiteral {
    /// To a member of an object.
    case key(String)
    /// To each item of a list.
    case items
    /// To each item of a list, or to the value itself if it is none: many lists of one item can be given as the item.
    case itemsOrSelf

    package init(stringLiteral key: String) {
        self = .key(key)
    }
}

/// A value that a part of a resource can have.
struct FoundValue {
    /// The value, or what is known of it.
    let value: PossibleValue
    /// Whether it is deployed if the conditions that lead to it are so; a default or one of several values of a mapping
    /// need not be.
    let isCertain: Bool

    /// The value, if it is known.
    var node: Node? {
        if case .known(let node) = value.content { node } else { nil }
    }

    /// The value as a text; `nil` for lists, objects, and what is not known.
    var text: String? { value.text }

    /// Whether there is no value.
    var isAbsent: Bool {
        if case .absent = value.content { true } else { false }
    }

    /// Whether the value is decided at deployment.
    var isUnknown: Bool {
        if case .unknown = value.content { true } else { false }
    }

    /// This value in deployments that have another one.
    func together(with other: FoundValue) -> FoundValue {
        let value = PossibleValue(content: value.content, choices: other.value.choices, place: value.place)
        return FoundValue(value: value, isCertain: isCertain && other.isCertain)
    }
}

extension Evaluator {
    /// The values that parts of a value can have.
    /// - Parameters:
    ///   - path: The steps to the parts.
    ///   - root: The value.
    /// - Returns: All that are possible, in the order of the template. A member that is missing is an absent value;
    ///   where the way to a part is not known, an unknown value stands for all parts beyond.
    func values(at path: [ValueStep], of root: FoundValue) -> [FoundValue] {
        var values: [FoundValue] = []
        collect(path[...], of: root, into: &values)
        return values
    }

    /// The values of a node, with whether they are certain.
    func values(of node: Node, at place: Place, under choices: Choices, isCertain: Bool) -> [FoundValue] {
        let values = values(of: node, at: place, under: choices)
        return values.map { value in
            let isChosen =
                value.choices.parameters.count > choices.parameters.count
                || value.choices.mappings.count > choices.mappings.count
            return FoundValue(value: value, isCertain: isCertain && (values.count == 1 || !isChosen))
        }
    }

    private func collect(_ path: ArraySlice<ValueStep>, of whole: FoundValue, into values: inout [FoundValue]) {
        guard let step = path.first, case .known(let node) = whole.value.content else {
            values.append(whole)
            return
        }
        let rest = path.dropFirst()
        switch (step, node) {
        case (.key(let key), .object(let object)):
            if let member = object[key] {
                collect(rest, ofPart: member, at: whole.value.place.key(key), of: whole, isItem: false, into: &values)
            } else {
                values.append(part(object.isOpen ? .unknown(.nothing) : .absent, of: whole))
            }
        case (.items, .array(let items)), (.itemsOrSelf, .array(let items)):
            for (index, item) in items.enumerated() {
                collect(rest, ofPart: item, at: whole.value.place.item(index), of: whole, isItem: true, into: &values)
            }
        case (.itemsOrSelf, _):
            collect(rest, of: whole, into: &values)
        default:
            values.append(part(.unknown(.nothing), of: whole))
        }
    }

    private func collect(
        _ path: ArraySlice<ValueStep>,
        ofPart node: Node,
        at place: Place,
        of whole: FoundValue,
        isItem: Bool,
        into values: inout [FoundValue]
    ) {
        let choices = whole.value.choices
        guard isExpression(node) else {
            let value = PossibleValue(content: .known(node), choices: choices, place: place)
            collect(path, of: FoundValue(value: value, isCertain: whole.isCertain), into: &values)
            return
        }
        for value in self.values(of: node, at: place, under: choices, isCertain: whole.isCertain) {
            // An item that is no value is none of the list.
            if isItem, value.isAbsent { continue }
            collect(path, of: value, into: &values)
        }
    }

    private func part(_ content: PossibleValue.Content, of whole: FoundValue) -> FoundValue {
        let value = PossibleValue(content: content, choices: whole.value.choices, place: whole.value.place)
        return FoundValue(value: value, isCertain: whole.isCertain)
    }
}
