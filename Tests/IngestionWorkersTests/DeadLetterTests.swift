import AWSClient
import JSONValues
import LambdaContracts
import LambdaEvents
import Synchronization
import Testing
import WorkerTestSupport

@testable import IngestionWorkers

private typealias Timestamp = LambdaEvents.Timestamp

@Suite("Dead letters") struct DeadLetterTests {
    private let now = Timestamp(millisecondsSince1970: 1_790_000_000_000)

    /// Dead letters as a queue gives them.
    private func letters(_ messages: [JSONValue]) async throws -> [DeadLetter] {
        let transport = StubTransport { _ in
            HTTPResponse(status: 200, headers: [], body: JSONValue.object(["Messages": .array(messages)]).utf8)
        }
        let client = SQSClient(try .testing(transport))
        return try await client.receiveMessage(ReceiveMessageRequest(queueURL: "q")).map(DeadLetter.init)
    }

    private func message(
        _ body: String = "{}",
        errorType: String? = nil,
        receiveCount: Int? = nil,
        age: Int? = nil
    ) -> JSONValue {
        var attributes: [String: JSONValue] = [:]
        if let receiveCount { attributes["ApproximateReceiveCount"] = .string("\(receiveCount)") }
        if let age { attributes["SentTimestamp"] = .string("\(now.millisecondsSince1970 - Int64(age) * 1000)") }
        var message: [String: JSONValue] = [
            "MessageId": "m", "ReceiptHandle": "r", "Body": .string(body), "Attributes": .object(attributes),
        ]
        if let errorType {
            message["MessageAttributes"] = [
                "errorTypeCandidate": ["DataType": "String", "StringValue": .string(errorType)]
            ]
        }
        return .object(message)
    }

    @Test(
        "have the category of their attribute, else of their body, else of their receives",
        arguments: [
            ("SchemaValidationError", "timeout", 9, "VALIDATION"), ("my schema", "", 1, "VALIDATION"),
            ("TimeoutError", "schema", 9, "TIMEOUT"), ("TransientError", "", 9, "TRANSIENT"),
            ("temporary", "", 9, "TRANSIENT"), ("ProcessingError", "", 1, "PROCESSING"),
            ("BUSINESS", "", 1, "PROCESSING"), ("FatalError", "", 1, "PERMANENT"),
            ("none", "an INVALID one", 1, "VALIDATION"),
            ("none", "so slow", 9, "TIMEOUT"), ("none", "deadline", 1, "TIMEOUT"), (nil, "", 5, "PERMANENT"),
            (nil, "", 4, "TRANSIENT"), (nil, "", 2, "TRANSIENT"), (nil, "", 1, "UNKNOWN"), (nil, "", nil, "UNKNOWN"),
        ] as [(String?, String, Int?, String)]
    ) func categories(errorType: String?, body: String, receiveCount: Int?, category: String) async throws {
        let letter = try await letters([message(body, errorType: errorType, receiveCount: receiveCount)])[0]
        #expect(letter.category.rawValue == category)
    }

    @Test("wait the longer the more often they failed, and never longer than a queue lets them")
    func delays() async throws {
        let counts = [1, 2, 3, 8, 9, 10, 500]
        let letters = try await letters(counts.map { message(receiveCount: $0) })
        #expect(letters.map { $0.delay(jitter: 0) } == [1, 2, 4, 128, 256, 300, 300])
        #expect(letters.map { $0.delay(jitter: 900) } == [900, 900, 900, 900, 900, 900, 900])
        #expect(letters[1].delay(jitter: 5) == 7)
        #expect(try await self.letters([message()])[0].delay(jitter: 0) == 1)
    }

    @Test("pass a filter that is for them") func filters() async throws {
        let letter = try await letters([message(errorType: "TimeoutError", receiveCount: 6, age: 100)])[0]
        #expect(letter.matches(.none, at: now))
        #expect(letter.matches(DeadLetterFilter(errorType: "timeout"), at: now))
        #expect(letter.matches(DeadLetterFilter(errorType: "TIMEOUT", minimumAge: 100), at: now))
        #expect(!letter.matches(DeadLetterFilter(minimumAge: 101), at: now))
        #expect(!letter.matches(DeadLetterFilter(errorType: "schema"), at: now))
        // Without an attribute its category is what can be asked for.
        let other = try await letters([message(receiveCount: 6)])[0]
        #expect(other.matches(DeadLetterFilter(errorType: "permanent"), at: now))
        #expect(!other.matches(DeadLetterFilter(minimumAge: 1), at: now))
    }

