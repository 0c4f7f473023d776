import Foundation
import JSONValues
import RuntimeAPIServer
import Testing

extension SystemTests {
    /// What no sender should send, and senders do.
    @Suite("Bad input of the ingestion pipeline", .serialized) struct IngestionBadInputTests {
        private func nested(_ depth: Int) -> String {
            #"{"orderId": "o", "amount": 1, "extra": "# + String(repeating: "[", count: depth)
                + String(repeating: "]", count: depth) + "}"
        }

        @Test("is refused with what is wrong, by ingest and validate", arguments: [false, true])
        func requests(isSplit: Bool) async throws {
            let pipeline = try await IngestionPipeline(isSplit: isSplit)
            let large = #"{"orderId": "o", "amount": 1, "text": ""# + String(repeating: "x", count: 1_048_576) + #""}"#
            let bodies: [(body: String?, status: Int, error: String)] = [
                (nil, 400, "the body is missing; send JSON"),
                ("", 400, "the body is missing; send JSON"),
                ("{", 400, "the body is not JSON: expected a key in double quotes, found the end at byte 1"),
                ("[]", 400, "the event must be a JSON object, got an array"),
                ("null", 400, "the event must be a JSON object, got null"),
                (
                    #"{"orderId": "o", "amount": NaN}"#, 400,
                    "the body is not JSON: expected a value, found 'N' at byte 27"
                ),
                (
                    #"{"orderId": "o", "amount": Infinity}"#, 400,
                    "the body is not JSON: expected a value, found 'I' at byte 27"
                ),
                (#"{"orderId": "o", "amount": true}"#, 400, "amount must be a number above 0, got a boolean"),
                (#"{"orderId": "o", "amount": "5"}"#, 400, "amount must be a number above 0, got a string"),
                (#"{"orderId": "o", "amount": 0.000}"#, 400, "amount must be a number above 0, got 0.000"),
                (#"{"orderId": "o", "amount": -1}"#, 400, "amount must be a number above 0, got -1"),
                (#"{"orderId": "o"}"#, 400, "amount is missing; amount must be a number above 0"),
                (
                    #"{"orderId": "o", "amount": 1e999}"#, 400,
                    "amount must have at most 36 digits and be from 1E-100 to below 1E101, got 1e999"
                ),
                (
                    #"{"orderId": 7, "amount": 1}"#, 400,
                    "orderId must be text of 1 to 256 characters, not only blanks and without control characters, got a number"
                ),
                (
                    #"{"orderId": "\ud800", "amount": 1}"#, 400,
                    "the body is not JSON: an escape is half a surrogate pair at byte 13"
                ),
                (
                    #"{"orderId": "o", "amount": 1, "idempotencyKey": 5}"#, 400,
                    "idempotencyKey must be text of 1 to 256 characters, not only blanks and without control characters, got a number"
                ),
                (
                    #"{"orderId": "o", "amount": 1, "idempotencyKey": "a\u0001"}"#, 400,
                    "idempotencyKey must be text of 1 to 256 characters, not only blanks and without control characters, got \"a\\u0001\""
                ),
                (nested(600), 400, "the body is not JSON: values are nested more than 512 levels deep at byte 550"),
            ]
            for (body, status, error) in bodies {
                let answer = try await pipeline.api("POST", "/events", body)
                #expect(answer.status == status, "\(body?.prefix(80) ?? "nothing")")
                #expect(answer.body["error"] == .string(error), "\(body?.prefix(80) ?? "nothing")")
            }
            let tooLarge = try await pipeline.api("POST", "/events", large)
            #expect(tooLarge.status == 413)
            #expect(
                tooLarge.body["error"]?.asString?.hasPrefix("the event is too large: its message would have 1048")
                    == true
            )
            #expect(try await pipeline.depth() == 0)

            let get = try await pipeline.api("GET", "/events")
            #expect(get.status == 405)
            #expect(get.headers["allow"] == "POST")
            #expect(get.body["error"] == "/events takes POST, not GET")
            #expect(try await pipeline.api("POST", "/other", "{}").status == 404)

            // What is unusual and right is taken: Base64, characters that queues do not take, 36 digits, deep but not too deep.
            let base64 = Data(#"{"orderId": "é😀", "amount": 1}"#.utf8).base64EncodedString()
            #expect(try await pipeline.api("POST", "/events", base64, isBase64Encoded: true).status == 202)
            #expect(try await pipeline.api("POST", "/events", "§", isBase64Encoded: true).status == 400)
            let odd = #"{"orderId": "o", "amount": 1234.56789012345678901234567890123456, "text": "\uffff\u0000"}"#
            #expect(try await pipeline.api("POST", "/events", odd).status == 202)
            #expect(try await pipeline.api("POST", "/events", nested(500)).status == 202)
            try await pipeline.drain()
            let amounts = try await pipeline.items().compactMap { $0["result"]?["M"]?["total"]?["N"]?.asString }
            #expect(amounts.sorted() == ["1.1", "1.1", "1358.024679135802467913580246791358016"])
            try await pipeline.stop()
        }

        @Test("does not take the batch along") func messages() async throws {
            let pipeline = try await IngestionPipeline(visibility: 60)
            let poison = [
                "", "no JSON", "{}", "[]", #"{"idempotencyKey": 5}"#, #"{"idempotencyKey": ""}"#,
                #"{"idempotencyKey": "a", "orderId": "\ud800"}"#,
                #"{"idempotencyKey": "b", "orderId": 1, "amount": 1}"#,
                #"{"idempotencyKey": "c", "orderId": "o", "amount": 1e400}"#, nested(600),
            ]
            var records = poison.enumerated().map { index, body -> JSONValue in
                ["messageId": .string("poison-\(index)"), "body": .string(body)]
            }
            let good = #"{"idempotencyKey": "good", "orderId": "o", "amount": 1}"#
            records.insert(["messageId": "good", "body": .string(good)], at: 5)
            records.append(["messageId": "huge", "body": .string(String(repeating: "[", count: 1 << 20))])
            let worker = try pipeline.function("ingestion-worker").server
            let event: JSONValue = ["Records": .array(records)]
            guard case .response(let text) = try await worker.invoke(event.text) else {
                Issue.record("the batch failed")
                return
            }
            let failed = try JSONValue(parsing: text)["batchItemFailures"]?.asArray?.compactMap {
                $0["itemIdentifier"]?.asString
            }
            #expect(failed == poison.indices.map { "poison-\($0)" } + ["huge"])
            #expect(
                try await pipeline.items().first { $0["idempotencyKey"]?["S"] == "good" }?["status"]?["S"]
                    == "SUCCEEDED"
            )
            // Those that have a key are known to have failed, and why.
            let known = try await pipeline.items().filter { $0["status"]?["S"] == "FAILED" }
            #expect(Set(known.compactMap { $0["idempotencyKey"]?["S"]?.asString }) == ["b", "c"])
            #expect(pipeline.aws.events("Ingestion Failure").count == 2)

            #expect(try await worker.invoke(#"{"Records": []}"#) == .response(#"{"batchItemFailures":[]}"#))
            for malformed in ["[]", "{}", #"{"Records": [{"messageId": 1}]}"#] {
                guard case .failure(let type, _) = try await worker.invoke(malformed) else {
                    Issue.record("\(malformed) was taken")
                    continue
                }
                #expect(type == "Function.JSONDecodingError")
            }
            try await pipeline.stop()
        }

        @Test("of redrive requests is refused with what is wrong") func redrive() async throws {
            let pipeline = try await IngestionPipeline()
            let starts = [
                ("[]", "the body must be a JSON object, got an array"),
                (#"{"maxMessages": 0}"#, "maxMessages must be a whole number from 1 to 1000, got 0"),
                (#"{"maxMessages": "5"}"#, "maxMessages must be a whole number from 1 to 1000, got a string"),
                (#"{"messagesPerSecond": 1.5}"#, "messagesPerSecond must be a whole number from 1 to 500, got 1.5"),
                (#"{"jitterSeconds": 901}"#, "jitterSeconds must be a whole number from 0 to 900, got 901"),
                (#"{"dryRun": 1}"#, "dryRun must be true or false, got a number"),
                (
                    #"{"perMessageDelayJitter": 5}"#,
                    "'perMessageDelayJitter' is unknown; the members are dryRun, errorType, jitterSeconds, maxMessages, messagesPerSecond and minAgeSeconds"
                ),
            ]
            for (body, error) in starts {
                let answer = try await pipeline.api("POST", "/redrive/start", body)
                #expect(answer.status == 400)
                #expect(answer.body["error"] == .string(error))
            }
            let previews = [
                (["maxMessages": "101"], "maxMessages must be a whole number from 1 to 100, got '101'"),
                (["minAgeSeconds": "x"], "minAgeSeconds must be a whole number from 0 to 1209600, got 'x'"),
                (["max": "1"], "'max' is unknown; the parameters are errorType, maxMessages and minAgeSeconds"),
            ]
            for (query, error) in previews {
                let answer = try await pipeline.api("GET", "/redrive/preview", query: query)
                #expect(answer.status == 400)
                #expect(answer.body["error"] == .string(error))
            }
            #expect(try await pipeline.api("GET", "/redrive/start").status == 405)
            #expect(try await pipeline.api("GET", "/redrive/nothing").status == 404)
            try await pipeline.stop()
        }
    }
}
