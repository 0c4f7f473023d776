import JSONValues

/// Orders, some of which are changed later, become items.
package struct OrderWriterFaults: FaultScenario {
    /// The scenario.
    package init() {}

    package var product: String { "order-writer" }
    package var environment: [String: String] { ["TABLE_NAME": "orders"] }
    package var tables: [String: DynamoDBStub.KeySchema] { ["orders": .init(("id", "S"))] }
    package var messagesPerRequest: Int { 1 }

    private static let poison: [@Sendable (Int) -> String] = [
        { _ in "two records, please" }, { _ in "" }, { _ in "[]" }, { _ in "null" }, { _ in "{}" },
        { #"{"id":\#($0)}"# }, { #"{"id":"","n":\#($0)}"# }, { #"{"id":"p\#($0)","amount":NaN}"# },
        { #"{"id":"p\#($0)","text":"\ud800"}"# }, { #"{"id":"p\#($0)","n":123456789012345678901234567890123456789}"# },
        { #"{"id":"p\#($0)","n":1e126}"# },
        { #"{"id":"p\#($0)","text":"\#(String(repeating: "x", count: 420_000))"}"# },
        { _ in String(repeating: "[", count: 10_000) },
    ]

    package func messages(
        _ count: Int,
        _ poisonPerThousand: Int,
        using generator: inout SeededGenerator
    ) -> (
        good: [QueueSimulator.Message], poison: [QueueSimulator.Message]
    ) {
        var good: [QueueSimulator.Message] = []
        var poison: [QueueSimulator.Message] = []
        for number in 0..<count {
            let id = "message-\(number)"
            if Int.random(in: 0..<1000, using: &generator) < poisonPerThousand {
                poison.append(.init(id: id, body: Self.poison[poison.count % Self.poison.count](number)))
                continue
            }
            // One of twenty changes an order that was sent before.
            let isChange = number > 0 && Int.random(in: 0..<20, using: &generator) == 0
            let order = isChange ? Int.random(in: 0..<number, using: &generator) : number
            good.append(
                .init(
                    id: id,
                    body:
                        #"{"id":"order-\#(order)","timestamp":17952624\#(String(number + 1_000_000)),"amount":19.99,"email":"somebody@example.com","album":{"title":"Kind of Blue","year":1959}}"#
                )
            )
        }
        return (good, poison)
    }

    package func counts(_ stub: DynamoDBStub) -> [(name: String, count: Int)] {
        [("items in the table", stub.items(of: "orders").count)]
    }

    package func problems(_ stub: DynamoDBStub, _ good: [QueueSimulator.Message]) -> [String] {
        var newest: [String: (timestamp: Int, order: JSONValue)] = [:]
        for message in good {
            guard let order = try? JSONValue(parsing: message.body), let id = order["id"]?.asString,
                let timestamp = order["timestamp"]?.asInt
            else { return ["\(message.id) is not good"] }
            if newest[id].map({ $0.timestamp < timestamp }) ?? true { newest[id] = (timestamp, order) }
        }
        var problems: [String] = []
        for item in stub.items(of: "orders") {
            let id = item["id"]?["S"]?.asString ?? ""
            guard let expected = newest.removeValue(forKey: id)?.order else {
                problems.append("the table has '\(id)', which nobody sent, or twice")
                continue
            }
            if item["timestamp"]?["N"]?.asString.flatMap({ Int($0) }) != expected["timestamp"]?.asInt {
                problems.append("the table has not the newest '\(id)'")
            }
            if item["amount"] != ["N": "19.99"] || item["album"]?["M"]?["year"] != ["N": "1959"] {
                problems.append("the table has '\(id)' with other attributes")
            }
        }
        return problems + newest.keys.map { "the table lacks '\($0)'" }
    }
}

/// Orders are counted, each once, though some events come twice.
package struct PublishMetricsFaults: FaultScenario {
    /// The scenario.
    package init() {}

    package var product: String { "publish-metrics" }
    package var environment: [String: String] {
        [
            "TABLE_NAME": "metrics", "COUNTED_ORDER_RETENTION_SECONDS": "2000000000", "METRIC_NAMESPACE": "Tests",
        ]
    }
    package var tables: [String: DynamoDBStub.KeySchema] { ["metrics": .init(("PK", "S"), ("SK", "S"))] }
    package var messagesPerRequest: Int { 10 }

    private static let drinks = ["Cappuccino", "Espresso", "Latte", "Tea"]
    private static let poison: [@Sendable (Int) -> String] = [
        { _ in "two records, please" }, { _ in "" }, { _ in "[]" }, { _ in "{}" },
        { #"{"time":"2026-11-21T09:30:00Z","detail":{"orderId":"\#($0)"}}"# }, { event("p\($0)", "") },
        { event("p\($0)", "TotalSales") }, { event("p\($0)", "Latte", time: "1950-01-01T00:00:00Z") },
        { event("p\($0)", "Latte", time: "2026-02-30T00:00:00Z") },
        { event("p\($0)", String(repeating: "x", count: 1014)) },
        { #"{"time":"2026-11-21T09:30:00Z","detail":{"orderId":"\#($0)","drinkOrder":{"drink":"\ud800"}}}"# },
    ]

    private static func event(_ order: String, _ drink: String, time: String = "2026-11-21T09:30:00Z") -> String {
        let event: JSONValue = [
            "version": "0", "id": .string("event-\(order)"), "detail-type": "OrderManager.WaitingCompletion",
            "source": "awsserverlessda.serverlesspresso", "account": "123456789012", "time": .string(time),
            "region": "eu-west-1", "resources": [],
            "detail": ["orderId": .string(order), "drinkOrder": ["drink": .string(drink)]],
        ]
        return event.text
    }

    package func messages(
        _ count: Int,
        _ poisonPerThousand: Int,
        using generator: inout SeededGenerator
    ) -> (
        good: [QueueSimulator.Message], poison: [QueueSimulator.Message]
    ) {
        var good: [QueueSimulator.Message] = []
        var poison: [QueueSimulator.Message] = []
        for number in 0..<count {
            let id = "message-\(number)"
            if Int.random(in: 0..<1000, using: &generator) < poisonPerThousand {
                poison.append(.init(id: id, body: Self.poison[poison.count % Self.poison.count](number)))
                continue
            }
            // One of fifty is an event that the bus delivers in a message of its own once more.
            if let last = good.randomElement(using: &generator), Int.random(in: 0..<50, using: &generator) == 0 {
                good.append(.init(id: id, body: last.body))
                continue
            }
            let drink = Self.drinks[Int.random(in: 0..<Self.drinks.count, using: &generator)]
            let day = Int.random(in: 19...21, using: &generator)
            good.append(.init(id: id, body: Self.event("order-\(number)", drink, time: "2026-11-\(day)T09:30:00Z")))
        }
        return (good, poison)
    }

    package func counts(_ stub: DynamoDBStub) -> [(name: String, count: Int)] {
        let (orders, counters) = read(stub)
        return [
            ("orders in the table", orders.count),
            (
                "sum of the counters of all sales",
                counters.filter { $0.key.hasSuffix("#TotalSales") }.values.reduce(0, +)
            ),
            ("sum of the counters of drinks", counters.filter { !$0.key.hasSuffix("#TotalSales") }.values.reduce(0, +)),
        ]
    }

    package func problems(_ stub: DynamoDBStub, _ good: [QueueSimulator.Message]) -> [String] {
        var expectedOrders: Set<String> = []
        var expectedCounters: [String: Int] = [:]
        for message in good {
            guard let event = try? JSONValue(parsing: message.body), let day = event["time"]?.asString?.prefix(10),
                let id = event["detail"]?["orderId"]?.asString,
                let drink = event["detail"]?["drinkOrder"]?["drink"]?.asString
            else { return ["\(message.id) is not good"] }
            guard expectedOrders.insert("Order#\(id)").inserted else { continue }
            expectedCounters["\(day)#TotalSales", default: 0] += 1
            expectedCounters["\(day)#\(drink)", default: 0] += 1
        }
        let (orders, counters) = read(stub)
        var problems: [String] = []
        if orders != expectedOrders {
            problems.append("orders: \(orders.symmetricDifference(expectedOrders).sorted().prefix(10))")
        }
        for name in Set(counters.keys).union(expectedCounters.keys).sorted() {
            let expected = expectedCounters[name] ?? 0
            if counters[name] != expected {
                problems.append("the counter \(name) is \(counters[name] ?? 0), expected \(expected)")
            }
        }
        return problems
    }

    private func read(_ stub: DynamoDBStub) -> (orders: Set<String>, counters: [String: Int]) {
        var orders: Set<String> = []
        var counters: [String: Int] = [:]
        for item in stub.items(of: "metrics") {
            let key = item["PK"]?["S"]?.asString ?? ""
            if key == "Aggregate" {
                counters[item["SK"]?["S"]?.asString ?? ""] = item["val"]?["N"]?.asString.flatMap { Int($0) }
            } else {
                orders.insert(key)
            }
        }
        return (orders, counters)
    }
}
