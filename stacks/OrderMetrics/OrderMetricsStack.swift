import AWSCloudWatch
import AWSDynamoDB
import AWSEvents
import AWSLambda
import AWSSNS
import AWSSQS
import CloudFormation
import Constructs
import WorkerContracts

/// Counts the drinks of a coffee bar, each order once, without touching the app that sells them.
///
/// The app puts its events on the bus. A rule sends those of orders that wait to be collected to a queue, and the function
/// `publish-metrics` counts them in batches of up to 10.
///
/// **How many at a time.** The mapping processes two batches at a time, the fewest that Lambda admits, so that few transactions meet at
/// the counters. Reserved concurrency would be the wrong means: a mapping does not know of it, polls with five pollers at least, and
/// what it then cannot invoke counts as a delivery, until orders that nobody looked at are dead letters.
///
/// **Exactly once.** Bus, rule and queue deliver once *at least*, and a batch comes again when the function fails after it has counted. So
/// the table has two kinds of items, told apart by `PK`, and both are written in one transaction:
///
/// | PK | SK | further attributes |
/// |---|---|---|
/// | `Aggregate` | `2026-11-21#TotalSales`, `2026-11-21#Latte`, … | `val`: the count |
/// | `Order#<order ID>` | `Counted` | `expires`: when it may be deleted |
///
/// A transaction puts an item for each order of the batch, on condition that there is none yet, and adds to the counters what these
/// orders are. Either all of it happens or none. When the condition fails for some orders, those are counted already and the rest is tried
/// without them; so trying again is always right, also when the answer to a transaction was lost. The day is that of the
/// event's `time`, not of its processing. Once the item of an order may be deleted its event must not count any more: the function
/// reports events that are older than `COUNTED_ORDER_RETENTION_SECONDS` as failed, and they end as dead letters.
///
/// Ten orders of three drinks cost 28 write capacity units so: two for each of ten items and four counters.
///
/// **Metrics.** What a transaction counted the function also writes to its log in the embedded metric format, as the metric `Orders` with the
/// dimension `Drink`. It needs no permission for that. The table is the truth; the graph misses orders when the function is killed between the
/// two.
struct OrderMetricsStack: Stack {
    var config: OrderMetricsConfig
    var environment: DeploymentEnvironment

    var templateDescription: String? { "Counts the orders of a coffee bar from its events, each once" }

    func build(in scope: Scope) {
        let location = config.location
        check(scope)
        let topic = scope.add("Alarms", AlarmTopic())
        let bus = scope.add("Bus", EventBus(description: "The events of the coffee bar"))
        scope.add("BusName", StackOutput(bus.name, description: "Where the app puts its events"))

        let table = scope.add(
            "Metrics",
            Table(
                partitionKey: .string("PK"),
                sortKey: .string("SK"),
                timeToLive: "expires",
                removalPolicy: environment.removalPolicy
            )
        )
        scope.add("MetricsName", StackOutput(table.name, description: "The table that has the counters"))

        let deadLetters = addDeadLetters("DeadLetters", "Where events wait that could not be counted", to: scope)
        let undelivered = addDeadLetters("Undelivered", "Where events wait that did not reach the queue", to: scope)
        let queue = scope.add(
            "Queue",
            Queue(
                // AWS advises six times the function's timeout and the window, so that a slow batch is not delivered twice.
                visibilityTimeout: config.timeout * 6 + config.batchingWindow,
                deadLetters: .to(deadLetters, after: config.receiveCount)
            ),
            at: location
        )
        scope.add("QueueURL", StackOutput(queue.url, description: "Where events wait to be counted"))
        let rule = scope.add(
            "Rule",
            Rule(
                pattern: EventPattern(
                    source: [.equals(Value(config.source))],
                    detailType: [.equals(Value(config.detailType))]
                ),
                bus: bus,
                targets: [.queue(queue, deadLetters: undelivered)],
                description: "Orders that wait to be collected"
            ),
            at: location
        )

        let publisher = publisher(for: table, in: scope)
        scope.add(
            "Source",
            EventSourceMapping(
                of: queue,
                to: publisher,
                batchSize: config.batchSize,
                batchingWindow: config.batchingWindow,
                maximumConcurrency: config.maximumConcurrency
            ),
            at: location
        )
        // It counts orders that nobody made: not where counters matter.
        if environment != .prod { addLoadTest(of: bus, to: scope) }

        let parts = OrderMetricsDashboard(
            rule: rule,
            queue: queue,
            deadLetters: deadLetters,
            undelivered: undelivered,
            publisher: publisher.function,
            table: table,
            metricNamespace: metricNamespace,
            drinks: config.drinks
        )
        let alarms = OrderMetricsAlarms(
            rule: rule,
            queue: queue,
            deadLetters: deadLetters,
            undelivered: undelivered,
            publisher: publisher.function,
            backlogAge: config.alarmAge,
            topic: topic
        )
        scope.add("Dashboard", parts.dashboard(with: scope.add("Alarm", alarms, at: location)))
    }

