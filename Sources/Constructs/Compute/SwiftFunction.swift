internal import AWSLambda
public import CloudFormation
public import LambdaContracts
public import ResourceTypes

/// A Lambda function that runs a worker, whose contract says which variables must be set and what can be connected.
///
/// ```swift
/// let writer = scope.add("Writer", SwiftFunction(
///     OrderWriter.self,
///     environment: [.tableName: table.name],
///     timeout: .seconds(10)
/// ))
/// table.grant(.putItem, to: writer)
/// scope.add("Source", EventSourceMapping(of: queue, to: writer))
/// ```
///
/// The stack of a worker that takes changes of a table does not compile when it connects a queue. It gives no template when a variable is
/// missing, and a warning when the worker does something that nothing allows it.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html>
public struct SwiftFunction<Contract>: Equatable {
    private let function: Function
    /// The names of variables that have more than one value.
    private let ambiguousVariables: [String]
}

// Constraints are on extensions, for a quick start: docs/adr/0017-constraints-on-extensions.md.
extension SwiftFunction: Construct where Contract: LambdaContract {
    /// Describes a function that runs the worker of a contract.
    /// - Parameters:
    ///   - contract: What the worker and the stack agree on. Its product is the code: the archive `<version>/<product>.zip` of the bucket,
    ///     where the parameters `CodeBucket` and `CodeVersion` of the stack name both.
    ///   - environment: The value of each variable of the contract. All names and values together have at most 4 KB.
    ///   - architecture: The only instruction set that the function can run on; when not given that of its code, the parameter
    ///     `CodeArchitecture` of the stack.
    ///   - memory: The memory in MB, 128 to 10,240. Lambda assigns CPU in proportion. 128 when not given.
    ///   - timeout: How long an invocation may take, 1 to 900 s; 30 s when not given.
    ///   - environmentKey: The key that encrypts the environment at rest. A key of AWS when not given.
    ///   - ephemeralStorage: The size of `/tmp` in MB, 512 to 10,240; 512 when not given.
    ///   - concurrency: How many invocations may run at a time; as many as the account has left when not given.
    ///   - asyncInvocation: What happens to events that invoke the function asynchronously. It has no effect on queues and streams. Lambda's
    ///     defaults when not given: two retries within six hours, then the event is lost.
    ///   - tracing: Whether the function records traces with AWS X-Ray; not of its own accord when not given.
    ///   - logging: What is logged, and how long it is kept; JSON lines for 30 days when not given.
    ///   - insightsLayer: The ARN of the layer version with the extension of CloudWatch Lambda Insights, for the architecture that is given. Nothing is reported when not given.
    ///   - vpc: Where in a network of the account the function runs; in none when not given.
    ///   - description: What the function is for, at most 256 characters.
    ///   - name: The name, at most 64 letters, digits, hyphens and underscores. CloudFormation makes one when not given.
    public init(
        _ contract: Contract.Type,
        environment: KeyValuePairs<Contract.Environment, Value<String>> = [:],
        architecture: Function.Architecture? = nil,
        memory: Int = 128,
        timeout: Duration = .seconds(30),
        environmentKey: Ref<KMS.Key>? = nil,
        ephemeralStorage: Int? = nil,
        concurrency: Function.Concurrency = .unreserved,
        asyncInvocation: AsyncInvocation? = nil,
        tracing: Function.Tracing = .passThrough,
        logging: Function.Logging = Function.Logging(),
        insightsLayer: Value<String>? = nil,
        vpc: VPCPlacement? = nil,
        description: String? = nil,
        name: String? = nil
    ) {
        var variables: [String: Value<String>] = [:]
        var ambiguous: [String] = []
        for (variable, value) in environment where variables.updateValue(value, forKey: variable.rawValue) != nil {
            ambiguous.append(variable.rawValue)
        }
        ambiguousVariables = ambiguous
        function = Function(
            code: .swiftProduct(contract.product),
            architecture: architecture,
            memory: memory,
            timeout: timeout,
            environment: variables,
            environmentKey: environmentKey,
            ephemeralStorage: ephemeralStorage,
            concurrency: concurrency,
            asyncInvocation: asyncInvocation,
            tracing: tracing,
            logging: logging,
            insightsLayer: insightsLayer,
            vpc: vpc,
            description: description,
            name: name
        )
    }

    /// Adds the function, its role, policy and log group.
    public func build(in scope: Scope) -> Ref<Lambda.SwiftFunction<Contract>> {
        checkEnvironment(in: scope)
        let reference = function.build(in: scope)
        let worker = DeployedWorker(Contract.self, environment: function.environment)
        scope.graph.attach(worker, to: reference.element)
        worker.comparePermissions(of: reference, in: scope)
        return Ref(element: reference.element, graph: scope.graph)
    }

    private func checkEnvironment(in scope: Scope) {
        for name in ambiguousVariables {
            scope.error("environment has two values for '\(name)'; remove one")
        }
        let missing = Contract.Environment.allCases.filter { function.environment[$0.rawValue] == nil }
        guard !missing.isEmpty else { return }
        let names = missing.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let literals = missing.map { ".\($0)" }.joined(separator: ", ")
        scope.error(
            "environment must have all variables of \(Contract.self), but \(names) \(missing.count == 1 ? "is" : "are") missing; give values for \(literals)"
        )
    }
}

extension Ref where R: SwiftFunctionType {
    /// The ARN of the function, without a version.
    public var arn: Value<ARN<Lambda.Function>> { function.arn }

    /// The name of the function.
    public var name: Value<String> { function.name }

    /// What CloudWatch measures of the function, all its versions together.
    public var metrics: FunctionMetrics { function.metrics }

    /// The log group that the function writes to, for metric filters and queries.
    public var logGroup: Ref<Logs.LogGroup>? { function.logGroup }
}
