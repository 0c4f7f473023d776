import TemplateModel

/// All conditions of a template as formulas over the values that are compared.
///
/// A variable is an expression that is compared with texts, such as a reference to a parameter. Within one deployment
/// it has one value, wherever it occurs. A comparison of two expressions, and all else whose result cannot be known, is a
/// variable of its own.
struct ConditionFormulas {
    /// An expression, and the texts that it is compared with.
    struct Variable {
        /// The texts; in formulas a value is its position here.
        var values: [String] = []
        /// The only texts that it can have; `nil` when nothing limits them.
        let domain: Set<String>?

        /// The positions of the values that it can have; ``ConditionFormulas/otherValue`` for all those that it is not
        /// compared with.
        var choices: [Int] {
            guard let domain else { return Array(values.indices) + [ConditionFormulas.otherValue] }
            let compared = values.indices.filter { domain.contains(values[$0]) }
            return compared.count < domain.count ? compared + [ConditionFormulas.otherValue] : compared
        }
    }

    /// Stands for every value that a variable is not compared with.
    static let otherValue = -1

    /// What each condition says, in the order of the template.
    private(set) var formulas: [ConditionFormula] = []
    /// The number of each condition.
    private(set) var numbers: [String: Int] = [:]
    /// All variables.
    private(set) var variables: [Variable] = []
    private var variableNumbers = NodeNumbers()
    private let parameters: Object

    /// Reads conditions.
    /// - Parameters:
    ///   - conditions: All conditions, loops already expanded.
    ///   - parameters: The template's parameters, whose allowed values limit what references to them can be.
    init(_ conditions: [(name: String, expression: Node)], parameters: Object) {
        self.parameters = parameters
        for (name, _) in conditions where numbers[name] == nil { numbers[name] = numbers.count }
        var isRead = Array(repeating: false, count: numbers.count)
        formulas = Array(repeating: .constant(true), count: numbers.count)
        for (name, expression) in conditions {
            guard let number = numbers[name], !isRead[number] else { continue }
            isRead[number] = true
            formulas[number] = formula(of: expression, depth: 0)
        }
    }

    /// The number of the variable that a reference to a parameter is; `nil` when no condition compares it.
    func variable(ofParameter name: String) -> Int? {
        variableNumbers[["Ref": .string(name)]]
    }
}

extension ConditionFormulas {
    /// Deeper expressions than this do not come out of templates' files.
    private static let maximumDepth = 200

    private mutating func formula(of expression: Node, depth: Int) -> ConditionFormula {
        if case .bool(let value) = expression { return .constant(value) }
        guard depth < Self.maximumDepth else {
            variables.append(Variable(values: ["true"], domain: nil))
            return .equals(variable: variables.count - 1, value: 0)
        }
        guard case .object(let object) = expression, object.count == 1 else { return unknown(expression) }
        let (name, argument) = object[0]
        let operands = argument.arrayValue ?? []
        switch IntrinsicFunction(rawValue: name) {
        case .condition:
            guard let number = argument.stringValue.flatMap({ numbers[$0] }) else { return unknown(expression) }
            return .condition(number)
        case .not where operands.count == 1:
            return .not(formula(of: operands[0], depth: depth + 1))
        case .and where !operands.isEmpty:
            return .all(operands.map { formula(of: $0, depth: depth + 1) })
        case .or where !operands.isEmpty:
            return .any(operands.map { formula(of: $0, depth: depth + 1) })
        case .equals where operands.count == 2:
            return comparison(of: operands[0], with: operands[1], expression)
        default:
            return unknown(expression)
        }
    }

    private mutating func comparison(of left: Node, with right: Node, _ expression: Node) -> ConditionFormula {
        if left == right { return .constant(true) }
        switch (left.comparedText, right.comparedText) {
        case (let left?, let right?): return .constant(left == right)
        case (let text?, nil): return equals(right, text, expression)
        case (nil, let text?): return equals(left, text, expression)
        case (nil, nil):
            // The same comparison with its sides exchanged is the same variable.
            let exchanged: Node = ["Fn::Equals": [right, left]]
            return unknown(variableNumbers[exchanged] == nil ? expression : exchanged)
        }
    }

    private mutating func equals(_ operand: Node, _ text: String, _ expression: Node) -> ConditionFormula {
        guard case .object = operand else { return unknown(expression) }
        let variable = number(of: operand)
        if let value = variables[variable].values.firstIndex(of: text) {
            return .equals(variable: variable, value: value)
        }
        variables[variable].values.append(text)
        return .equals(variable: variable, value: variables[variable].values.count - 1)
    }

    private mutating func unknown(_ expression: Node) -> ConditionFormula {
        let variable = number(of: expression)
        if variables[variable].values.isEmpty { variables[variable].values = ["true"] }
        return .equals(variable: variable, value: 0)
    }

    private mutating func number(of expression: Node) -> Int {
        let number = variables.count
        if let known = variableNumbers.insert(expression, number) { return known }
        variables.append(Variable(domain: domain(of: expression)))
        return number
    }

    /// The allowed values of the parameter that an expression refers to.
    ///
    /// Those of a parameter of Systems Manager are names and not what a reference returns, those of a list are its items.
    private func domain(of expression: Node) -> Set<String>? {
        guard let name = expression["Ref"]?.stringValue, let parameter = parameters[name],
            let type = parameter["Type"]?.stringValue, type == "String" || type == "Number",
            let allowed = parameter["AllowedValues"]?.arrayValue, !allowed.isEmpty
        else { return nil }
        let texts = allowed.compactMap(\.comparedText)
        return texts.count == allowed.count ? Set(texts) : nil
    }
}

extension Node {
    /// The text that `Fn::Equals` compares; `nil` when it is not certain.
    var comparedText: String? {
        switch self {
        case .string, .bool, .int: scalarText
        // How a fraction is spelled is not known.
        case .double, .null, .array, .object: nil
        }
    }
}
