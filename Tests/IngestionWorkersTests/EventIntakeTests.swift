import AWSClient
import JSONValues
import LambdaEvents
import LambdaRuntime
import Synchronization
import Testing
import WorkerContracts
import WorkerTestSupport

@testable import IngestionWorkers

@Suite("Taking events in") struct EventIntakeTests {
    private let log = LogRecorder()

    private func intake(
        _ answer: @escaping @Sendable (String, JSONValue) -> (Int, JSONValue)
    ) throws -> EventIntake {
        let transport = StubTransport { request in
            let target = request.headers.first { $0.name == "X-Amz-Target" }?.value ?? ""
            let (status, body) = answer(
                String(target.split(separator: ".").last ?? ""),
                (try? JSONValue(parsing: request.body)) ?? .null
            )
            return HTTPResponse(status: status, headers: [], body: body.utf8)
        }
        let environment = try LambdaEnvironment<Ingest>([
            .queueURL: "q", .eventBusName: "bus", .failureModeParameter: "/mode", .environment: "dev",
            .metricNamespace: "Test",
        ])
        return try EventIntake(environment: environment, aws: .testing(transport, maximumAttempts: 1))
    }

    private func request(
        _ body: String? = #"{"orderId": "o", "amount": 1}"#,
        _ method: String = "POST",
        _ path: String = "/events",
        stage: String = "$default"
    ) -> APIGatewayV2Request {
        APIGatewayV2Request(
            routeKey: "r",
            rawPath: path,
            requestContext: .init(requestID: "api", method: method, path: path, stage: stage),
            body: body
        )
    }

    private static let well: @Sendable (String, JSONValue) -> (Int, JSONValue) = { operation, _ in
        switch operation {
        case "SendMessage": (200, ["MessageId": "m-1"])
        case "PutEvents": (200, ["Entries": [["EventId": "e"]], "FailedEntryCount": 0])
        case "GetParameter": (200, ["Parameter": ["Name": "n", "Value": "none"]])
        default: (200, ["Attributes": ["QueueArn": "arn"]])
        }
    }

    @Test("sends a message with key, time and request, and its attributes") func message() async throws {
        let sent = Mutex<JSONValue?>(nil)
        let intake = try intake { operation, body in
            if operation == "SendMessage" { sent.withLock { $0 = body } }
            return Self.well(operation, body)
        }
        let answer = await intake.answer(
            request(#"{"orderId": "o", "amount": 1.10, "idempotencyKey": "k", "requestId": "theirs", "more": [1]}"#),
            context: log.context(requestID: "r-1")
        )
        #expect(answer.statusCode == 202)
        #expect(
            try JSONValue(parsing: answer.body ?? "")
                == ["message": "the event was taken in", "messageId": "m-1", "idempotencyKey": "k"]
        )
        let request = try #require(sent.withLock { $0 })
        let body = try JSONValue(parsing: request["MessageBody"]?.asString ?? "")
        #expect(body["idempotencyKey"] == "k")
        #expect(body["requestId"] == "r-1")
        #expect(body["ingestedAt"]?.asString.flatMap { LambdaEvents.Timestamp($0) } != nil)
        #expect(body["amount"]?.text == "1.10")
        #expect(body["more"] == [1])
        let attributes = try #require(request["MessageAttributes"]?.asObject)
        #expect(Set(attributes.keys) == ["idempotencyKey", "submittedAt", "errorTypeCandidate"])
        #expect(attributes["errorTypeCandidate"]?["StringValue"] == "none")
    }

