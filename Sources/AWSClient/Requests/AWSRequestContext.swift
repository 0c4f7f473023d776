/// What holds for all requests that a task and its children make.
public enum AWSRequestContext {
    /// When every request must have ended, such as shortly before the deadline of an invocation; none by default.
    ///
    /// Nothing is tried again that could not be answered before it.
    @TaskLocal public static var deadline: ContinuousClock.Instant?

    /// The header by which AWS X-Ray and the detection of recursive loops of Lambda follow what a request belongs to.
    ///
    /// By default the environment variable `_X_AMZN_TRACE_ID`, inside Lambda.
    ///
    /// https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
    @TaskLocal public static var traceID: String?
}
