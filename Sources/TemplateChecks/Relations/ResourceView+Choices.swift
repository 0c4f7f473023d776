import TemplateModel

extension Choices {
    /// These choices and others; `nil` when they exclude each other.
    func merged(with other: Choices) -> Choices? {
        var merged = self
        for (name, value) in other.conditions {
            switch merged.value(ofCondition: name) {
            case nil: merged = merged.condition(name, value)
            case value?: continue
            default: return nil
            }
        }
        for choice in other.parameters {
            switch merged.value(ofParameter: choice.name) {
            case nil: merged = merged.parameter(choice.name, choice.value, from: choice.source)
            case choice.value?: continue
            default: return nil
            }
        }
        for choice in other.mappings where !merged.mappings.contains(choice) {
            merged = merged.mapping(choice.mapping, choice.topLevelKey, choice.secondLevelKey)
        }
        return merged
    }
}

/// A whole number that a property has in some deployments.
struct Quantity {
    /// The number.
    let number: Int
    /// Where it is; for what the service takes when the property is not there, where the property would be.
    let value: FoundValue
    /// Whether the service takes it because the property is not there.
    let isDefault: Bool

    /// What leads to the number.
    var choices: Choices { value.value.choices }
}

extension ResourceView {
    /// The values that parts of the resource can have in deployments that other values belong to.
    ///
    /// They come with the choices given and their own, those of the resource among them, so that values of a further
    /// resource can be looked for together with both.
    func values(_ path: ValueStep..., under choices: Choices) -> [FoundValue] {
        values(at: path, under: choices)
    }

    /// The values that parts of the resource can have in deployments that other values belong to.
    func values(at path: [ValueStep], under choices: Choices) -> [FoundValue] {
        properties.flatMap { properties -> [FoundValue] in
            guard let merged = choices.merged(with: properties.value.choices),
                session.evaluator.isPossible(merged)
            else { return [] }
            let value = PossibleValue(
                content: properties.value.content,
                choices: merged,
                place: properties.value.place
            )
            return session.evaluator.values(
                at: path,
                of: FoundValue(value: value, isCertain: properties.isCertain)
            )
        }
    }

    /// The whole numbers that a property can have in deployments that other values belong to; what is not known, and what
    /// is no number, is left out.
    /// - Parameters:
    ///   - path: The way to the property.
    ///   - default: What the service takes when the property is not there; `nil` leaves that out too.
    ///   - choices: What leads to the other values.
    /// - Returns: The numbers, each with what leads to it.
    func quantities(_ path: ValueStep..., default: Int? = nil, under choices: Choices) -> [Quantity] {
        values(at: path, under: choices).compactMap { value in
            if value.isAbsent {
                return `default`.map { Quantity(number: $0, value: value, isDefault: true) }
            }
            return value.node?.integerValue.map { Quantity(number: $0, value: value, isDefault: false) }
        }
    }
}

extension ResourceView {
    /// The resource as a whole, for a finding about something that it does not have.
    func whole(under choices: Choices) -> FoundValue {
        let value = PossibleValue(content: .known(.object(entry)), choices: choices, place: place)
        return FoundValue(value: value, isCertain: true)
    }

    /// The property that a value belongs to.
    func property(of value: FoundValue) -> String { Subject.path(of: value.value.place) }
}
