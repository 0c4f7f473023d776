import AWSClient
import AWSTestSupport
import JSONValues
import RuntimeAPIServer
import Testing
import WorkerTestSupport

extension SystemTests {
    /// Orders of the load test on a bus, a rule, a queue, and what counts them.
    @Suite("Order metrics") struct OrderMetricsTests {
        @Test("count the orders of a bus, each once") func busToCounters() async throws {
            let moto = try SystemTests.moto
            try await moto.createTable("metrics", key: .init(("PK", "S"), ("SK", "S")))
            let deadLetters = try await moto.createQueue("metrics-dead")
            let queue = try await moto.createQueue("metrics", deadLetters: (deadLetters.arn, after: 2))
            try await moto.call("events", "AWSEvents.CreateEventBus", ["Name": "coffee"])
            try await moto.call(
                "events",
                "AWSEvents.PutRule",
                ["Name": "orders", "EventBusName": "coffee", "EventPattern": #"{"detail-type":["Ordered"]}"#]
            )
            try await moto.call(
                "events",
                "AWSEvents.PutTargets",
                [
                    "Rule": "orders", "EventBusName": "coffee",
                    "Targets": [["Id": "queue", "Arn": .string(queue.arn)]],
                ]
            )
            let loadTest = try await RunningWorker.start(
                "events-load-test",
                [
                    "EVENT_BUS_NAME": "coffee", "EVENT_SOURCE": "coffee.bar", "EVENT_DETAIL_TYPE": "Ordered",
                    "ORDERS": "45",
                ]
            )
            let outcome = try await loadTest.server.invoke("{}", requestID: "run-1")
            #expect(outcome == .response(#"{"failed":0,"run":"run-1","sent":45}"#))
            // One order comes in two events, one nobody can make sense of.
            let client = try moto.client()
            for detail in [#"{"orderId":"run-1-0","drinkOrder":{"drink":"Latte"}}"#, #"{"orderId":"x"}"#] {
                _ = try await EventBridgeClient(client).putEvents([
                    EventEntry(busName: "coffee", source: "coffee.bar", detailType: "Ordered", detail: detail)
                ])
            }

            let publisher = try await RunningWorker.start(
                "publish-metrics",
                [
                    "TABLE_NAME": "metrics", "COUNTED_ORDER_RETENTION_SECONDS": "7776000",
                    "METRIC_NAMESPACE": "Serverlesspresso/dev",
                ]
            )
            let reported = try await QueueMapping(of: queue.url, to: publisher.server, client).drain()
            #expect(reported == 2)

            let items = try await moto.items(of: "metrics")
            #expect(items.count { $0["SK"] == ["S": "Counted"] } == 45)
            let counters = items.filter { $0["PK"] == ["S": "Aggregate"] }
            func sum(_ isIncluded: (String) -> Bool) -> Int {
                counters.filter { isIncluded($0["SK"]?["S"]?.asString ?? "") }
                    .reduce(0) { $0 + ($1["val"]?["N"]?.asString.flatMap { Int($0) } ?? 0) }
            }
            #expect(sum { $0.hasSuffix("#TotalSales") } == 45)
            #expect(sum { !$0.hasSuffix("#TotalSales") } == 45)
            let metrics = try publisher.process.lines.compactMap { try? JSONValue(parsing: $0) }
                .filter { $0["_aws"] != nil }
            let total = metrics.filter { $0["Drink"] == "Total Orders" }.compactMap { $0["Orders"]?.asInt }
            #expect(total.reduce(0, +) == 45)
            #expect(
                metrics.allSatisfy {
                    $0["_aws"]?["CloudWatchMetrics"]?.asArray?.first?["Namespace"] == "Serverlesspresso/dev"
                }
            )
            let dead = try await SQSClient(client).receiveMessage(
                ReceiveMessageRequest(queueURL: deadLetters.url, maximumCount: 10)
            )
            #expect(dead.count == 1)
            #expect(try publisher.failures.allSatisfy { $0["messageId"] == dead.first.map { .string($0.messageID) } })
            try await loadTest.stop()
            try await publisher.stop()
        }
    }
}
