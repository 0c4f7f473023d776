/// Looks for values of variables with which conditions have certain values.
struct ConditionSearch {
    private let formulas: ConditionFormulas
    private let goals: [(condition: Int, value: Bool)]
    private var choices: [Int?]
    /// So many attempts are made at most; the conditions of real templates take a few dozen.
    private var attempts = 1_000
    /// The values of conditions under the present choices; `nil` inside for those that are not decided.
    private var truths: [Bool??]
    /// The conditions that are being decided, so that one that needs itself stays undecided.
    private var isOpen: [Bool]
    /// The first variable whose value would decide something.
    private var pivot: Int?

    init(_ formulas: ConditionFormulas, goals: [(condition: Int, value: Bool)]) {
        self.formulas = formulas
        self.goals = goals
        choices = Array(repeating: nil, count: formulas.variables.count)
        truths = Array(repeating: nil, count: formulas.formulas.count)
        isOpen = Array(repeating: false, count: formulas.formulas.count)
    }

    /// Gives a variable a value.
    mutating func choose(_ value: Int, for variable: Int) {
        choices[variable] = value
    }

    /// Whether there are such values; also true when there are too many attempts to make.
    mutating func succeeds() -> Bool {
        attempts -= 1
        guard attempts > 0 else { return true }
        for index in truths.indices { truths[index] = nil }
        pivot = nil
        var isDecided = true
        for goal in goals {
            switch truth(ofCondition: goal.condition) {
            case goal.value?: continue
            case nil: isDecided = false
            default: return false
            }
        }
        // Without a variable it is a condition that needs itself, of which nothing is known.
        guard !isDecided, let variable = pivot else { return true }
        for value in formulas.variables[variable].choices {
            choices[variable] = value
            if succeeds() { return true }
        }
        choices[variable] = nil
        return false
    }

    private mutating func truth(ofCondition number: Int) -> Bool? {
        if let truth = truths[number] { return truth }
        guard !isOpen[number] else { return nil }
        isOpen[number] = true
        let truth = truth(of: formulas.formulas[number])
        isOpen[number] = false
        truths[number] = .some(truth)
        return truth
    }

    private mutating func truth(of formula: ConditionFormula) -> Bool? {
        switch formula {
        case .constant(let value):
            return value
        case .equals(let variable, let value):
            if let choice = choices[variable] { return choice == value }
            if pivot == nil { pivot = variable }
            return nil
        case .condition(let number):
            return truth(ofCondition: number)
        case .not(let formula):
            return truth(of: formula).map { !$0 }
        case .all(let formulas):
            return truth(ofAll: formulas, are: true)
        case .any(let formulas):
            return truth(ofAll: formulas, are: false)
        }
    }

    /// The value if all formulas have it, the other one as soon as one has that.
    private mutating func truth(ofAll formulas: [ConditionFormula], are value: Bool) -> Bool? {
        var isDecided = true
        for formula in formulas {
            switch truth(of: formula) {
            case value?: continue
            case nil: isDecided = false
            default: return !value
            }
        }
        return isDecided ? value : nil
    }
}
