import CloudFormation
import Constructs

/// Which events are counted, and how.
///
/// Edit this, run `swift run synth OrderMetrics`, look at the template.
let orderMetricsConfig = OrderMetricsConfig()

/// The events of a coffee bar, and how the drinks that were ordered are counted.
struct OrderMetricsConfig {
    /// Who sends the events.
    var source: String
    /// Which events: those of an order that waits to be collected.
    var detailType: String
    /// The drinks that the dashboard shows; others are counted too.
    var drinks: [String]
    /// The container of the metrics in CloudWatch, to which the environment is added.
    var metricNamespace: String
    /// The most events of an invocation, 1 to 10,000; more than 10 need a window.
    var batchSize: Int
    /// How long to wait for a batch to become full, 0 to 300 seconds.
    var batchingWindow: Duration
    /// How many batches are counted at a time, 2 to 1,000.
    var maximumConcurrency: Int
    /// How often an event is delivered altogether, 1 to 1,000, before it moves to the dead letters.
    var receiveCount: Int
    /// How long an invocation may take, 1 to 900 seconds; the queue hides an event for six times as long and the window.
    var timeout: Duration
    /// How long it is known which orders were counted, 19 days or more: an event is tried for a day by the rule, waits 4 days in the queue, and
    /// 14 in the dead letters.
    var countedOrderRetention: Duration
    /// The age of the oldest waiting event from which on the backlog raises an alarm.
    var alarmAge: Duration
    /// How many orders the load test sends.
    var loadTestOrders: Int
    /// Where the config stands, so that problems point at it.
    var location: SourceLocation

    init(
        source: String = "awsserverlessda.serverlesspresso",
        detailType: String = "OrderManager.WaitingCompletion",
        drinks: [String] = ["Cappuccino", "Espresso", "Latte"],
        metricNamespace: String = "Serverlesspresso",
        batchSize: Int = 10,
        batchingWindow: Duration = .seconds(30),
        maximumConcurrency: Int = 2,
        receiveCount: Int = 10,
        timeout: Duration = .seconds(30),
        countedOrderRetention: Duration = .days(90),
        alarmAge: Duration = .minutes(15),
        loadTestOrders: Int = 500,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        self.source = source
        self.detailType = detailType
        self.drinks = drinks
        self.metricNamespace = metricNamespace
        self.batchSize = batchSize
        self.batchingWindow = batchingWindow
        self.maximumConcurrency = maximumConcurrency
        self.receiveCount = receiveCount
        self.timeout = timeout
        self.countedOrderRetention = countedOrderRetention
        self.alarmAge = alarmAge
        self.loadTestOrders = loadTestOrders
        location = SourceLocation(filePath: filePath, line: line)
    }
}
