import TemplateModel

/// A step from a value to a part of it.
enum ValueStep: ExpressibleByStringLiteral {
    /// To a member of an object.
    case key(String)
    /// To each item of a list.
    case items
    /// To each item of a list, or to the value itself if it is no list: many lists of one item can be given as the item.
    case itemsOrSelf

    init(stringLiteral key: String) {
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
    /// - Returns: All that are possible, in the order of the template. A member that is missing is an absent value; where
    ///   the way to a part is not known, an unknown value stands for all parts beyond.
    func values(at path: some Collection<ValueStep>, of root: FoundValue) -> [FoundValue] {
        guard let step = path.first else { return [root] }
        guard case .known(let node) = root.value.content else { return [root] }
        let rest = path.dropFirst()
        func parts(_ node: Node, _ place: Place) -> [FoundValue] {
            values(of: node, at: place, under: root.value.choices, isCertain: root.isCertain)
        }
        let place = root.value.place
        switch step {
        case .key(let key):
            guard case .object(let object) = node else { return [unknownPart(of: root)] }
            if let member = object[key] { return parts(member, place.key(key)).flatMap { values(at: rest, of: $0) } }
            return object.isOpen ? [unknownPart(of: root)] : values(at: rest, of: absentPart(of: root))
        case .items, .itemsOrSelf:
            if case .array(let items) = node {
                // An item that is no value is none of the list.
                return items.enumerated().flatMap { parts($1, place.item($0)) }.filter { !$0.isAbsent }
                    .flatMap { values(at: rest, of: $0) }
            }
            if case .itemsOrSelf = step { return values(at: rest, of: root) }
            return [unknownPart(of: root)]
        }
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

    private func unknownPart(of whole: FoundValue) -> FoundValue {
        let value = unknown(.nothing, whole.value.choices, whole.value.place)
        return FoundValue(value: value, isCertain: false)
    }

    private func absentPart(of whole: FoundValue) -> FoundValue {
        let value = PossibleValue(content: .absent, choices: whole.value.choices, place: whole.value.place)
        return FoundValue(value: value, isCertain: whole.isCertain)
    }
}
