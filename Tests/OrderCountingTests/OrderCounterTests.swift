import AWSClient
import AWSTestSupport
import JSONValues
import LambdaEvents
import LambdaRuntime
import Synchronization
import Testing
import WorkerContracts
import WorkerTestSupport

@testable import OrderCounting

@Suite("The counter of orders") struct OrderCounterTests {
    private static let environment: [PublishMetrics.Environment: String] = [
        .tableName: "metrics", .countedOrderRetention: "7776000", .metricNamespace: "Tests",
    ]

    private func stub(_ faults: [DynamoDBStub.Fault?] = []) -> DynamoDBStub {
        DynamoDBStub(tables: ["metrics": .init(("PK", "S"), ("SK", "S"))]) {
            $0 <= faults.count ? faults[$0 - 1] : nil
        }
    }

    private func counter(_ stub: DynamoDBStub) throws -> OrderCounter {
        try counter(StubTransport(stub))
    }

    private func counter(_ transport: StubTransport) throws -> OrderCounter {
        let noon = AWSClient.Timestamp(secondsSince1970: 1_795_262_400)  // 2026-11-21T12:00:00Z
        return try OrderCounter(
            environment: LambdaEnvironment(Self.environment),
            client: .testing(transport),
            clock: TestClock(date: noon)
        )
    }

    private func body(_ id: String, _ drink: String, time: String = "2026-11-21T09:30:00Z") -> String {
        let event: JSONValue = [
            "time": .string(time), "detail": ["orderId": .string(id), "drinkOrder": ["drink": .string(drink)]],
        ]
        return event.text
    }

    private func event(_ bodies: [String]) -> SQSEvent {
        SQSEvent(records: bodies.enumerated().map { SQSEvent.Record(messageID: "m\($0)", body: $1) })
    }

    /// The counters of a table, and how many orders are counted.
    private func counts(_ stub: DynamoDBStub) -> [String: Int] {
        var counts: [String: Int] = ["orders": 0]
        for item in stub.items(of: "metrics") {
            guard let key = item["SK"]?["S"]?.asString else { continue }
            if item["PK"] == ["S": "Aggregate"] {
                counts[key] = item["val"]?["N"]?.asString.flatMap { Int($0) }
            } else {
                counts["orders", default: 0] += 1
            }
        }
        return counts
    }

    /// The metrics of a log by drink.
    private func metrics(_ log: LogRecorder) -> [String: Int] {
        var metrics: [String: Int] = [:]
        for line in log.lines where line["_aws"] != nil {
            metrics[line["Drink"]?.asString ?? "", default: 0] += line["Orders"]?.asInt ?? 0
        }
        return metrics
    }

    @Test("counts each order of a batch once, by the day of its event") func batch() async throws {
        let stub = stub()
        let log = LogRecorder()
        let bodies = [
            body("1", "Latte"), body("2", "Espresso"), body("1", "Latte"),
            body("3", "Latte", time: "2026-11-20T23:59:59Z"),
        ]
        #expect(try await counter(stub).count(event(bodies), in: log.context()) == SQSBatchResponse())
        let expected = [
            "orders": 3, "2026-11-21#TotalSales": 2, "2026-11-21#Latte": 1, "2026-11-21#Espresso": 1,
            "2026-11-20#TotalSales": 1, "2026-11-20#Latte": 1,
        ]
        #expect(counts(stub) == expected)
        #expect(stub.requests == 1)
        #expect(metrics(log) == ["Latte": 2, "Espresso": 1, "Total Orders": 3])
        let order = try #require(stub.items(of: "metrics").first { $0["PK"] == ["S": "Order#1"] })
        #expect(order == ["PK": ["S": "Order#1"], "SK": ["S": "Counted"], "expires": ["N": "1803038400"]])
    }

