import AWSLogs
import CloudFormation
import Constructs
import WorkerContracts

/// Counts log lines of the workers.
struct IngestionMetricFilters: Construct {
    var functions: IngestionFunctions
    var metrics: IngestionMetrics

    /// The metric that has a dimension, by its name.
    static let errorsByType = "ErrorsByType"
    /// The dimension of that metric.
    static let errorTypeDimension = "ErrorType"

    struct Output {
        /// How many messages failed, by the type of the error.
        let errorsByType: Ref<Logs.MetricFilter>
        /// How many messages were processed.
        let processedMessages: Ref<Logs.MetricFilter>
        /// How many messages were left alone because they had been processed.
        let idempotentMessages: Ref<Logs.MetricFilter>
        /// How many events were refused.
        let validationErrors: Ref<Logs.MetricFilter>
        /// How many dead letters the function moved.
        let redrivenMessages: Ref<Logs.MetricFilter>
    }

    func build(in scope: Scope) -> Output {
        Output(
            errorsByType: scope.add(
                "ErrorsByType",
                MetricFilter(
                    of: functions.worker.logGroup,
                    IngestionLogLine.messageFailed.pattern(reading: .errorType),
                    metric: Self.errorsByType,
                    namespace: metrics.logNamespace(.worker),
                    dimensions: [Self.errorTypeDimension: IngestionLogLine.Field.errorType.rawValue],
                    unit: .count
                )
            ),
            processedMessages: scope.add(
                "ProcessedMessages",
                counter(.messageProcessed, "ProcessedMessages", in: functions.worker, .worker)
            ),
            idempotentMessages: scope.add(
                "IdempotentMessages",
                counter(.idempotentMessage, "IdempotentMessages", in: functions.consumer, .worker)
            ),
            validationErrors: scope.add(
                "ValidationErrors",
                counter(.validationFailed, "ValidationErrors", in: functions.ingest, .ingest)
            ),
            redrivenMessages: scope.add(
                "RedrivenMessages",
                MetricFilter(
                    of: functions.redrive.logGroup,
                    IngestionLogLine.messagesRedriven.pattern(reading: .count),
                    metric: "RedrivenMessages",
                    namespace: metrics.logNamespace(.redrive),
                    value: .field(IngestionLogLine.Field.count.rawValue),
                    unit: .count
                )
            )
        )
    }

    private func counter(
        _ line: IngestionLogLine,
        _ name: String,
        in function: IngestionFunction,
        _ source: IngestionMetrics.Source
    ) -> MetricFilter {
        MetricFilter(
            of: function.logGroup,
            line.pattern(),
            metric: name,
            namespace: metrics.logNamespace(source),
            unit: .count
        )
    }
}
