internal import AWSLambda
internal import CloudFormation
internal import LambdaContracts
internal import ResourceTypes

/// What is known of the worker that a function runs, attached to the function by the construct that names the contract.
struct DeployedWorker {
    /// Describes the contract; only where something is to be checked, because it asks the types of Swift at run time.
    let contract: () -> ContractDescription
    /// The variables of the function.
    let environment: [String: Value<String>]

    init<Contract: LambdaContract>(_ type: Contract.Type, environment: [String: Value<String>]) {
        contract = { ContractDescription(type) }
        self.environment = environment
    }

    /// Reports, when everything is granted, what the worker does and may not, and what it may and does not do.
    ///
    /// Only on resources that the app knows: what a name stands for that was typed in, or given as a parameter, nobody can tell.
    func comparePermissions(of function: Ref<Lambda.Function>, in scope: Scope) {
        scope.graph.whenSynthesized { [self] in
            guard let role = scope.graph.attachment(ExecutionRole.self, of: function.element) else { return }
            let contract = contract()
            var allowed: [Element: Set<String>] = [:]
            for permission in role.allowedActions {
                for element in permission.resource.expression.elements {
                    allowed[element, default: []].insert(permission.action)
                }
            }
            reportMissing(in: contract, allowed, in: scope)
            reportNeedless(in: contract, allowed, in: scope)
        }
    }

    private func reportMissing(in contract: ContractDescription, _ allowed: [Element: Set<String>], in scope: Scope) {
        for operation in contract.operations where isDone(operation) {
            guard let element = element(of: operation.variable) else { continue }
            if allowed[element]?.contains(operation.action) != true {
                scope.warning(
                    "the worker of \(contract.name) uses '\(operation.action)' on '\(element.path)', which '\(operation.variable)' names, and nothing allows it; grant it to the function"
                )
            }
        }
    }

    private func reportNeedless(in contract: ContractDescription, _ allowed: [Element: Set<String>], in scope: Scope) {
        var used: [Element: Set<String>] = [:]
        for operation in contract.operations where isDone(operation) {
            if let element = element(of: operation.variable) { used[element, default: []].insert(operation.action) }
        }
        for (element, actions) in used.sorted(by: { "\($0.key.path)" < "\($1.key.path)" }) {
            let needless = (allowed[element] ?? []).subtracting(actions).sorted()
            guard !needless.isEmpty else { continue }
            let names = needless.map { "'\($0)'" }.joined(separator: ", ")
            scope.graph.diagnose(
                .info,
                "the function may use \(names) on '\(element.path)', which the worker of \(contract.name) does not; remove the grant, or add the operation to the contract",
                scope
            )
        }
    }

    /// Whether the worker does it, as far as its variables tell.
    private func isDone(_ operation: ContractDescription.Operation) -> Bool {
        guard let condition = operation.condition,
            case .string(let value)? = environment[condition.variable]?.expression
        else { return operation.condition == nil }
        return value == condition.value
    }

    /// The resource that a variable names, when it names one.
    private func element(of variable: String) -> Element? {
        guard let elements = environment[variable]?.expression.elements, elements.count == 1 else { return nil }
        return elements.first
    }
}

extension Expression {
    /// The elements whose references or attributes the expression has.
    fileprivate var elements: Set<Element> {
        switch self {
        case .reference(let element, _), .attribute(let element, _, _): [element]
        case .function(_, let argument): argument.elements
        case .array(let parts), .interpolation(let parts): parts.reduce(into: []) { $0.formUnion($1.elements) }
        case .object(let members): members.entries.reduce(into: []) { $0.formUnion($1.value.elements) }
        case .null, .bool, .int, .double, .string, .logicalID, .pseudo: []
        }
    }
}
