import AWSClient
public import LambdaRuntime

extension LambdaContext {
    /// Does work whose requests to AWS belong to the invocation's trace and end before it does.
    ///
    /// They end when the handler is cancelled at the latest: nothing is tried again that could not be answered by then.
    /// - Parameters:
    ///   - margin: How long before the function times out; half a second when not given, and never more than half of the time that is left.
    ///   - body: The work.
    /// - Returns: What the work returns.
    /// - Throws: What the work throws.
    public func withRequestDeadline<T>(
        margin: Duration = .milliseconds(500),
        _ body: () async throws -> T
    ) async rethrows -> T {
        let remaining = remainingTime
        return try await AWSRequestContext.$deadline.withValue(.now + max(remaining - margin, remaining / 2)) {
            try await AWSRequestContext.$traceID.withValue(traceID) {
                try await body()
            }
        }
    }
}
