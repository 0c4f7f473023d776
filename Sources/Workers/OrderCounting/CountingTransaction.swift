internal import AWSClient
internal import DynamoDBValues

/// What is written in one transaction: an item for each order, on condition that there is none, and additions to counters.
///
/// | `PK` | `SK` | further attributes |
/// |---|---|---|
/// | `Aggregate` | `2026-11-21#TotalSales`, `2026-11-21#Latte`, … | `val`, the count |
/// | `Order#<order ID>` | `Counted` | `expires`, the second since 1970 from which on it may be deleted |
struct CountingTransaction {
    /// How many actions a transaction has at most.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
    static let maximumActions = 100

    /// A counter of a day.
    struct Counter: Hashable, Comparable {
        let day: String
        let name: String

        static func < (left: Counter, right: Counter) -> Bool { (left.day, left.name) < (right.day, right.name) }
    }

    private(set) var orders: [Order] = []
    private(set) var counts: [Counter: Int] = [:]

    init() {}

    init(_ orders: some Sequence<Order>) {
        for order in orders { add(order) }
    }

    private static func counters(of order: Order) -> [Counter] {
        [Counter(day: order.day, name: Order.totalCounter), Counter(day: order.day, name: order.drink)]
    }

    private mutating func add(_ order: Order) {
        orders.append(order)
        for counter in Self.counters(of: order) { counts[counter, default: 0] += 1 }
    }

    /// As many transactions as orders need, each as large as may be.
    static func all(_ orders: [Order]) -> [CountingTransaction] {
        var transactions: [CountingTransaction] = []
        var last = CountingTransaction()
        for order in orders {
            let new = counters(of: order).count { last.counts[$0] == nil }
            if last.orders.count + last.counts.count + 1 + new > maximumActions {
                transactions.append(last)
                last = CountingTransaction()
            }
            last.add(order)
        }
        return last.orders.isEmpty ? transactions : transactions + [last]
    }

    /// Two transactions that together write the same.
    var halves: [CountingTransaction] {
        let middle = orders.count / 2
        return [CountingTransaction(orders[middle...]), CountingTransaction(orders[..<middle])]
    }

    /// The counters in the order of their actions, which come after those of the orders.
    var sortedCounters: [Counter] { counts.keys.sorted() }

    /// Whether an order raises a counter.
    func raises(_ counter: Counter, _ order: Order) -> Bool { Self.counters(of: order).contains(counter) }

    /// The actions, those of the orders first.
    /// - Parameters:
    ///   - tableName: The table.
    ///   - expiry: From which second on it need not be known any more that an order was counted.
    /// - Returns: The actions, at most ``maximumActions``.
    func actions(on tableName: String, expiry: (Order) -> Int64) -> [TransactWriteItem] {
        let puts = orders.map { order in
            TransactWriteItem(
                tableName: tableName,
                .put(["PK": "Order#\(order.id)", "SK": "Counted", "expires": .number(Int(expiry(order)))]),
                condition: "attribute_not_exists(PK)"
            )
        }
        let additions = sortedCounters.map { counter in
            TransactWriteItem(
                tableName: tableName,
                .update(key: ["PK": "Aggregate", "SK": "\(counter.day)#\(counter.name)"], "ADD #val :count"),
                placeholders: Placeholders(
                    names: ["#val": "val"],
                    values: [":count": .number(counts[counter] ?? 0)]
                )
            )
        }
        return puts + additions
    }
}