    /// The container of the metrics: that of two environments in one account must not be the same.
    private var metricNamespace: String { "\(config.metricNamespace)/\(environment.rawValue)" }

    /// How long an event can be on its way: attempts of the rule, the queue, the dead letters.
    private static let longestWay = Duration.days(1) + Queue.defaultRetention + .days(14)

    private func check(_ scope: Scope) {
        if config.countedOrderRetention < Self.longestWay {
            scope.error(
                "countedOrderRetention must be at least \(Self.longestWay.components.seconds) s (19 days), got \(config.countedOrderRetention.components.seconds) s: until then an event can come again, after a day of the rule's attempts, 4 in the queue and 14 in the dead letters",
                at: config.location
            )
        }
        if config.loadTestOrders < 1 {
            scope.error("loadTestOrders must be at least 1, got \(config.loadTestOrders)", at: config.location)
        }
    }

    private func addDeadLetters(_ id: String, _ description: String, to scope: Scope) -> Ref<SQS.Queue> {
        let queue = scope.add(id, Queue(retention: .days(14), removalPolicy: environment.removalPolicy))
        scope.add("\(id)URL", StackOutput(queue.url, description: description))
        return queue
    }

    private func publisher(for table: Ref<DynamoDB.Table>, in scope: Scope) -> Ref<Lambda.SwiftFunction<PublishMetrics>>
    {
        let publisher = scope.add(
            "Publisher",
            SwiftFunction(
                PublishMetrics.self,
                environment: [
                    .tableName: table.name,
                    .countedOrderRetention: "\(config.countedOrderRetention.components.seconds)",
                    .metricNamespace: Value(metricNamespace),
                ],
                timeout: config.timeout,
                logging: Function.Logging(removalPolicy: environment.removalPolicy),
                description: "Counts orders"
            ),
            at: config.location
        )
        table.grant(.putItem, .updateItem, to: publisher)
        return publisher
    }

    private func addLoadTest(of bus: Ref<Events.EventBus>, to scope: Scope) {
        let loadTest = scope.add(
            "LoadTest",
            SwiftFunction(
                EventsLoadTest.self,
                environment: [
                    .eventBusName: bus.name,
                    .eventSource: Value(config.source),
                    .eventDetailType: Value(config.detailType),
                    .orders: "\(config.loadTestOrders)",
                ],
                // A run that failed halfway would send its orders again under other IDs.
                asyncInvocation: AsyncInvocation(maximumRetryAttempts: 0),
                logging: Function.Logging(removalPolicy: environment.removalPolicy),
                description: "Sends orders that nobody made"
            )
        )
        bus.grant(.putEvents, to: loadTest)
        scope.add("LoadTestName", StackOutput(loadTest.name, description: "The function to invoke for a load test"))
    }
}
