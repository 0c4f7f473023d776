import JSONValues
public import LambdaContracts

/// A worker: the program of a function.
///
/// ```swift
/// @main
/// struct Handler: LambdaHandler {
///     typealias Contract = OrderWriter
///     let tableName: String
///
///     init(environment: LambdaEnvironment<OrderWriter>) {
///         tableName = environment[.tableName]
///     }
///
///     func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
///         …
///     }
/// }
/// ```
///
/// `@main` takes ``main()-(Encodable)`` or ``main()-(Void)``, as the contract's output demands; a contract whose output is neither `Encodable`
/// nor `Void` has no `main`.
public protocol LambdaHandler: Sendable {
    /// What the worker and its stack agree on.
    associatedtype Contract: LambdaContract

    /// Makes the handler, once for each execution environment, before the first event.
    ///
    /// An error is an initialization error: Lambda starts the worker anew for the next event.
    /// - Parameter environment: The environment variables of the contract, all of which are set.
    /// - Throws: What is wrong with what is read.
    init(environment: LambdaEnvironment<Contract>) async throws

    /// Handles an event.
    ///
    /// The task is cancelled ``deadlineMargin`` before the function times out. Return what is done until then: of a batch for example the
    /// rest as failures, so that nothing is done twice.
    /// - Parameters:
    ///   - event: What happened.
    ///   - context: The invocation.
    /// - Returns: The answer to whoever invoked the function.
    /// - Throws: What makes the invocation fail; its type and its description are reported.
    func handle(_ event: Contract.Event, context: LambdaContext) async throws -> Contract.Output

    /// How long before the function times out the handler's task is cancelled.
    ///
    /// Half a second unless the handler says otherwise, and never more than half of the time that there was when the invocation began.
    static var deadlineMargin: Duration { get }

    /// Closes what the handler has opened, when Lambda ends the execution environment; does nothing unless the handler does.
    ///
    /// There are 300 milliseconds, and only where the function has an extension.
    /// <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-shutdown>
    func shutDown() async
}

extension LambdaHandler {
    /// Half a second.
    public static var deadlineMargin: Duration { .milliseconds(500) }

    /// Does nothing.
    public func shutDown() async {}
}

extension LambdaHandler where Contract.Output: Encodable {
    /// Handles events until Lambda ends the process.
    public static func main() async {
        await Worker<Self>.run { try JSONValue(encoding: $0).utf8 }
    }
}

extension LambdaHandler where Contract.Output == Void {
    /// Handles events until Lambda ends the process.
    public static func main() async {
        await Worker<Self>.run { _ in Array("null".utf8) }
    }
}
