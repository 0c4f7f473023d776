import CloudFormation
import Constructs

/// The metrics that are the pipeline's own.
///
/// Workers write most of them to their logs in the embedded metric format, under the namespace that they get as `METRIC_NAMESPACE`; metric
/// filters make the others of log lines.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
struct IngestionMetrics {
    /// What became of a message.
    enum Outcome: String, CaseIterable, Sendable {
        case success = "SUCCESS"
        case failed = "FAILED"
    }

    /// Whether the table knew of a message.
    enum IdempotencyResult: String, CaseIterable, Sendable {
        case hit = "HIT"
        case miss = "MISS"
    }

    /// A service that a circuit breaker guards.
    enum GuardedService: String, CaseIterable, Sendable {
        case dynamoDB = "DynamoDB"
        case sqs = "SQS"
        case eventBridge = "EventBridge"
    }

    /// A state of a circuit breaker.
    enum BreakerState: String, CaseIterable, Sendable {
        case open = "OPEN"
        case closed = "CLOSED"
        case halfOpen = "HALF_OPEN"
    }

    /// A worker whose log lines are counted.
    enum Source: String, Sendable {
        case worker = "Worker"
        case ingest = "Ingest"
        case redrive = "Redrive"
    }

    /// The container of what workers write in the embedded metric format, with the environment in it.
    var namespace: String

    /// The container of what is counted in the log lines of a worker.
    func logNamespace(_ source: Source) -> String { "\(namespace)/\(source.rawValue)" }

    /// How many messages succeeded or failed, repetitions included.
    func messagesProcessed(_ outcome: Outcome) -> Metric { count("MessagesProcessed", ["Status": outcome.rawValue]) }

    /// How many errors of a category there were.
    func errors(_ category: IngestionLogLine.ErrorCategory) -> Metric {
        count("ErrorCount", ["ErrorType": category.rawValue])
    }

    /// How often the table knew of a message, or did not.
    func idempotencyChecks(_ result: IdempotencyResult) -> Metric {
        count("IdempotencyChecks", ["Result": result.rawValue])
    }

    /// How often a circuit breaker came into a state.
    func circuitBreaker(of service: GuardedService, became state: BreakerState) -> Metric {
        count("CircuitBreakerState", ["Service": service.rawValue, "State": state.rawValue])
    }

    /// The milliseconds that a message took.
    var processingDuration: Metric {
        Metric(namespace: namespace, name: "ProcessingDuration", statistic: .average, period: .minutes(5))
    }

    private func count(_ name: String, _ dimensions: KeyValuePairs<String, String>) -> Metric {
        Metric(
            namespace: namespace,
            name: name,
            dimensions: dimensions.map { .init($0.key, Value($0.value)) },
            statistic: .sum,
            period: .minutes(5)
        )
    }
}
