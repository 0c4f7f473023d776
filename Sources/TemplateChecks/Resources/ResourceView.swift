import ResourceSchemas
import TemplateModel

/// One resource of a template, as the checks of single types see it.
struct ResourceView {
    /// The resource, as messages name it.
    let subject: Subject
    /// The whole entry.
    let entry: Object
    /// Where the entry is.
    let place: Place
    /// Whether `Fn::ForEach` makes several resources of the entry.
    let isInLoop: Bool
    /// What the checks of a template share.
    let session: CheckSession

    /// The properties that are given, when the resource is made at all; conditions can decide about all of them.
    var properties: [FoundValue] {
        var choices = Choices.none
        if let condition = entry["Condition"]?.stringValue { choices = choices.condition(condition, true) }
        guard let node = entry["Properties"] else {
            let value = PossibleValue(content: .known(.object(Object())), choices: choices, place: place)
            return [FoundValue(value: value, isCertain: true)]
        }
        return session.evaluator.values(of: node, at: place.key("Properties"), under: choices, isCertain: true)
    }

    /// The properties, unless conditions decide about all of them.
    var onlyProperties: FoundValue? {
        let properties = properties
        return properties.count == 1 ? properties.first : nil
    }

    /// The values that parts of the resource can have.
    /// - Parameters:
    ///   - path: The steps to the parts.
    ///   - whole: What has the parts; the properties by default.
    ///   - other: A value together with which the values are looked for; none by default.
    /// - Returns: All values that are possible, in the order of the template.
    func values(_ path: ValueStep..., in whole: FoundValue? = nil, with other: FoundValue? = nil) -> [FoundValue] {
        values(at: path, in: whole, with: other)
    }

    /// The values that parts of the resource can have.
    /// - Parameters:
    ///   - path: The steps to the parts.
    ///   - whole: What has the parts; the properties by default.
    ///   - other: A value together with which the values are looked for; none by default.
    /// - Returns: All values that are possible, in the order of the template.
    func values(at path: [ValueStep], in whole: FoundValue? = nil, with other: FoundValue? = nil) -> [FoundValue] {
        guard let whole else {
            return properties.filter { properties in
                other.map { session.canBeTogether($0.value.choices, properties.value.choices) } ?? true
            }.flatMap { values(at: path, in: $0, with: other) }
        }
        return session.evaluator.values(at: path, of: other.map(whole.together) ?? whole)
    }

    /// A value, as messages name it: `'Runtime' of 'Worker' (AWS::Lambda::Function)`.
    func name(of value: FoundValue) -> String { subject.name(of: value.value.place) }

    /// A value that is known, as messages begin: `'Runtime' of 'Worker' (AWS::Lambda::Function) is 'go1.x'`.
    func statement(of value: FoundValue) -> String {
        let given = value.node.map { ValueText.quoted($0) } ?? "unknown"
        return "\(name(of: value)) is \(given)\(session.origin(of: value, subject))"
    }

    /// Reports what is wrong with a value; as a warning when the value need not be the one that is deployed.
    func report(_ rule: Rule, at value: FoundValue, _ message: String) {
        session.report(rule, at: value.value.place, message, isCertain: value.isCertain)
    }
}
