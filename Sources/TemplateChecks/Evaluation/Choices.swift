import TemplateModel

/// What is taken to be so at deployment: values of conditions and of parameters, and keys of mappings.
///
/// A value that holds only in some deployments comes with the choices that lead to it, and further values are looked
/// for under the same choices, so that they fit together.
struct Choices {
    /// Where the value of a parameter is from.
    enum ParameterSource: Hashable {
        /// Its default, which a deployment may replace.
        case `default`
        /// One of its allowed values; one of them must be the value.
        case allowedValue
        /// A key of the mapping that is looked up by the parameter.
        case mappingKey
    }

    /// A parameter, or a pseudo parameter, and its value.
    struct ParameterChoice {
        let name: String
        let value: Node
        let source: ParameterSource
    }

    /// A value of a mapping.
    struct MappingChoice: Hashable {
        let mapping: String
        let topLevelKey: String
        let secondLevelKey: String
    }

    /// Nothing in particular.
    static let none = Choices()

    /// The conditions, in the order in which they were chosen.
    private(set) var conditions: [(name: String, value: Bool)] = []
    /// The parameters, in the order in which they were chosen.
    private(set) var parameters: [ParameterChoice] = []
    /// The values of mappings, in the order in which they were chosen.
    private(set) var mappings: [MappingChoice] = []

    /// The value of a condition; `nil` when both are possible.
    func value(ofCondition name: String) -> Bool? {
        for condition in conditions where condition.name == name { return condition.value }
        return nil
    }

    /// The value of a parameter; `nil` when none was chosen.
    func value(ofParameter name: String) -> Node? {
        for parameter in parameters where parameter.name == name { return parameter.value }
        return nil
    }

    /// These choices, and a condition that has not been chosen.
    func condition(_ name: String, _ value: Bool) -> Choices {
        var choices = self
        choices.conditions.append((name, value))
        return choices
    }

    /// These choices, and a parameter that has not been chosen.
    func parameter(_ name: String, _ value: Node, from source: ParameterSource) -> Choices {
        var choices = self
        choices.parameters.append(ParameterChoice(name: name, value: value, source: source))
        return choices
    }

    /// These choices, and a value of a mapping.
    func mapping(_ mapping: String, _ topLevelKey: String, _ secondLevelKey: String) -> Choices {
        var choices = self
        choices.mappings.append(
            MappingChoice(mapping: mapping, topLevelKey: topLevelKey, secondLevelKey: secondLevelKey)
        )
        return choices
    }
}
