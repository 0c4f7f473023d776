import LambdaEvents
public import Logging

/// An invocation.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-next>
public struct LambdaContext: Sendable {
    /// The ID of the invocation.
    public let requestID: String
    /// The ARN of the function, version or alias that was invoked; empty when Lambda does not say.
    public let invokedFunctionARN: String
    /// The X-Ray trace that the invocation is part of; `nil` when Lambda does not say.
    public let traceID: String?
    /// When the function times out.
    public let deadline: ContinuousClock.Instant
    /// What the AWS Mobile SDK says about the app and the device, as JSON; `nil` for other invokers.
    public let clientContext: String?
    /// What the AWS Mobile SDK says about the Cognito identity, as JSON; `nil` for other invokers.
    public let cognitoIdentity: String?
    /// What ties the work to other work of the same undertaking: the event's own, or what ``withCorrelationID(_:_:)`` was given.
    public private(set) var correlationID: String?
    /// Writes JSON lines; every logger adds the IDs of the invocation and of the correlation to what the invocation's tasks log.
    public let logger: Logger
    let output: LogOutput

    /// The invocation that the task works for; `nil` outside of one.
    @TaskLocal public static var current: LambdaContext?

    /// An invocation, for tests.
    /// - Parameters:
    ///   - requestID: The ID of the invocation.
    ///   - invokedFunctionARN: The ARN that was invoked; empty when not given.
    ///   - traceID: The X-Ray trace; none when not given.
    ///   - deadline: When the function times out; in half a minute when not given.
    ///   - clientContext: What the AWS Mobile SDK says about the app; nothing when not given.
    ///   - cognitoIdentity: What the AWS Mobile SDK says about the identity; nothing when not given.
    ///   - logger: Writes what the handler logs; to nowhere when not given.
    ///   - output: Takes the metrics that the handler records; nobody when not given.
    public init(
        requestID: String,
        invokedFunctionARN: String = "",
        traceID: String? = nil,
        deadline: ContinuousClock.Instant = .now + .seconds(30),
        clientContext: String? = nil,
        cognitoIdentity: String? = nil,
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
        output: LogOutput = .discarding
    ) {
        self.requestID = requestID
        self.invokedFunctionARN = invokedFunctionARN
        self.traceID = traceID
        self.deadline = deadline
        self.clientContext = clientContext
        self.cognitoIdentity = cognitoIdentity
        self.logger = logger
        self.output = output
    }

    /// How long it is until the function times out; negative when it should have.
    public var remainingTime: Duration { ContinuousClock.now.duration(to: deadline) }

    /// Does work under a correlation ID of its own, one message of a batch for example.
    ///
    /// What the task and its children log meanwhile has the ID.
    /// - Parameters:
    ///   - id: The ID; none when `nil`.
    ///   - body: The work, which gets the invocation with the ID.
    /// - Returns: What the work returns.
    /// - Throws: What the work throws.
    public func withCorrelationID<T>(_ id: String?, _ body: (LambdaContext) async throws -> T) async rethrows -> T {
        var context = self
        context.correlationID = id
        return try await Self.$current.withValue(context) { try await body(context) }
    }

    /// Writes metrics to the log, from which CloudWatch takes them.
    /// - Parameter metrics: The metrics.
    public func record(_ metrics: EmbeddedMetrics) {
        output.write(metrics.line(at: .now))
    }
}
