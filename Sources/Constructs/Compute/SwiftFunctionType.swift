public import AWSLambda
public import CloudFormation
public import LambdaContracts
public import ResourceTypes

extension Lambda {
    /// A function that runs the worker of a contract: `AWS::Lambda::Function`, as a type of its own.
    ///
    /// What sends other events than the contract takes does not compile with it.
    public enum SwiftFunction<Contract> {}
}

// Constraints are on extensions, for a quick start: docs/adr/0017-constraints-on-extensions.md.
extension Lambda.SwiftFunction: ResourceType where Contract: LambdaContract {
    /// The properties are those of any function.
    public typealias Properties = Lambda.Function.Properties
    /// The name in templates, that of any function.
    public static var typeName: String { Lambda.Function.typeName }
}

/// The type of functions that run the worker of a contract.
public protocol SwiftFunctionType: HasExecutionRole {
    /// What stack and worker agree on.
    associatedtype Contract: LambdaContract
}

extension Lambda.SwiftFunction: HasExecutionRole where Contract: LambdaContract {}

extension Lambda.SwiftFunction: SwiftFunctionType where Contract: LambdaContract {}

extension Ref where R: SwiftFunctionType {
    /// The function as one of any code, for what does not depend on the events that it takes: alarms, grants, permissions.
    public var function: Ref<Lambda.Function> {
        Ref<Lambda.Function>(element: element, graph: graph, strength: strength)
    }
}
