internal import AWSLambda
internal import CloudFormation
internal import LambdaContracts
internal import ResourceTypes

/// What is known of the worker that a function runs, attached to the function by the construct that names the contract.
struct DeployedWorker {
    /// Describes the contract, for which types are compared at run time: a millisecond that most stacks need not spend.
    let contract: () -> ContractDescription
    /// The variables of the function.
    let environment: [String: Value<String>]
    private let operations: [Operation]
    /// The resources on which the worker may do something, also if nobody can tell what and whether.
    private let resources: [Element]

    /// Something that the worker does on a resource of the app.
    private struct Operation {
        let action: String
        let variable: String
        let resource: Element
    }

    init<Contract: LambdaContract>(_ type: Contract.Type, environment: [String: Value<String>]) {
        contract = { ContractDescription(type) }
        self.environment = environment
        var operations: [Operation] = []
        var resources: [Element] = []
        for operation in type.operations {
            var isDone = true
            if let condition = operation.condition {
                let given = environment[condition.variable.rawValue]?.expression
                isDone = given == .string(condition.value)
                // Another text says that it is not done; of what a deployment decides nobody can tell.
                if !isDone, case .string = given { continue }
            }
            let variable = operation.resource.rawValue
            let elements = environment[variable]?.expression.elements ?? []
            resources += elements
            guard isDone, elements.count == 1 else { continue }
            operations.append(Operation(action: operation.action, variable: variable, resource: elements[0]))
        }
        self.operations = operations
        self.resources = resources
    }

    /// Reports, when everything is granted, what the worker does and may not, and what it may and does not do.
    ///
    /// Only on resources that the app knows: what a name stands for that was typed in, or given as a parameter, nobody can tell.
    func comparePermissions(of function: Ref<Lambda.Function>, in scope: Scope) {
        scope.graph.whenSynthesized { [self] in
            guard let role = scope.graph.attachment(ExecutionRole.self, of: function.element) else { return }
            let permissions = role.allowed.map { ($0.actions, $0.resource.expression.elements) }
            func allowedActions(on resource: Element) -> Set<String> {
                permissions.reduce(into: []) { actions, permission in
                    if permission.1.contains(where: { $0 === resource }) { actions.formUnion(permission.0) }
                }
            }
            reportMissing(allowedActions, in: scope)
            reportNeedless(allowedActions, in: scope)
            reportUnnamed(role, in: scope)
        }
    }

    private func reportMissing(_ allowedActions: (Element) -> Set<String>, in scope: Scope) {
        for operation in operations where !allowedActions(operation.resource).contains(operation.action) {
            scope.warning(
                "the worker of \(contract().name) uses '\(operation.action)' on '\(operation.resource.path)', which '\(operation.variable)' names, and nothing allows it; grant it to the function"
            )
        }
    }

    private func reportNeedless(_ allowedActions: (Element) -> Set<String>, in scope: Scope) {
        for (index, operation) in operations.enumerated()
        where !operations[..<index].contains(where: { $0.resource === operation.resource }) {
            let used = operations.filter { $0.resource === operation.resource }.map(\.action)
            let needless = allowedActions(operation.resource).filter { !used.contains($0) }
            guard !needless.isEmpty else { continue }
            let names = needless.sorted().map { "'\($0)'" }.joined(separator: ", ")
            scope.graph.diagnose(
                .info,
                "the function may use \(names) on '\(operation.resource.path)', which the worker of \(contract().name) does not; remove the grant, or add the operation to the contract",
                scope
            )
        }
    }

    /// Reports resources that the function may use and no operation of the contract is on.
    private func reportUnnamed(_ role: ExecutionRole, in scope: Scope) {
        var unnamed: [(resource: Element, actions: Set<String>)] = []
        for (resource, actions) in role.allowed where !role.isUsedByService(resource) {
            let elements = resource.expression.elements
            // What keys are needed for depends on what they encrypt.
            let actions = actions.filter { !$0.hasPrefix("kms:") }
            guard elements.count == 1, !actions.isEmpty, !resources.contains(where: { $0 === elements[0] }) else {
                continue
            }
            if let index = unnamed.firstIndex(where: { $0.resource === elements[0] }) {
                unnamed[index].actions.formUnion(actions)
            } else {
                unnamed.append((elements[0], actions))
            }
        }
        for (resource, actions) in unnamed {
            let names = actions.sorted().map { "'\($0)'" }.joined(separator: ", ")
            scope.graph.diagnose(
                .info,
                "the function may use \(names) on '\(resource.path)', on which the worker of \(contract().name) does nothing; remove the grant, or add the operation to the contract",
                scope
            )
        }
    }
}

extension Expression {
    /// The elements whose references or attributes the expression has, each once.
    fileprivate var elements: [Element] {
        var result: [Element] = []
        collectElements(into: &result)
        return result
    }

    private func collectElements(into result: inout [Element]) {
        switch self {
        case .reference(let element, _), .attribute(let element, _, _):
            if !result.contains(where: { $0 === element }) { result.append(element) }
        case .function(_, let argument): argument.collectElements(into: &result)
        case .array(let parts), .interpolation(let parts): for part in parts { part.collectElements(into: &result) }
        case .object(let members): for member in members.entries { member.value.collectElements(into: &result) }
        case .null, .bool, .int, .double, .string, .logicalID, .pseudo: break
        }
    }
}
