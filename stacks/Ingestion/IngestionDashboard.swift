import AWSCloudWatch
import AWSLambda
import CloudFormation
import Constructs

/// What an operator looks at first: fourteen graphs, from the API to the events that tell of the outcome.
struct IngestionDashboard {
    var queues: IngestionQueues
    var functions: IngestionFunctions
    var api: IngestionAPI
    var filters: IngestionMetricFilters.Output

    var dashboard: Dashboard {
        Dashboard {
            health.sized(width: 24, height: 6)
            queueDepths
            messageAge
            queueThroughput.sized(width: 24)
            ofWorkers("Lambda Invocations", \.invocations).sized(width: 8)
            ofWorkers("Lambda Errors", \.errors).sized(width: 8)
            Widget.graph(
                "Lambda Duration (P95)",
                functions.named.map { $0.function.metrics.duration.with(statistic: .percentile(95), label: $0.name) }
            ).sized(width: 8)
            ofWorkers("Lambda Throttles", \.throttles)
            Widget.graph(
                "Lambda Concurrent Executions",
                [functions.consumer.function.metrics.concurrentExecutions.with(label: "batches at a time")]
            )
            Widget.graph("API Gateway Requests", [api.api.metrics.count]).sized(width: 8)
            Widget.graph(
                "API Gateway Latency",
                [
                    api.api.metrics.integrationLatency.with(label: "function"),
                    api.api.metrics.latency.with(label: "all"),
                ]
            ).sized(width: 8)
            Widget.graph(
                "API Gateway Errors",
                [
                    api.api.metrics.clientErrors.with(label: "4xx"),
                    api.api.metrics.serverErrors.with(label: "5xx"),
                ]
            ).sized(width: 8)
            events.sized(width: 24)
            custom.sized(width: 24)
        }
    }

    private func ofWorkers(_ title: Value<String>, _ metric: KeyPath<FunctionMetrics, Metric>) -> Widget {
        .graph(title, functions.named.map { $0.function.metrics[keyPath: metric].with(label: $0.name) })
    }

    private var health: Widget {
        .singleValue(
            "System Health Overview",
            [
                api.api.metrics.count.with(label: "requests"),
                queues.queue.metrics.approximateNumberOfMessagesVisible.with(label: "waiting"),
                queues.deadLetters.metrics.approximateNumberOfMessagesVisible.with(label: "dead letters"),
                functions.consumer.function.metrics.errors.with(label: "errors of the worker"),
            ]
        )
    }

    private var queueDepths: Widget {
        .graph(
            "Queue Depths",
            [
                queues.queue.metrics.approximateNumberOfMessagesVisible.with(label: "waiting"),
                queues.queue.metrics.approximateNumberOfMessagesNotVisible.with(label: "in flight"),
                queues.deadLetters.metrics.approximateNumberOfMessagesVisible.with(label: "dead letters"),
            ]
        )
    }

    private var messageAge: Widget {
        .graph(
            "Message Age",
            [
                queues.queue.metrics.approximateAgeOfOldestMessage.with(label: "waiting"),
                queues.deadLetters.metrics.approximateAgeOfOldestMessage.with(label: "dead letters"),
            ]
        )
    }

    private var queueThroughput: Widget {
        .graph(
            "Queue Throughput",
            [
                queues.queue.metrics.numberOfMessagesSent.with(label: "sent"),
                queues.queue.metrics.numberOfMessagesReceived.with(label: "received"),
                queues.queue.metrics.numberOfMessagesDeleted.with(label: "done"),
            ]
        )
    }

    private var events: Widget {
        .graph(
            "EventBridge Events",
            [
                queues.bus.metrics.matchedEvents.with(label: "matched"),
                queues.successRule.metrics.successfulInvocationAttempts.with(label: "success delivered"),
                queues.failureRule.metrics.successfulInvocationAttempts.with(label: "failure delivered"),
                queues.successRule.metrics.failedInvocations.with(label: "success not delivered"),
                queues.failureRule.metrics.failedInvocations.with(label: "failure not delivered"),
            ]
        )
    }

    private var custom: Widget {
        .graph(
            "Custom Application Metrics",
            [
                filters.processedMessages.metric.with(label: "processed"),
                filters.idempotentMessages.metric.with(label: "repeated"),
                filters.validationErrors.metric.with(label: "refused"),
                // Its value is read from the lines, several of which may fall into a period.
                filters.redrivenMessages.metric.with(statistic: .sum, label: "redriven"),
            ]
        )
    }
}
