import TemplateModel

extension FoundValue {
    /// The place of a part, for a finding about it.
    func at(_ steps: [PathStep]) -> FoundValue {
        let place = steps.reduce(value.place) { place, step in
            switch step {
            case .key(let key): place.key(key)
            case .index(let index): place.item(index)
            }
        }
        let part = PossibleValue(content: value.content, choices: value.choices, place: place)
        return FoundValue(value: part, isCertain: isCertain)
    }
}