    @Test("makes the same key of the same event, however it is written") func keys() async throws {
        let intake = try intake(Self.well)
        func key(_ body: String) async throws -> String? {
            let answer = await intake.answer(request(body), context: log.context())
            return try JSONValue(parsing: answer.body ?? "")["idempotencyKey"]?.asString
        }
        let first = try await key(#"{"orderId": "o", "amount": 1}"#)
        // SHA-256 of {"amount":1,"orderId":"o"}.
        #expect(first == "2f0d74d7cfe1094535cf80a6eaa146883fbaa58c109b3b8bb9933544c0139731")
        #expect(try await key(#" {"amount":1,"orderId":"\u006f"} "#) == first)
        #expect(try await key(#"{"orderId": "o", "amount": 2}"#) != first)
    }

    @Test(
        "says what to do when the queue does not take a message",
        arguments: [
            ("InternalError", 500, 503, "send it again"), ("ThrottlingException", 400, 503, "send it again"),
            ("AccessDeniedException", 400, 500, "the event was not taken in"),
            ("QueueDoesNotExist", 400, 500, "the event was not taken in"),
            ("InvalidMessageContents", 400, 400, "InvalidMessageContents"),
            ("InvalidParameterValue", 400, 413, "InvalidParameterValue"),
        ]
    )
    func refusals(code: String, status: Int, expected: Int, text: String) async throws {
        let intake = try intake { operation, body in
            operation == "SendMessage"
                ? (status, ["__type": .string(code), "message": "secret arn:aws:sqs"]) : Self.well(operation, body)
        }
        let answer = await intake.answer(request(), context: log.context())
        #expect(answer.statusCode == expected)
        #expect(answer.body?.contains(text) == true)
        // What is wrong inside stays inside.
        if expected >= 500 { #expect(answer.body?.contains("arn:aws") == false) }
        #expect((answer.headers?["retry-after"] != nil) == (expected == 503))
        let line = try #require(log.failures.first)
        #expect(line["message"] == (expected >= 500 ? "Request failed" : "Validation failed"))
        #expect(line["errorType"] == .string(code))
        #expect(line["service"] == (expected >= 500 ? "SQS" : nil))
    }

    @Test("does not ask a queue that does not answer, for a while") func breaker() async throws {
        let calls = Mutex(0)
        let intake = try intake { operation, body in
            guard operation == "SendMessage" else { return Self.well(operation, body) }
            calls.withLock { $0 += 1 }
            return (500, [:])
        }
        for _ in 0..<8 {
            #expect(await intake.answer(request(), context: log.context()).statusCode == 503)
        }
        #expect(calls.withLock { $0 } == 5)
        #expect(log.lines.contains { $0["errorMessage"] == "SQS is not asked, because it did not answer before" })
    }

    @Test(
        "has taken an event in that the bus was not told of",
        arguments: [
            (500, [:]), (200, ["Entries": [["ErrorCode": "InternalFailure"]], "FailedEntryCount": 1]),
            (200, ["Entries": []]),
        ] as [(Int, JSONValue)]
    )
    func busFails(status: Int, answer: JSONValue) async throws {
        let intake = try intake { operation, body in
            operation == "PutEvents" ? (status, answer) : Self.well(operation, body)
        }
        #expect(await intake.answer(request(), context: log.context()).statusCode == 202)
        #expect(log.failures.first?["service"] == "EventBridge")
    }

    @Test("goes on without the failure mode when it cannot be read") func failureModeFails() async throws {
        let intake = try intake { operation, body in
            operation == "GetParameter" ? (400, ["__type": "AccessDeniedException"]) : Self.well(operation, body)
        }
        #expect(await intake.answer(request(), context: log.context()).statusCode == 202)
    }

    @Test("finds its routes behind a stage") func stages() async throws {
        let intake = try intake(Self.well)
        func status(_ method: String, _ path: String, _ stage: String) async -> Int {
            await intake.answer(request("{", method, path, stage: stage), context: log.context()).statusCode
        }
        #expect(await status("GET", "/dev/health", "dev") == 200)
        #expect(await status("get", "/health", "dev") == 200)
        #expect(await status("POST", "/dev/events", "dev") == 400)
        #expect(await status("POST", "/dev/events", "$default") == 404)
        #expect(await status("DELETE", "/events", "$default") == 405)
    }

    @Test("escapes what a message may not have") func escapes() {
        #expect("a\u{FFFE}b\u{FFFF}".escapedForQueues == "a\\ufffeb\\uffff")
        #expect("é😀".escapedForQueues == "é😀")
    }
}
