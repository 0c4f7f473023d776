import TemplateModel

/// Tells which values conditions can have together.
///
/// In one deployment a parameter has one value, so that `IsTest` and `IsProduction`, which compare it with two texts, are
/// not both true, and one of them is if the parameter allows no third text. The default of a parameter limits nothing.
/// Expressions whose results cannot be known can have any.
struct ConditionSolver {
    private let formulas: ConditionFormulas
    private let memory = Memory()

    /// What was already found out.
    private final class Memory {
        var answers: [String: Bool] = [:]
    }

    /// Reads the conditions of a template.
    /// - Parameter context: The template.
    init(_ context: TemplateContext) {
        let conditions = SectionEntries(context.template.conditions, section: "Conditions")
        self.init(conditions.entries.map { ($0.name, $0.node) }, parameters: context.template.parameters)
    }

    /// Reads conditions.
    /// - Parameters:
    ///   - conditions: All conditions, loops already expanded.
    ///   - parameters: The template's parameters.
    init(_ conditions: [(name: String, expression: Node)], parameters: Object) {
        formulas = ConditionFormulas(conditions, parameters: parameters)
    }

    /// Whether conditions can have values together.
    /// - Parameters:
    ///   - values: The values; those of conditions that do not exist are ignored.
    ///   - parameters: The values of parameters, as texts; those that no condition asks for are ignored.
    /// - Returns: Whether they can in one deployment; also true when finding out would take too long.
    func canHold(_ values: [String: Bool], parameters: [String: String] = [:]) -> Bool {
        var goals: [(condition: Int, value: Bool)] = []
        for (name, value) in values {
            if let number = formulas.numbers[name] { goals.append((number, value)) }
        }
        guard !goals.isEmpty else { return true }
        goals.sort { $0.condition < $1.condition }
        var choices: [(variable: Int, value: Int)] = []
        for (name, text) in parameters {
            guard let variable = formulas.variable(ofParameter: name) else { continue }
            let value = formulas.variables[variable].values.firstIndex(of: text)
            choices.append((variable, value ?? ConditionFormulas.otherValue))
        }
        choices.sort { $0.variable < $1.variable }
        var key = ""
        for goal in goals { key += goal.value ? "\(goal.condition) " : "!\(goal.condition) " }
        for choice in choices { key += "\(choice.variable)=\(choice.value) " }
        if let answer = memory.answers[key] { return answer }
        var search = ConditionSearch(formulas, goals: goals)
        for choice in choices { search.choose(choice.value, for: choice.variable) }
        let answer = search.succeeds()
        memory.answers[key] = answer
        return answer
    }
}