    @Test("are shown in part when they are large") func previews() async throws {
        let letter = try await letters([message(String(repeating: "é", count: 5000), receiveCount: 2, age: 7)])[0]
        let preview = letter.preview(at: now)
        #expect(preview["body"]?.asString == String(repeating: "é", count: 4096))
        #expect(preview["bodyIsWhole"] == false)
        #expect(preview["ageSeconds"] == 7)
        #expect(preview["receiveCount"] == 2)
        #expect(preview["errorCategory"] == "TRANSIENT")
    }

    // MARK: - Sending and deleting

    private func queue(
        _ answer: @escaping @Sendable (String, JSONValue) -> (Int, JSONValue)
    ) throws -> DeadLetterQueue {
        let transport = StubTransport { request in
            let target = request.headers.first { $0.name == "X-Amz-Target" }?.value ?? ""
            let body = (try? JSONValue(parsing: request.body)) ?? .null
            let (status, response) = answer(String(target.split(separator: ".").last ?? ""), body)
            return HTTPResponse(status: status, headers: [], body: response.utf8)
        }
        return DeadLetterQueue(
            url: "dead",
            destinationURL: "main",
            client: SQSClient(try .testing(transport)),
            guards: ServiceGuards(metricNamespace: "Test")
        )
    }

    @Test("are sent in as many requests as their size asks for") func chunks() async throws {
        let sizes = [400_000, 400_000, 400_000, 1_000_000, 10, 10]
        let letters = try await letters(sizes.map { message(String(repeating: "x", count: $0)) })
        let batches = Mutex<[Int]>([])
        let queue = try queue { _, body in
            let entries = body["Entries"]?.asArray ?? []
            batches.withLock { $0.append(entries.count) }
            let done = entries.map { entry -> JSONValue in ["Id": entry["Id"] ?? "", "MessageId": "m"] }
            return (200, ["Successful": .array(done), "Failed": []])
        }
        let (sent, error) = await queue.send(letters) { 0 }
        #expect(sent.count == 6)
        #expect(error == nil)
        #expect(batches.withLock { $0 } == [2, 1, 3])
    }

    @Test("are kept when the queue does not say that it took them") func partialSend() async throws {
        let letters = try await letters((0..<3).map { message(receiveCount: $0 + 1) })
        let queue = try queue { _, body in
            let delays = (body["Entries"]?.asArray ?? []).map { $0["DelaySeconds"]?.asInt }
            #expect(delays == [3, 4, 6])
            return (
                200,
                [
                    "Successful": [["Id": "0", "MessageId": "m"]],
                    "Failed": [["Id": "1", "Code": "InternalError", "SenderFault": false, "Message": "no"]],
                ]
            )
        }
        let (sent, error) = await queue.send(letters) { 2 }
        #expect(sent.map(\.message.receiveCount) == [1])
        #expect(error?.type == "InternalError")
        #expect(error?.category == .transient)
        #expect(error?.service == "SQS")
    }

    @Test("are deleted until all are, one by one") func deletes() async throws {
        let letters = try await letters((0..<4).map { _ in message() })
        let calls = Mutex(0)
        let queue = try queue { _, body in
            calls.withLock { $0 += 1 }
            // One each time.
            return (200, ["Successful": [["Id": body["Entries"]?.asArray?.first?["Id"] ?? "0"]], "Failed": []])
        }
        let (left, error) = await queue.delete(letters)
        #expect(left.isEmpty)
        #expect(error == nil)
        #expect(calls.withLock { $0 } == 4)
    }

    @Test("tell when they could not be deleted") func undeletable() async throws {
        let letters = try await letters([message()])
        let queue = try queue { _, _ in
            (
                200,
                [
                    "Successful": [],
                    "Failed": [["Id": "0", "Code": "ReceiptHandleIsInvalid", "SenderFault": true]],
                ]
            )
        }
        let (left, error) = await queue.delete(letters)
        #expect(left.count == 1)
        #expect(error?.type == "ReceiptHandleIsInvalid")
    }

    // MARK: - Requests

    @Test("are moved by SQS unless somebody selects") func ways() throws {
        func way(_ body: JSONValue) throws -> StartRequest.Way { try StartRequest(body).way }
        #expect(try way([:]) == .task)
        #expect(try way(["messagesPerSecond": 5, "dryRun": true, "errorType": ""]) == .task)
        #expect(try way(["jitterSeconds": 0]) == .selection(.init(jitter: 0)))
        #expect(
            try way(["maxMessages": 10, "minAgeSeconds": 60, "errorType": "E", "jitterSeconds": 900])
                == .selection(
                    .init(maximumCount: 10, filter: .init(errorType: "E", minimumAge: 60), jitter: 900)
                )
        )
        // By default they are five minutes old at least, as nobody wants those that fail just now.
        #expect(try way(["errorType": "E"]) == .selection(.init(filter: .init(errorType: "E", minimumAge: 300))))
    }
}
