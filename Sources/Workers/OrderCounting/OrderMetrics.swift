internal import LambdaRuntime
internal import Logging

/// What was counted, in the embedded metric format: the metric `Orders` by `Drink`.
///
/// A dimension cannot be left out of a sum, so the sum of all drinks is one more value of it.
struct OrderMetrics: Sendable {
    private let namespace: String

    /// Metrics in a namespace.
    /// - Parameter namespace: The namespace; there are no metrics if CloudWatch does not take it.
    init?(namespace: String) {
        self.namespace = namespace
        guard (try? line("Drink", 1)) != nil else { return nil }
    }

    /// Writes what a transaction counted to the log.
    func record(_ transaction: CountingTransaction, in context: LambdaContext) {
        var counts = [Order.totalDimension: transaction.orders.count]
        for order in transaction.orders { counts[order.drink, default: 0] += 1 }
        for (drink, count) in counts.sorted(by: { $0.key < $1.key }) {
            do {
                context.record(try line(drink, count))
            } catch {
                context.logger.error("the metric of a drink is lost", error: error, metadata: ["drink": "\(drink)"])
            }
        }
    }

    private func line(_ drink: String, _ count: Int) throws(EmbeddedMetricsError) -> EmbeddedMetrics {
        try EmbeddedMetrics(namespace: namespace, [.count("Orders", count)], dimensions: ["Drink": drink])
    }
}