    @Test("does not count again what comes again, alone or among others") func again() async throws {
        let stub = stub()
        let counter = try counter(stub)
        let log = LogRecorder()
        _ = await counter.count(event([body("1", "Latte"), body("2", "Latte")]), in: log.context())
        let again = LogRecorder()
        #expect(await counter.count(event([body("1", "Latte")]), in: again.context()) == SQSBatchResponse())
        let response = await counter.count(
            event([body("3", "Espresso"), body("2", "Latte"), body("4", "Latte"), body("1", "Latte")]),
            in: again.context()
        )
        #expect(response == SQSBatchResponse())
        #expect(
            counts(stub) == ["orders": 4, "2026-11-21#TotalSales": 4, "2026-11-21#Latte": 3, "2026-11-21#Espresso": 1]
        )
        #expect(metrics(again) == ["Latte": 1, "Espresso": 1, "Total Orders": 2])
    }

    @Test("reports what is no order, and counts the rest") func poison() async throws {
        let stub = stub()
        let log = LogRecorder()
        let bodies = ["no", body("1", ""), body("2", "Latte"), body("3", "Latte", time: "2026-08-23T11:59:59Z")]
        let response = try await counter(stub).count(event(bodies), in: log.context())
        #expect(response == SQSBatchResponse(failedMessageIDs: ["m0", "m1", "m3"]))
        #expect(counts(stub) == ["orders": 1, "2026-11-21#TotalSales": 1, "2026-11-21#Latte": 1])
        #expect(log.failures.count == 3)
        #expect(log.failures.allSatisfy { $0["errorCategory"] == "VALIDATION" })
    }

    @Test("knows orders for longer than their events can come, also of events from the future") func expiry()
        async throws
    {
        let stub = stub()
        _ = try await counter(stub).count(
            event([body("1", "Latte", time: "2026-08-23T12:00:00Z"), body("2", "Latte", time: "2027-01-01T00:00:00Z")]),
            in: LambdaContext(requestID: "r")
        )
        let expiry = stub.items(of: "metrics").filter { $0["SK"] == ["S": "Counted"] }.map { $0["expires"]?["N"] }
        #expect(Set(expiry) == ["1803038400", "1806537600"])
    }

    @Test(
        "is exact whatever goes wrong on the way",
        arguments: [
            [DynamoDBStub.Fault.conflict], [.conflict, .conflict, .throttle, .conflict], [.resetAfter],
            [.resetBefore, .resetAfter],
            [.silenceAfter, .silenceAfter], [.serverError, .throttle], [.silenceAfter, .conflict, .resetAfter],
        ]
    ) func faults(faults: [DynamoDBStub.Fault]) async throws {
        let stub = stub(faults)
        let response = try await counter(stub).count(
            event([body("1", "Latte"), body("2", "Espresso")]),
            in: LambdaContext(requestID: "r")
        )
        #expect(response == SQSBatchResponse())
        #expect(
            counts(stub) == ["orders": 2, "2026-11-21#TotalSales": 2, "2026-11-21#Latte": 1, "2026-11-21#Espresso": 1]
        )
        #expect(stub.requests >= faults.count)
    }

    @Test(
        "reports orders when nothing gets better",
        arguments: [(DynamoDBStub.Fault.conflict, "TRANSIENT"), (.throttle, "TRANSIENT"), (.silenceBefore, "TIMEOUT")]
    ) func lasting(fault: DynamoDBStub.Fault, category: String) async throws {
        let stub = stub(Array(repeating: fault, count: 1000))
        let log = LogRecorder()
        let response = try await counter(stub).count(
            event([body("1", "Latte"), body("2", "Latte")]),
            in: log.context()
        )
        #expect(response == SQSBatchResponse(failedMessageIDs: ["m0", "m1"]))
        #expect(log.failures.map { $0["errorCategory"] } == [.string(category), .string(category)])
        #expect(metrics(log).isEmpty)
    }

    @Test("counts batches of any size, in transactions of up to 100 actions") func large() async throws {
        let stub = stub()
        let bodies = (0..<1000).map { body("\($0)", "Drink \($0 % 70)") }
        let response = try await counter(stub).count(event(bodies), in: LambdaContext(requestID: "r"))
        #expect(response == SQSBatchResponse())
        #expect(counts(stub)["orders"] == 1000)
        #expect(counts(stub)["2026-11-21#TotalSales"] == 1000)
        #expect(counts(stub)["2026-11-21#Drink 7"] == 15)
    }

    @Test("finds the orders of a counter that is no number, and counts the others") func brokenCounter() async throws {
        let stub = stub()
        // A string where the count should be.
        _ = stub.answer(
            to: "DynamoDB_20120810.PutItem",
            Array(
                #"{"TableName":"metrics","Item":{"PK":{"S":"Aggregate"},"SK":{"S":"2026-11-21#Latte"},"val":{"S":"?"}}}"#
                    .utf8
            )
        )
        let log = LogRecorder()
        let response = try await counter(stub).count(
            event([body("1", "Latte"), body("2", "Espresso"), body("3", "Latte")]),
            in: log.context()
        )
        #expect(response == SQSBatchResponse(failedMessageIDs: ["m0", "m2"]))
        #expect(counts(stub)["orders"] == 1)
        #expect(
            log.failures.first?["reason"]
                == "DynamoDB refused the counter '2026-11-21#Latte': ValidationError: An operand in the update expression has an incorrect data type"
        )
    }

    @Test("halves what DynamoDB refuses as a whole, until the order to blame is alone") func halves() async throws {
        let stub = stub()
        let transport = StubTransport { request throws(AWSTransportError) in
            if String(decoding: request.body, as: UTF8.self).contains("Order#13") {
                let error = #"{"__type":"ValidationException","message":"not that one"}"#
                return HTTPResponse(status: 400, headers: [], body: Array(error.utf8))
            }
            return try await StubTransport(stub).send(request, timeout: .seconds(1))
        }
        let bodies = (10..<20).map { body("\($0)", "Latte") }
        let response = try await counter(transport).count(event(bodies), in: LambdaContext(requestID: "r"))
        #expect(response == SQSBatchResponse(failedMessageIDs: ["m3"]))
        #expect(counts(stub) == ["orders": 9, "2026-11-21#TotalSales": 9, "2026-11-21#Latte": 9])
    }

    @Test("agrees with a simple count under random batches and faults") func random() async throws {
        for seed in 0..<40 {
            let stub = DynamoDBStub(tables: ["metrics": .init(("PK", "S"), ("SK", "S"))]) { request in
                let dice = (request &* 7919 &+ seed &* 104_729) % 23
                return dice < DynamoDBStub.Fault.allCases.count ? DynamoDBStub.Fault.allCases[dice] : nil
            }
            let counter = try counter(stub)
            var waiting = (0..<60).map { _ in
                let id = Int.random(in: 0..<40)
                return body("\(id)", ["Latte", "Espresso", "Tea"][id % 3])
            }
            let ids = Set(waiting.compactMap { try? JSONValue(parsing: $0)["detail"]?["orderId"]?.asString })
            // What fails comes again, as does now and then what did not.
            while !waiting.isEmpty {
                let batch = Array(waiting.prefix(Int.random(in: 1...25)))
                waiting.removeFirst(batch.count)
                let response = await counter.count(event(batch), in: LambdaContext(requestID: "r"))
                let failed = Set(response.batchItemFailures.map(\.itemIdentifier))
                for (index, body) in batch.enumerated() where failed.contains("m\(index)") || Int.random(in: 0..<9) == 0
                {
                    waiting.append(body)
                }
            }
            #expect(counts(stub)["orders"] == ids.count)
            #expect(counts(stub)["2026-11-21#TotalSales"] == ids.count)
            let teas = ids.count { Int($0).map { $0 % 3 == 2 } ?? false }
            #expect((counts(stub)["2026-11-21#Tea"] ?? 0) == teas)
        }
    }

    @Test(
        "cannot start with variables that make no sense",
        arguments: [
            (
                PublishMetrics.Environment.countedOrderRetention, "90d",
                "the environment variable COUNTED_ORDER_RETENTION_SECONDS is '90d', expected a whole number of seconds from 1"
            ),
            (
                .countedOrderRetention, "0",
                "the environment variable COUNTED_ORDER_RETENTION_SECONDS is '0', expected a whole number of seconds from 1"
            ),
            (
                .metricNamespace, "AWS/Orders",
                "the environment variable METRIC_NAMESPACE is 'AWS/Orders', expected a namespace of 1 to 255 letters, digits and .-_/#: that does not start with AWS/"
            ),
        ]
    ) func environment(name: PublishMetrics.Environment, value: String, message: String) throws {
        var environment = Self.environment
        environment[name] = value
        let error = #expect(throws: LambdaEnvironmentError.self) {
            try OrderCounter(environment: LambdaEnvironment(environment), client: .testing(StubTransport(stub())))
        }
        #expect(error?.description == message)
    }
}
