import AWSCloudWatch
import AWSDynamoDB
import AWSEvents
import AWSLambda
import AWSSQS
import CloudFormation
import Constructs

/// What the owner of the coffee bar wants to see, and what an operator does.
struct OrderMetricsDashboard {
    var rule: Ref<Events.Rule>
    var queue: Ref<SQS.Queue>
    var deadLetters: Ref<SQS.Queue>
    var undelivered: Ref<SQS.Queue>
    var publisher: Ref<Lambda.Function>
    var table: Ref<DynamoDB.Table>
    /// The container of the metrics that the function writes.
    var metricNamespace: String
    var drinks: [String]

    func dashboard(with alarms: [Ref<CloudWatch.Alarm>]) -> Dashboard {
        Dashboard {
            Widget.singleValue("Orders", (drinks + ["Total Orders"]).map(orders), showing: .wholeTimeRange)
                .sized(width: 8, height: 6)
            Widget.graph("Orders in 5 minutes", drinks.map(orders), isStacked: true).sized(width: 16, height: 6)
            Widget.alarms("Alarms", alarms)
            Section("From the event to the counter") {
                Widget.graph(
                    "Events",
                    [
                        rule.metrics.matchedEvents.with(label: "matched"),
                        queue.metrics.numberOfMessagesSent.with(label: "sent to the queue"),
                        queue.metrics.numberOfMessagesDeleted.with(label: "counted"),
                    ]
                )
                Widget.graph(
                    "Waiting",
                    [
                        queue.metrics.approximateNumberOfMessagesVisible.with(label: "to be counted"),
                        deadLetters.metrics.approximateNumberOfMessagesVisible.with(label: "dead letters"),
                        undelivered.metrics.approximateNumberOfMessagesVisible.with(label: "undelivered"),
                    ],
                    right: [queue.metrics.approximateAgeOfOldestMessage.with(label: "age of the oldest")]
                )
                Widget.graph(
                    "Function",
                    [publisher.metrics.invocations, publisher.metrics.errors, publisher.metrics.throttles],
                    right: [publisher.metrics.duration.with(statistic: .percentile(99), label: "p99 duration")]
                )
                // The number of invocations, whatever its statistic, is not how many run at a time.
                Widget.graph("Batches at a time", [publisher.metrics.concurrentExecutions])
                Widget.graph(
                    "Writes",
                    [table.metrics.consumedWriteCapacityUnits.with(label: "capacity units")],
                    right: [
                        table.metrics.writeThrottleEvents.with(label: "throttled"),
                        table.metrics.transactionConflict.with(label: "conflicts"),
                    ]
                )
            }
        }
    }

    private func orders(of drink: String) -> Metric {
        Metric(
            namespace: metricNamespace,
            name: "Orders",
            dimensions: [.init("Drink", Value(drink))],
            statistic: .sum,
            period: .minutes(5),
            label: Value(drink)
        )
    }
}
