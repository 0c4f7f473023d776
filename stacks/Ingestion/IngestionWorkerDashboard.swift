import AWSCloudWatch
import AWSLambda
import AWSLogs
import CloudFormation
import Constructs
import LambdaContracts
import WorkerContracts

/// What an operator looks at next: what the workers tell of themselves, and the alarms.
struct IngestionWorkerDashboard {
    var queues: IngestionQueues
    var functions: IngestionFunctions
    var metrics: IngestionMetrics

    func dashboard(with alarms: IngestionAlarms.Output) -> Dashboard {
        // Rates divide by a minute, so a minute it must be, however long the time range is.
        Dashboard(periods: .ofMetrics) {
            Widget.alarms("Alarms", [alarms.critical, alarms.warning] + alarms.alarms)
            Section("Functions") {
                Widget.graph(
                    "Function Duration Comparison",
                    functions.named.map { $0.function.metrics.duration.with(label: $0.name) }
                ).sized(width: 8)
                Widget.graph(
                    "Function Invocation Rates",
                    functions.named.map { ($0.function.metrics.invocations / 60).with(label: "\($0.name) a second") }
                ).sized(width: 8)
                Widget.graph(
                    "Function Error Rates",
                    functions.named.map {
                        ($0.function.metrics.errors / $0.function.metrics.invocations * 100)
                            .with(label: "\($0.name) in %")
                    }
                ).sized(width: 8)
            }
            Section("Queues") {
                Widget.graph(
                    "Queue Depths",
                    [
                        queues.queue.metrics.approximateNumberOfMessagesVisible.with(label: "waiting"),
                        queues.queue.metrics.approximateNumberOfMessagesNotVisible.with(label: "in flight"),
                        queues.deadLetters.metrics.approximateNumberOfMessagesVisible.with(label: "dead letters"),
                    ]
                )
                Widget.graph(
                    "Message Age (Oldest)",
                    [
                        queues.queue.metrics.approximateAgeOfOldestMessage.with(label: "waiting"),
                        queues.deadLetters.metrics.approximateAgeOfOldestMessage.with(label: "dead letters"),
                    ]
                )
            }
            Section("Messages") {
                Widget.graph(
                    "Error Categories",
                    ErrorCategory.allCases.map { metrics.errors($0).with(label: "\($0.rawValue)") },
                    isStacked: true
                )
                Widget.graph("Errors by Type", [errorsByType], isStacked: true)
                Widget.graph("Circuit Breaker States", breakerStates)
                Widget.graph(
                    "Processing Throughput",
                    IngestionMetric.Outcome.allCases.map {
                        metrics.messagesProcessed($0).with(label: "\($0.rawValue)")
                    },
                    right: [metrics.processingDuration.with(label: "milliseconds a message")]
                )
                Widget.graph("Idempotency Hit Rate", [hitRate], leftAxis: GraphAxis(minimum: 0, maximum: 100))
            }
        }
    }

    /// All types of errors that there are, whatever the workers call them.
    private var errorsByType: MetricExpression {
        .search(
            "{\(metrics.logNamespace(.worker)),\(IngestionMetricFilters.errorTypeDimension)} MetricName=\"\(IngestionMetricFilters.errorsByType)\"",
            statistic: .sum,
            period: .minutes(5)
        )
    }

    private var breakerStates: [Metric] {
        IngestionMetric.GuardedService.allCases.flatMap { service in
            IngestionMetric.BreakerState.allCases.map { state in
                metrics.circuitBreaker(of: service, became: state)
                    .with(label: "\(service.rawValue) \(state.rawValue)")
            }
        }
    }

    private var hitRate: MetricExpression {
        let hits = metrics.idempotencyChecks(.hit).filled(with: 0)
        let misses = metrics.idempotencyChecks(.miss).filled(with: 0)
        return (hits / (hits + misses) * 100).with(label: "messages that came again, in %")
    }
}
