public import LambdaContracts

/// A metric that the workers of the ingestion pipeline write to their logs in the embedded metric format, under the namespace that they get as
/// `METRIC_NAMESPACE`.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
public enum IngestionMetric: Hashable, Sendable {
    /// How many messages succeeded or failed, repetitions included.
    case messagesProcessed(Outcome)
    /// How many errors of a category there were; the dimension `ErrorType`.
    case errors(ErrorCategory)
    /// How often the table knew of a message, or did not.
    case idempotencyChecks(IdempotencyResult)
    /// How often a circuit breaker came into a state.
    case circuitBreaker(of: GuardedService, became: BreakerState)
    /// The milliseconds that a message took.
    case processingDuration

    /// What became of a message.
    public enum Outcome: String, CaseIterable, Sendable {
        /// It was processed, now or before.
        case success = "SUCCESS"
        /// It could not be processed.
        case failed = "FAILED"
    }

    /// Whether the table knew of a message.
    public enum IdempotencyResult: String, CaseIterable, Sendable {
        /// It did.
        case hit = "HIT"
        /// It did not.
        case miss = "MISS"
    }

    /// A service that a circuit breaker guards.
    public enum GuardedService: String, CaseIterable, Sendable {
        /// The table.
        case dynamoDB = "DynamoDB"
        /// The queues.
        case sqs = "SQS"
        /// The bus.
        case eventBridge = "EventBridge"
    }

    /// A state of a circuit breaker.
    public enum BreakerState: String, CaseIterable, Sendable {
        /// It refuses everything.
        case open = "OPEN"
        /// It lets everything through.
        case closed = "CLOSED"
        /// It lets one request through, to try.
        case halfOpen = "HALF_OPEN"
    }

    /// The name of the metric.
    public var name: String {
        switch self {
        case .messagesProcessed: "MessagesProcessed"
        case .errors: "ErrorCount"
        case .idempotencyChecks: "IdempotencyChecks"
        case .circuitBreaker: "CircuitBreakerState"
        case .processingDuration: "ProcessingDuration"
        }
    }

    /// What tells it from metrics of the same name.
    public var dimensions: KeyValuePairs<String, String> {
        switch self {
        case .messagesProcessed(let outcome): ["Status": outcome.rawValue]
        case .errors(let category): ["ErrorType": category.rawValue]
        case .idempotencyChecks(let result): ["Result": result.rawValue]
        case .circuitBreaker(let service, let state): ["Service": service.rawValue, "State": state.rawValue]
        case .processingDuration: [:]
        }
    }
}
