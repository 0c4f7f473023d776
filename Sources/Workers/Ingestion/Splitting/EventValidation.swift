import AWSClient
import JSONValues
import LambdaContracts
package import LambdaEvents
package import LambdaRuntime
package import WorkerContracts
import WorkerPatterns

/// Checks events, and lets another function do the rest: what it answers is the answer.
package struct EventValidation: Sendable {
    private static let routes = HTTPRoutes([(method: "POST", path: "/events", route: ())])

    private let publisher: String
    private let metricNamespace: String
    private let functions: LambdaClient

    /// What checks events.
    /// - Parameter environment: The variables.
    /// - Throws: What keeps requests to AWS from being sent.
    package init(environment: LambdaEnvironment<ValidateOrder>) throws {
        try self.init(environment: environment, aws: AWSHTTPClient())
    }

    init(environment: LambdaEnvironment<ValidateOrder>, aws: AWSHTTPClient) throws {
        publisher = environment[.publishFunctionName]
        metricNamespace = environment[.metricNamespace]
        functions = LambdaClient(aws)
    }

    /// Answers a request.
    /// - Parameters:
    ///   - request: The request.
    ///   - context: The invocation.
    /// - Returns: The answer.
    package func answer(_ request: APIGatewayV2Request, context: LambdaContext) async -> APIGatewayV2Response {
        if case .failure(let refusal) = Self.routes.route(of: request) { return refusal.response }
        let start = ContinuousClock.now
        let metrics = MetricTally(namespace: metricNamespace)
        defer { metrics.write(to: context) }
        do throws(IngestionError) {
            _ = try OrderEvent(try request.jsonBody())
            return try await context.withRequests { () throws(IngestionError) in try await publish(request) }
        } catch {
            metrics.count(.errors(error.category))
            return context.refusal(of: error, since: start)
        }
    }

    private func publish(_ request: APIGatewayV2Request) async throws(IngestionError) -> APIGatewayV2Response {
        do {
            // Twice is harmless: both messages have the same key.
            let result = try await functions.invoke(
                publisher,
                payload: JSONValue(encoding: request).utf8,
                mayRunTwice: true
            )
            switch result {
            case .returned(let payload): return try JSONValue(parsing: payload).decode()
            case .failed(let error): throw IngestionError(error)
            }
        } catch {
            throw IngestionError(error, of: IngestionError.functions)
        }
    }
}

extension IngestionError {
    /// The service that invokes functions.
    static let functions = "Lambda"

    /// An error that another function ended with.
    init(_ error: FunctionError) {
        // Lambda ends a function that takes too long, which with the runtime of workers cancels it just before.
        let isTimeout =
            ["Sandbox.Timedout", "Runtime.DeadlineExceeded"].contains(error.type)
            || error.message.containsBytes(of: "Task timed out after")
        if isTimeout {
            self.init(.timeout, .timeout, "\(error)", service: Self.functions)
        } else {
            self.init(error.type ?? error.kind, .processing, "\(error)", service: Self.functions)
        }
    }
}

extension LambdaContext {
    /// Does work whose requests to AWS end before the invocation does.
    func withRequests<T>(_ body: () async throws(IngestionError) -> T) async throws(IngestionError) -> T {
        let result: Result<T, IngestionError> = await withRequestDeadline {
            do throws(IngestionError) { return .success(try await body()) } catch { return .failure(error) }
        }
        return try result.get()
    }
}
