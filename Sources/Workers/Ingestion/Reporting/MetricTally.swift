import LambdaContracts
import LambdaRuntime
import Logging
import Synchronization
import WorkerContracts

/// Counts what an invocation does, and writes it at the end: one line of the log for each metric, however many messages there are.
final class MetricTally: Sendable {
    private struct State {
        var counts: [IngestionMetric: Int] = [:]
        var durations: [Duration] = []
    }

    private let namespace: String
    private let state = Mutex(State())

    /// A tally of nothing.
    /// - Parameter namespace: The container of the metrics.
    init(namespace: String) { self.namespace = namespace }

    /// Counts something.
    func count(_ metric: IngestionMetric) { state.withLock { $0.counts[metric, default: 0] += 1 } }

    /// Notes how long a message took.
    func took(_ duration: Duration) { state.withLock { $0.durations.append(duration) } }

    /// Writes the metrics, and forgets them.
    /// - Parameter context: The invocation.
    func write(to context: LambdaContext) {
        let state = state.withLock { state in
            defer { state = State() }
            return state
        }
        let counts = state.counts.sorted { ($0.key.name, "\($0.key)") < ($1.key.name, "\($1.key)") }
        for (metric, count) in counts { write(metric, .count(metric.name, count), to: context) }
        for duration in state.durations {
            let milliseconds = duration / .milliseconds(1)
            let metric = IngestionMetric.processingDuration
            write(metric, .init(metric.name, milliseconds, unit: .milliseconds), to: context)
        }
    }

    private func write(_ metric: IngestionMetric, _ value: EmbeddedMetrics.Metric, to context: LambdaContext) {
        do {
            let dimensions = Dictionary(metric.dimensions.map { ($0.key, $0.value) }) { $1 }
            context.record(try EmbeddedMetrics(namespace: namespace, [value], dimensions: dimensions))
        } catch {
            // A namespace that CloudWatch does not take must not make the work fail.
            context.logger.error("the metric \(metric.name) was not written: \(error)")
        }
    }
}
