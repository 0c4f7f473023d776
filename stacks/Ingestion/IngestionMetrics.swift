import CloudFormation
import Constructs
import LambdaContracts
import WorkerContracts

/// The metrics that are the pipeline's own.
///
/// Workers write most of them to their logs: see `IngestionMetric`. Metric filters make the others of log lines.
struct IngestionMetrics {
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
    func messagesProcessed(_ outcome: IngestionMetric.Outcome) -> Metric { metric(.messagesProcessed(outcome)) }

    /// How many errors of a category there were.
    func errors(_ category: ErrorCategory) -> Metric { metric(.errors(category)) }

    /// How often the table knew of a message, or did not.
    func idempotencyChecks(_ result: IngestionMetric.IdempotencyResult) -> Metric {
        metric(.idempotencyChecks(result))
    }

    /// How often a circuit breaker came into a state.
    func circuitBreaker(
        of service: IngestionMetric.GuardedService,
        became state: IngestionMetric.BreakerState
    ) -> Metric {
        metric(.circuitBreaker(of: service, became: state))
    }

    /// The milliseconds that a message took.
    var processingDuration: Metric { metric(.processingDuration, statistic: .average) }

    private func metric(_ metric: IngestionMetric, statistic: Statistic = .sum) -> Metric {
        Metric(
            namespace: namespace,
            name: metric.name,
            dimensions: metric.dimensions.map { .init($0.key, Value($0.value)) },
            statistic: statistic,
            period: .minutes(5)
        )
    }
}
