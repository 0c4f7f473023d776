import Foundation
import JSONValues
import NIOConcurrencyHelpers
import Testing

@Suite("The ingestion pipeline", .moto, .serialized, .timeLimit(.minutes(5))) struct IngestionPipelineTests {
    private let event = #"{"orderId": "order-1", "amount": 99.99}"#

    private func withPipeline(
        isSplit: Bool = false,
        visibility: Int = 1,
        _ body: (IngestionPipeline) async throws -> Void
    ) async throws {
        let pipeline = try await IngestionPipeline(isSplit: isSplit, visibility: visibility)
        try await body(pipeline)
        try await pipeline.stop()
    }

    @Test("tells that it is well", arguments: [false, true]) func health(isSplit: Bool) async throws {
        try await withPipeline(isSplit: isSplit) { pipeline in
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
        try await withPipeline(isSplit: isSplit) { pipeline in
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

    @Test("refuses what is no order, and says why", arguments: [false, true]) func invalid(isSplit: Bool) async throws {
        try await withPipeline(isSplit: isSplit) { pipeline in
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
        try await withPipeline(isSplit: isSplit) { pipeline in
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
        try await withPipeline(isSplit: isSplit) { pipeline in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<10 {
                    group.addTask {
                        try await pipeline.api("POST", "/events", #"{"orderId": "load-\#(index)", "amount": 5}"#).status
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

    @Test("lets poison die, and brings it back when it is none any more", arguments: [false, true])
    func poison(isSplit: Bool) async throws {
        try await withPipeline(isSplit: isSplit) { pipeline in
            try await pipeline.setFailureMode("poison_payload")
            for order in 1...3 {
                let body = #"{"orderId": "order-\#(order)", "amount": 1}"#
                #expect(try await pipeline.api("POST", "/events", body).status == 202)
            }
            // Every message is received twice, a second apart, and then is a dead letter.
            try await pipeline.drain()
            #expect(try await pipeline.depth(ofDeadLetters: true) == 3)
            var items = try await pipeline.items()
            #expect(items.count == 3)
            #expect(items.allSatisfy { $0["status"]?["S"] == "FAILED" })
            #expect(items.allSatisfy { $0["errorType"]?["S"] == "SchemaValidationError" })
            #expect(items.allSatisfy { $0["attempts"]?["N"] == "2" })
            #expect(items.allSatisfy { $0["untold"] == nil })
            // Each is told once, although each failed twice.
            if isSplit { try await pipeline.tellChanges() }
            let failures = pipeline.aws.events("Ingestion Failure")
            #expect(failures.count == 3)
            #expect(failures.allSatisfy { $0["errorType"] == "SchemaValidationError" && $0["status"] == "FAILED" })
            #expect(failures.allSatisfy { $0["failedAt"]?.asString != nil })

            try await pipeline.setFailureMode("none")
            try await pipeline.restart(isSplit ? "ingestion-processor" : "ingestion-worker")
            // Too young for the filter: nothing is moved.
            let early = try await pipeline.api(
                "POST",
                "/redrive/start",
                #"{"errorType": "schemavalidation", "minAgeSeconds": 60}"#
            )
            #expect(early.status == 200)
            #expect(early.body["redriveStats"]?["redrivenMessages"] == 0)
            #expect(early.body["redriveStats"]?["skippedMessages"] == 3)
            #expect(early.body["remaining"] == false)
            #expect(try await pipeline.depth(ofDeadLetters: true) == 3)

            let start = try await pipeline.api("POST", "/redrive/start", #"{"messagesPerSecond": 5}"#)
            #expect(start.status == 200)
            #expect(start.body["taskHandle"] == "handle-0")
            try await pipeline.aws.finishMove()
            try await pipeline.drain()
            #expect(try await pipeline.depth(ofDeadLetters: true) == 0)
            items = try await pipeline.items()
            #expect(items.count == 3)
            #expect(items.allSatisfy { $0["status"]?["S"] == "SUCCEEDED" })
            #expect(items.allSatisfy { $0["attempts"]?["N"] == "3" && $0["errorType"] == nil })
        }
    }

    @Test("shows dead letters, and cancels a move") func previewAndCancel() async throws {
        try await withPipeline { pipeline in
            try await pipeline.setFailureMode("poison_payload")
            #expect(try await pipeline.api("POST", "/events", event).status == 202)
            try await pipeline.send("no JSON")
            try await pipeline.drain()

            let preview = try await pipeline.api("GET", "/redrive/preview", query: ["maxMessages": "20"])
            #expect(preview.status == 200)
            #expect(preview.body["dlqStats"]?["totalMessages"] == 2)
            #expect(preview.body["move"] == .null)
            let shown = try #require(preview.body["previewMessages"]?.asArray)
            #expect(shown.count == 2)
            #expect(Set(shown.compactMap { $0["messageId"] }).count == 2)
            #expect(shown.contains { $0["errorCategory"] == "VALIDATION" })
            #expect(shown.contains { $0["attributes"]?["errorTypeCandidate"] == "SchemaValidationError" })
            #expect(shown.allSatisfy { $0["ageSeconds"]?.asInt != nil && ($0["receiveCount"]?.asInt ?? 0) > 0 })
            // They can be received at once, and those of a filter are all that is shown.
            let filtered = try await pipeline.api(
                "GET",
                "/redrive/preview",
                query: ["errorType": "SchemaValidationError", "minAgeSeconds": "0"]
            )
            #expect(filtered.body["previewMessages"]?.asArray?.count == 1)

            #expect(
                try await pipeline.api("POST", "/redrive/cancel").body["message"] == "there is no move to cancel"
            )
            #expect(try await pipeline.api("POST", "/redrive/start").status == 200)
            let again = try await pipeline.api("POST", "/redrive/start", "{}")
            #expect(again.status == 409)
            let selection = try await pipeline.api("POST", "/redrive/start", #"{"maxMessages": 1}"#)
            #expect(selection.status == 409)
            let running = try await pipeline.api("GET", "/redrive/preview")
            #expect(running.body["move"]?["status"] == "RUNNING")
            let cancel = try await pipeline.api("POST", "/redrive/cancel")
            #expect(cancel.status == 200)
            #expect(cancel.body["message"] == "the move is being cancelled")
            #expect(pipeline.aws.state.withLockedValue { $0.moves.map(\.status) } == ["CANCELLED"])
        }
    }

    @Test("moves a selection of dead letters, each with its attributes and none lost") func selection() async throws {
        try await withPipeline { pipeline in
            // Old enough for a filter, as far as the queue tells: the senders set when they were sent.
            for index in 0..<25 {
                try await pipeline.moto.call(
                    "AmazonSQS.SendMessage",
                    of: "sqs",
                    [
                        "QueueUrl": .string(pipeline.deadLettersURL),
                        "MessageBody": .string(#"{"orderId": "o-\#(index)", "amount": 2, "idempotencyKey": "k-\#(index)"}"#),
                        "MessageAttributes": [
                            "errorTypeCandidate": [
                                "DataType": "String",
                                "StringValue": index < 20 ? "TimeoutError" : "TransientError",
                            ],
                            "count": ["DataType": "Number", "StringValue": .string("\(index)")],
                        ],
                    ]
                )
            }
            try await Task.sleep(for: .seconds(1))
            let dryRun = try await pipeline.api(
                "POST",
                "/redrive/start",
                #"{"errorType": "TimeoutError", "minAgeSeconds": 60, "dryRun": true}"#
            )
            #expect(dryRun.body["redriveStats"]?["matchingMessages"] == 0)
            #expect(try await pipeline.depth(ofDeadLetters: true) == 25)
            // The floor of a minute is for callers; the filter itself is tested without a queue.
            let refused = try await pipeline.api("POST", "/redrive/start", #"{"minAgeSeconds": 59}"#)
            #expect(refused.status == 400)
            #expect(
                refused.body["error"] == "minAgeSeconds must be a whole number from 60 to 1209600, got 59"
            )
        }
    }
}
