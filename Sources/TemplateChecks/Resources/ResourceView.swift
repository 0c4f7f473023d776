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

    /// The properties, when the resource is made at all.
    var properties: FoundValue {
        var choices = Choices.none
        if let condition = entry["Condition"]?.stringValue { choices = choices.condition(condition, true) }
        let node = entry["Properties"] ?? .object(Object())
        let value = PossibleValue(content: .known(node), choices: choices, place: propertiesPlace)
        return FoundValue(value: value, isCertain: true)
    }

    private var propertiesPlace: Place { entry["Properties"] == nil ? place : place.key("Properties") }

    /// The values that parts of the resource can have.
    /// - Parameters:
    ///   - path: The steps to the parts.
    ///   - whole: What has the parts; the properties by default.
    ///   - other: A value together with which the values are looked for; none by default.
    func values(_ path: ValueStep..., in whole: FoundValue? = nil, with other: FoundValue? = nil) -> [FoundValue] {
        let whole = whole ?? properties
        return session.evaluator.values(at: path, of: other.map(whole.together) ?? whole)
    }

    /// A value, as messages name it: `'Runtime' of 'Worker' (AWS::Lambda::Function)`.
    func name(of value: FoundValue) -> String { subject.name(of: value.value.place) }

    /// A value that is known, as messages begin: `'Runtime' of 'Worker' (AWS::Lambda::Function) is 'go1.x'`.
    func statement(of value: FoundValue) -> String {
        "\(name(of: value)) is \(value.node.map { ValueText.quoted($0) } ?? "unknown")\(session.origin(of: value, subject))"
    }

    /// Reports what is wrong with a value; as a warning when the value need not be the one that is deployed.
    func report(_ rule: Rule, at value: FoundValue, _ message: String) {
        session.report(rule, at: value.value.place, message, isCertain: value.isCertain)
    }
}
