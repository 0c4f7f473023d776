import Foundation
import JSONValues
import NIOConcurrencyHelpers
import Testing

extension SystemTests {
    @Suite("Dead letters of the ingestion pipeline", .serialized) struct IngestionRedriveTests {
        private let event = #"{"orderId": "order-1", "amount": 99.99}"#

        @Test("lets poison die, and brings it back when it is none any more", arguments: [false, true])
        func poison(isSplit: Bool) async throws {
            try await IngestionPipeline.run(isSplit: isSplit) { pipeline in
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
            try await IngestionPipeline.run { pipeline in
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

        @Test("moves a selection of dead letters, each with its attributes and none lost or doubled")
        func selection() async throws {
            try await IngestionPipeline.run { pipeline in
                for index in 0..<25 {
                    try await pipeline.sendDeadLetter(
                        #"{"orderId": "o-\#(index)", "amount": 2, "idempotencyKey": "k-\#(index)"}"#,
                        errorType: index < 20 ? "TimeoutError" : "TransientError"
                    )
                }
                let selection = #""errorType": "timeout", "minAgeSeconds": 60, "jitterSeconds": 0"#
                func start(_ more: String = "") async throws -> JSONValue {
                    let answer = try await pipeline.api("POST", "/redrive/start", "{\(selection)\(more)}")
                    #expect(answer.status == 200)
                    return answer.body
                }
                let young = try await start()
                #expect(young["redriveStats"]?["skippedMessages"] == 25)
                #expect(try await pipeline.depth() == 0)

                pipeline.aws.state.withLockedValue { $0.aging = 120 }
                let dryRun = try await start(#", "dryRun": true"#)
                #expect(dryRun["redriveStats"]?["matchingMessages"] == 20)
                #expect(dryRun["redriveStats"]?["redrivenMessages"] == 0)
                #expect(try await pipeline.depth(ofDeadLetters: true) == 25)

                // The queue does not take the first batch: nothing is deleted, and the next start goes on.
                pipeline.aws.state.withLockedValue { $0.refusals["AmazonSQS.SendMessageBatch"] = 3 }
                let refused = try await start()
                #expect(refused["redriveStats"]?["redrivenMessages"] == 0)
                #expect((refused["redriveStats"]?["failedMessages"]?.asInt ?? 0) > 0)
                #expect(refused["remaining"] == true)
                #expect(try await pipeline.depth(ofDeadLetters: true) == 25)

                let some = try await start(#", "maxMessages": 7"#)
                #expect(some["redriveStats"]?["redrivenMessages"] == 7)
                #expect(some["remaining"] == true)
                // What was sent is deleted in the end, although the queue refuses at first.
                pipeline.aws.state.withLockedValue { $0.refusals["AmazonSQS.DeleteMessageBatch"] = 4 }
                let rest = try await start()
                #expect(rest["redriveStats"]?["redrivenMessages"] == 13)
                #expect(rest["redriveStats"]?["notDeletedMessages"] == 0)
                #expect(rest["remaining"] == false)
                #expect(try await pipeline.depth(ofDeadLetters: true) == 5)
                #expect(try await pipeline.depth() == 20)

                try await pipeline.drain()
                let items = try await pipeline.items()
                #expect(
                    Set(items.compactMap { $0["idempotencyKey"]?["S"]?.asString }) == Set((0..<20).map { "k-\($0)" })
                )
                #expect(items.allSatisfy { $0["status"]?["S"] == "SUCCEEDED" && $0["attempts"]?["N"] == "1" })
                #expect(pipeline.aws.events("Ingestion Success").count == 20)
                #expect(pipeline.receivedAttributes.withLockedValue { $0.count } == 20)
                #expect(pipeline.receivedAttributes.withLockedValue { $0 }.allSatisfy { $0 == "TimeoutError" })
            }
        }
    }
}
