import Foundation
import JSONValues
import NIOConcurrencyHelpers
import Testing

extension SystemTests {
    @Suite("The ingestion pipeline", .serialized) struct IngestionPipelineTests {
        private let event = #"{"orderId": "order-1", "amount": 99.99}"#

        @Test("tells that it is well", arguments: [false, true]) func health(isSplit: Bool) async throws {
            try await IngestionPipeline.run(isSplit: isSplit) { pipeline in
                let answer = try await pipeline.api("GET", "/health")
                #expect(answer.status == 200)
                #expect(answer.body["status"] == "healthy")
                #expect(answer.body["service"] == "ingestion-api")
                #expect(answer.body["environment"] == "dev")
                #expect(answer.headers["content-type"] == "application/json")
                pipeline.aws.state.withLockedValue { $0.refusals["AmazonSQS.GetQueueAttributes"] = 3 }
                let unwell = try await pipeline.api("GET", "/health")
                #expect(unwell.status == 503)
                #expect(unwell.body["status"] == "unhealthy")
            }
        }

        @Test("takes events in, processes each once, and tells of it", arguments: [false, true])
        func validEvent(isSplit: Bool) async throws {
            try await IngestionPipeline.run(isSplit: isSplit) { pipeline in
                let answer = try await pipeline.api("POST", "/events", event)
                #expect(answer.status == 202)
                let key = try #require(answer.body["idempotencyKey"]?.asString)
                #expect(key.wholeMatch(of: /[0-9a-f]{64}/) != nil)
                #expect(answer.body["messageId"]?.asString != nil)
                try await pipeline.drain()

                let items = try await pipeline.items()
                let item = try #require(items.first)
                #expect(items.count == 1)
                #expect(item["idempotencyKey"]?["S"] == .string(key))
                #expect(item["status"]?["S"] == "SUCCEEDED")
                #expect(item["attempts"]?["N"] == "1")
                #expect(item["leaseUntil"] == nil)
                #expect(item["amount"]?["N"] == "99.99")
                let result = item["result"]?["M"]
                #expect(result?["tax"]?["N"] == "9.999")
                #expect(result?["total"]?["N"] == "109.989")
                #expect(result?["processedBy"]?["S"] == (isSplit ? "ingestion-processor" : "ingestion-worker"))
                let expiry = Double(try #require(item["expiresAt"]?["N"]?.asString)) ?? 0
                #expect(abs(expiry - Date().timeIntervalSince1970 - 7 * 86_400) < 60)

                if isSplit { try await pipeline.tellChanges() }
                #expect(pipeline.aws.events("Ingestion Received").count == 1)
                let told = pipeline.aws.events("Ingestion Success")
                #expect(told.count == 1)
                #expect(told.first?["eventId"] == .string("success-\(key)"))
                #expect(told.first?["status"] == "SUCCEEDED")
                #expect(told.first?["orderId"] == "order-1")
                #expect(told.first?["amount"]?.text == "99.99")
                #expect(told.first?["durationMs"]?.asInt != nil)
                #expect(told.first?["processedAt"]?.asString != nil)
                #expect(told.first?["requestId"]?.asString != nil)
                #expect(pipeline.aws.events("Ingestion Failure").isEmpty)
            }
        }

        @Test("refuses what is no order, and says why", arguments: [false, true]) func invalid(
            isSplit: Bool
        ) async throws {
            try await IngestionPipeline.run(isSplit: isSplit) { pipeline in
                let answer = try await pipeline.api("POST", "/events", #"{"orderId": "", "amount": -1}"#)
                #expect(answer.status == 400)
                #expect(
                    answer.body["error"]
                        == "orderId must be text of 1 to 256 characters, not only blanks and without control characters, got \"\""
                )
                #expect(try await pipeline.depth() == 0)
            }
        }

        @Test("processes an event that is sent twice once", arguments: [false, true])
        func idempotency(isSplit: Bool) async throws {
            try await IngestionPipeline.run(isSplit: isSplit) { pipeline in
                let first = try await pipeline.api("POST", "/events", event)
                let second = try await pipeline.api("POST", "/events", event)
                #expect(first.status == 202)
                #expect(second.status == 202)
                #expect(first.body["idempotencyKey"] == second.body["idempotencyKey"])
                #expect(first.body["messageId"] != second.body["messageId"])
                try await pipeline.drain()
                let items = try await pipeline.items()
                #expect(items.map { $0["status"]?["S"] } == ["SUCCEEDED"])
                #expect(items.first?["attempts"]?["N"] == "1")
                if isSplit { try await pipeline.tellChanges() }
                #expect(pipeline.aws.events("Ingestion Success").count == 1)

                // A key of its own makes two events of what looks the same.
                for key in ["mine", "yours"] {
                    let own = #"{"orderId": "order-1", "amount": 99.99, "idempotencyKey": "\#(key)"}"#
                    #expect(try await pipeline.api("POST", "/events", own).body["idempotencyKey"] == .string(key))
                }
                try await pipeline.drain()
                #expect(try await pipeline.items().count == 3)
            }
        }

        @Test("processes ten events that come at the same time", arguments: [false, true])
        func parallelEvents(isSplit: Bool) async throws {
            try await IngestionPipeline.run(isSplit: isSplit) { pipeline in
                let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                    for index in 0..<10 {
                        group.addTask {
                            try await pipeline.api("POST", "/events", #"{"orderId": "load-\#(index)", "amount": 5}"#)
                                .status
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(statuses == Array(repeating: 202, count: 10))
                try await pipeline.drain()
                let items = try await pipeline.items()
                #expect(items.count == 10)
                #expect(items.allSatisfy { $0["status"]?["S"] == "SUCCEEDED" })
                // One after the other would take a second and more: the work of the batch is done at the same time.
                let lines = try pipeline.lines(of: isSplit ? "ingestion-idempotency" : "ingestion-worker")
                let batches = lines.filter { $0["message"] == "Worker processing completed" }
                #expect(batches.reduce(0) { $0 + ($1["succeeded"]?.asInt ?? 0) } == 10)
                #expect(batches.allSatisfy { $0["failed"] == 0 })
            }
        }

        @Test("tells of what was done before, when the bus was away") func busIsAway() async throws {
            try await IngestionPipeline.run { pipeline in
                #expect(try await pipeline.api("POST", "/events", event).status == 202)
                pipeline.aws.state.withLockedValue { $0.refusals["AWSEvents.PutEvents"] = 3 }
                #expect(try await pipeline.poll() == (1, 1))
                #expect(try await pipeline.items().first?["status"]?["S"] == "SUCCEEDED")
                #expect(try await pipeline.items().first?["untold"]?["BOOL"] == true)
                #expect(pipeline.aws.events("Ingestion Success").isEmpty)
                try await pipeline.drain()
                #expect(pipeline.aws.events("Ingestion Success").count == 1)
                #expect(try await pipeline.items().first?["untold"] == nil)
                #expect(try await pipeline.items().first?["attempts"]?["N"] == "1")
            }
        }

        @Test("takes over what somebody left, and leaves alone what somebody has", arguments: [false, true])
        func leftovers(isSplit: Bool) async throws {
            try await IngestionPipeline.run(isSplit: isSplit, visibility: 60) { pipeline in
                let now = Int(Date().timeIntervalSince1970)
                func put(_ key: String, _ status: String, lease: Int, expiry: Int, attempts: Int = 3) async throws {
                    try await pipeline.put([
                        "idempotencyKey": ["S": .string(key)], "status": ["S": .string(status)],
                        "leaseUntil": ["N": .string("\(now + lease)")], "leaseOwner": ["S": "somebody"],
                        "attempts": ["N": .string("\(attempts)")], "expiresAt": ["N": .string("\(now + expiry)")],
                        "note": ["S": "kept"],
                    ])
                }
                try await put("abandoned", "INFLIGHT", lease: -1, expiry: 1000)
                try await put("busy", "INFLIGHT", lease: 1000, expiry: 1000)
                try await put("expired", "SUCCEEDED", lease: -1000, expiry: -1)
                try await put("done", "SUCCEEDED", lease: -1000, expiry: 1000)
                for key in ["abandoned", "busy", "expired", "done"] {
                    try await pipeline.send(#"{"orderId": "o", "amount": 2, "idempotencyKey": "\#(key)"}"#)
                }
                // The one that somebody has comes again.
                #expect(try await pipeline.poll() == (4, 1))
                var items: [String: JSONValue] = [:]
                for item in try await pipeline.items() { items[item["idempotencyKey"]?["S"]?.asString ?? ""] = item }
                #expect(items["abandoned"]?["status"]?["S"] == "SUCCEEDED")
                #expect(items["abandoned"]?["attempts"]?["N"] == "4")
                #expect(items["abandoned"]?["note"]?["S"] == "kept")
                #expect(items["busy"]?["leaseOwner"]?["S"] == "somebody")
                #expect(items["busy"]?["status"]?["S"] == "INFLIGHT")
                #expect(items["expired"]?["status"]?["S"] == "SUCCEEDED")
                #expect(items["expired"]?["attempts"]?["N"] == "1")
                #expect(items["expired"]?["note"] == nil)
                #expect(items["done"]?["leaseOwner"]?["S"] == "somebody")
                let consumer = isSplit ? "ingestion-idempotency" : "ingestion-worker"
                let alone = try pipeline.lines(of: consumer).filter { $0["message"] == "Idempotent message" }
                #expect(Set(alone.compactMap { $0["state"]?.asString }) == ["INFLIGHT", "SUCCEEDED"])
            }
        }

        @Test("fails three of ten messages for once, each for itself") func randomFailures() async throws {
            try await IngestionPipeline.run { pipeline in
                try await pipeline.setFailureMode("random_fail_p30")
                for index in 0..<30 {
                    try await pipeline.send(#"{"orderId": "o", "amount": 2, "idempotencyKey": "k-\#(index)"}"#)
                }
                try await pipeline.drain()
                #expect(try await pipeline.depth(ofDeadLetters: true) == 0)
                let items = try await pipeline.items()
                #expect(items.count == 30)
                #expect(items.allSatisfy { $0["status"]?["S"] == "SUCCEEDED" })
                // One in a million runs has none, or more than 25.
                #expect((1...25).contains(items.count { $0["attempts"]?["N"] == "2" }))
                let simulated = try pipeline.lines(of: "ingestion-worker").filter {
                    $0["message"] == "Failure simulated"
                }
                #expect(simulated.count == items.count { $0["attempts"]?["N"] == "2" })
                #expect(simulated.allSatisfy { $0["failureMode"] == "random_fail_p30" && $0["level"] == "WARN" })
            }
        }

        @Test("sends every event twice when it is to", arguments: [false, true])
        func duplicates(isSplit: Bool) async throws {
            try await IngestionPipeline.run(isSplit: isSplit) { pipeline in
                try await pipeline.setFailureMode("duplicate_submit")
                for index in 0..<3 {
                    let body = #"{"orderId": "o-\#(index)", "amount": 2}"#
                    #expect(try await pipeline.api("POST", "/events", body).status == 202)
                }
                #expect(try await pipeline.depth() == 6)
                try await pipeline.drain()
                #expect(try await pipeline.items().map { $0["attempts"]?["N"] } == ["1", "1", "1"])
                if isSplit { try await pipeline.tellChanges() }
                #expect(pipeline.aws.events("Ingestion Success").count == 3)
            }
        }

        @Test("asks a table that does not answer no more, for a while", arguments: [false, true])
        func slowTable(isSplit: Bool) async throws {
            try await IngestionPipeline.run(isSplit: isSplit, visibility: 60) { pipeline in
                try await pipeline.setFailureMode("slow_downstream")
                pipeline.aws.state.withLockedValue { $0.functionTimeout = .seconds(3) }
                for index in 0..<6 {
                    try await pipeline.send(#"{"orderId": "o", "amount": 2, "idempotencyKey": "k-\#(index)"}"#)
                }
                let start = ContinuousClock.now
                #expect(try await pipeline.poll(timeout: .seconds(4)) == (6, 6))
                // It waits for most of the time that it has, and still answers.
                #expect((.seconds(2)...(.seconds(4))).contains(ContinuousClock.now - start))
                let worker = isSplit ? "ingestion-processor" : "ingestion-worker"
                let changes = try pipeline.lines(of: worker).filter { $0["message"] == "Circuit breaker changed" }
                #expect(changes.map { $0["state"] } == ["OPEN"])
                #expect(changes.map { $0["service"] } == ["DynamoDB"])
                let metric = try pipeline.lines(of: worker).first { $0["CircuitBreakerState"] != nil }
                #expect(metric?["State"] == "OPEN" && metric?["Service"] == "DynamoDB")
                let failed = try pipeline.lines(of: worker).filter { $0["message"] == "Message failed" }
                #expect(failed.count == 6)
                #expect(failed.allSatisfy { $0["errorType"] == "TimeoutError" && $0["errorCategory"] == "TIMEOUT" })
                // Messages fail at once now.
                for index in 6..<9 {
                    try await pipeline.send(#"{"orderId": "o", "amount": 2, "idempotencyKey": "k-\#(index)"}"#)
                }
                let second = ContinuousClock.now
                #expect(try await pipeline.poll(timeout: .seconds(4)) == (3, 3))
                #expect(ContinuousClock.now - second < .seconds(1.5))
                #expect(
                    try pipeline.lines(of: worker).last { $0["message"] == "Message failed" }?["errorType"]
                        == "TransientError"
                )
            }
        }
    }
}
