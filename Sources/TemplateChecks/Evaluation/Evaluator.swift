import ResourceSchemas
import TemplateModel

/// Finds out which values expressions of a template can have.
///
/// What a function returns is followed as far as the template tells: through parameters with a default or allowed
/// values, mappings, conditions, and functions that make texts and lists. What only a deployment decides is unknown, with
/// its type and what it stands for where the schemas tell.
///
/// A parameter's default is only evidence: an expression with it has an unknown value besides. Its allowed values are
/// all that there are. Values that contradict the conditions under which an expression is used are left out: in
/// `!If [HasKey, !Ref Key, …]` the key is not empty if that is what `HasKey` says.
///
/// Not for use by several threads at once.
final class Evaluator {
    /// Up to this many values of an expression are told apart; beyond, it is unknown.
    static let maximumValues = 64
    /// Up to this many functions are followed into each other.
    private static let maximumDepth = 100

    let context: TemplateContext
    /// Whether loop variables can be in all texts: their values are those of `Fn::ForEach`.
    var isInLoop = false
    private let solver: ConditionSolver
    private var parameters: [String: ParameterFacts] = [:]
    private var depth = 0

    /// Prepares for the expressions of a template.
    init(_ context: TemplateContext) {
        self.context = context
        solver = ConditionSolver(context)
    }

    /// The values that a node can have.
    /// - Parameters:
    ///   - node: Any value of the template; only a call or a dynamic reference is more than itself.
    ///   - place: Where the node is.
    ///   - choices: What is taken to be so; the values found are possible together with it.
    /// - Returns: At least one value; together they are all that are possible.
    func values(of node: Node, at place: Place, under choices: Choices = .none) -> [PossibleValue] {
        if let call = node.functionCall {
            guard depth < Self.maximumDepth else { return [unknown(.nothing, choices, place)] }
            depth += 1
            defer { depth -= 1 }
            let values = values(of: call, at: place, under: choices)
            guard values.count <= Self.maximumValues else { return [unknown(.nothing, choices, place)] }
            return values
        }
        if case .string(let text) = node, isDecidedAtDeployment(text) {
            return [unknown(.scalar, choices, place)]
        }
        return [PossibleValue(content: .known(node), choices: choices, place: place)]
    }

    /// Whether a node is more than itself, so that its values have to be found.
    func isExpression(_ node: Node) -> Bool {
        switch node {
        case .string(let text): isDecidedAtDeployment(text)
        case .object: node.functionCall != nil
        case .null, .bool, .int, .double, .array: false
        }
    }

    /// Whether all choices can be so in one deployment; also true when that cannot be told.
    func isPossible(_ choices: Choices) -> Bool {
        guard !choices.conditions.isEmpty else { return true }
        var conditions: [String: Bool] = [:]
        for (name, value) in choices.conditions { conditions[name] = value }
        var parameters: [String: String] = [:]
        for choice in choices.parameters { parameters[choice.name] = choice.value.scalarText }
        return solver.canHold(conditions, parameters: parameters)
    }

    func facts(ofParameter name: String) -> ParameterFacts? {
        if let facts = parameters[name] { return facts }
        guard let facts = ParameterFacts(context.template.parameters[name]) else { return nil }
        parameters[name] = facts
        return facts
    }

    func unknown(_ knowledge: Knowledge, _ choices: Choices, _ place: Place) -> PossibleValue {
        PossibleValue(content: .unknown(knowledge), choices: choices, place: place)
    }

    private func isDecidedAtDeployment(_ text: String) -> Bool {
        text.hasDynamicReference || isInLoop && (text.contains(bytes: "${") || text.contains(bytes: "&{"))
    }

    private func values(of call: FunctionCall, at place: Place, under choices: Choices) -> [PossibleValue] {
        let argument = call.argument
        switch call.function {
        case .ref:
            return reference(argument, at: place, under: choices)
        case .getAtt:
            return attribute(argument, at: place, under: choices)
        case .sub:
            return substitution(argument, at: place, under: choices)
        case .join:
            return join(argument, at: place, under: choices)
        case .select:
            return selection(argument, at: place, under: choices)
        case .split:
            return split(argument, at: place, under: choices)
        case .if:
            return branches(argument, at: place.key(call.name), under: choices)
        case .findInMap:
            return mappedValues(argument, at: place, under: choices)
        case .length:
            return length(argument, at: place, under: choices)
        case .base64, .toJSONString:
            return [unknown(Knowledge(types: .string), choices, place)]
        case .importValue:
            return [unknown(.scalar, choices, place)]
        case .cidr, .getAZs, .refAll, .valueOfAll:
            return [unknown(.list, choices, place)]
        case .and, .condition, .contains, .eachMemberEquals, .eachMemberIn, .equals, .getStackOutput, .not, .or,
            .transform, .valueOf, nil:
            return [unknown(.nothing, choices, place)]
        }
    }
}
