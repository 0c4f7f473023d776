import AWSTestSupport
import DynamoDBValues
import Synchronization
import Testing

@testable import AWSClient

/// Requests to a server that misbehaves, over real connections and with real waits.
@Suite(.timeLimit(.minutes(1))) struct FaultTests {
    private func client(
        _ server: TestServer,
        answerSize: Int = 1 << 20,
        attemptTimeout: Duration = .seconds(15),
        timeout: Duration = .seconds(50)
    ) throws -> DynamoDBClient {
        let configuration = AWSConfiguration(
            endpoint: server.url,
            attemptTimeout: attemptTimeout,
            timeout: timeout,
            environment: .testing
        )
        let transport = PooledTransport(limits: PooledTransport.Limits(answerSize: answerSize))
        return DynamoDBClient(try AWSHTTPClient(configuration, transport: transport))
    }

    private func put(_ client: DynamoDBClient) async throws(AWSError) {
        try await client.putItem(PutItemRequest(tableName: "T", item: ["id": "1"]))
    }

    private static let good = TestServer.Behavior.answer(200, body: "{}")

    @Test(arguments: [
        TestServer.Behavior.reset(after: ""), .reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{"),
        .bytes(""), .bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{"), .answer(500, body: ""),
        .answer(502, body: "<html>"), .answer(503, body: #"{"__type":"ServiceUnavailable"}"#), .answer(504, body: ""),
    ])
    func recovers(from fault: TestServer.Behavior) async throws {
        let server = try await TestServer.start(fault, fault, Self.good)
        try await put(try client(server))
        #expect(server.received.count == 3)
    }

    @Test func recoversFromThrottling() async throws {
        let server = try await TestServer.start(
            .answer(400, body: #"{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"m"}"#),
            Self.good
        )
        try await put(try client(server))
        #expect(server.received.count == 2)
    }

    @Test func recoversFromHanging() async throws {
        let server = try await TestServer.start(.hang(after: "HTTP/1.1 200"), Self.good)
        try await put(try client(server, attemptTimeout: .seconds(1)))
        #expect(server.received.count >= 2)
        // The connection that hangs is not used again.
        #expect(server.connectionCount >= 2)
    }

    @Test func givesUpInTime() async throws {
        let server = try await TestServer.start(.hang(after: ""))
        let client = try client(server, attemptTimeout: .seconds(5), timeout: .seconds(1))
        let start = ContinuousClock.now
        await #expect(throws: AWSError.self) { try await put(client) }
        #expect(ContinuousClock.now - start < .seconds(4))
    }

    @Test func slowAnswerIsAnAnswer() async throws {
        let server = try await TestServer.start(.slow(body: "{}", pause: .milliseconds(5)))
        try await put(try client(server))
        #expect(server.received.count == 1)
    }

    @Test func unknownCodeIsPermanent() async throws {
        let server = try await TestServer.start(.answer(400, body: #"{"__type":"BrandNewException","message":"m"}"#))
        let client = try client(server)
        await #expect {
            try await put(client)
        } throws: { error in
            (error as? AWSError)?.code?.rawValue == "BrandNewException" && (error as? AWSError)?.isRetryable == false
        }
        #expect(server.received.count == 1)
    }

    @Test func invalidJSONIsPermanent() async throws {
        let server = try await TestServer.start(.answer(200, body: "{\"Attributes\":"))
        let client = try client(server)
        await #expect {
            try await put(client)
        } throws: { error in
            guard case AWSError.invalidAnswer = error else { return false }
            return true
        }
        #expect(server.received.count == 1)
    }

    @Test func largeAnswerIsPermanent() async throws {
        let body = #"{"x":"\#(String(repeating: "x", count: 2000))"}"#
        let server = try await TestServer.start(.answer(200, body: body))
        let client = try client(server, answerSize: 1000)
        await #expect {
            try await put(client)
        } throws: { error in
            guard case AWSError.transport(.answerTooLarge(limit: 1000), _) = error else { return false }
            return true
        }
        #expect(server.received.count == 1)
    }

    @Test func losesNothingOnServerThatOftenFails() async throws {
        let tries = Mutex<[String: Int]>([:])
        let server = try await TestServer.start { index, request in
            let attempt = tries.withLock { tries in
                tries[request.body, default: 0] += 1
                return tries[request.body, default: 0]
            }
            // Every third request fails twice, in turns in one way and the other.
            guard attempt <= 2, request.body.utf8.reduce(0, { $0 + Int($1) }) % 3 == 0 else { return Self.good }
            return index % 2 == 0 ? .reset(after: "") : .answer(500, body: "")
        }
        let client = try client(server)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    for number in 0..<10 {
                        try await client.putItem(PutItemRequest(tableName: "T", item: ["id": "\(worker)/\(number)"]))
                    }
                }
            }
            try await group.waitForAll()
        }
        let counts = tries.withLock { $0 }
        #expect(counts.count == 80)
        #expect(Set(counts.values) == [1, 3])
    }
}
