import AWSClient
import Testing

@Suite(.timeLimit(.minutes(1))) struct PooledTransportTests {
    private func request(_ server: TestServer, body: String = "") -> HTTPRequest {
        HTTPRequest(
            method: "POST",
            origin: HTTPOrigin(isSecure: false, host: "127.0.0.1", port: server.port),
            path: "/a/b",
            query: "c=d",
            headers: [HTTPHeader("X-Test", "1")],
            body: Array(body.utf8)
        )
    }

    @Test func sendsRequestAndReadsAnswer() async throws {
        let server = try await TestServer.start(.answer(201, body: "the answer", headers: ["X-Name: value"]))
        let response = try await PooledTransport().send(request(server, body: "the body"), timeout: .seconds(60))
        #expect(response.status == 201)
        #expect(response["x-name"] == "value")
        #expect(response.body == Array("the answer".utf8))
        let received = try #require(server.received.first)
        #expect(received.target == "/a/b?c=d")
        #expect(received.header("Host") == "127.0.0.1:\(server.port)")
        #expect(received.header("Content-Length") == "8")
        #expect(received.header("X-Test") == "1")
        #expect(received.body == "the body")
    }

    @Test func readsChunks() async throws {
        let server = try await TestServer.start(
            .bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        )
        let response = try await PooledTransport().send(request(server), timeout: .seconds(60))
        #expect(response.body == Array("abcde".utf8))
    }

    @Test func readsToTheEndOfTheConnection() async throws {
        let server = try await TestServer.start(.bytes("HTTP/1.1 200 OK\r\n\r\nuntil the end"))
        let response = try await PooledTransport().send(request(server), timeout: .seconds(60))
        #expect(response.body == Array("until the end".utf8))
    }

    @Test func usesConnectionsAgain() async throws {
        let server = try await TestServer.start(.answer(200, body: "x"))
        let transport = PooledTransport()
        for _ in 0..<20 { _ = try await transport.send(request(server), timeout: .seconds(60)) }
        #expect(server.connectionCount == 1)
        #expect(server.received.count == 20)
    }

    @Test func makesNewConnectionAfterTheHostEndsOne() async throws {
        let server = try await TestServer.start(.answer(200, body: "x", headers: ["Connection: close"]))
        let transport = PooledTransport()
        for _ in 0..<3 { _ = try await transport.send(request(server), timeout: .seconds(60)) }
        #expect(server.connectionCount == 3)
    }

    @Test func makesNewConnectionAfterTheOldOneIsIdleForLong() async throws {
        let server = try await TestServer.start(.answer(200, body: "x"))
        let transport = PooledTransport(limits: PooledTransport.Limits(idleTime: .milliseconds(20)))
        _ = try await transport.send(request(server), timeout: .seconds(60))
        try await Task.sleep(for: .milliseconds(60))
        _ = try await transport.send(request(server), timeout: .seconds(60))
        #expect(server.connectionCount == 2)
    }

    @Test func limitsConnections() async throws {
        let server = try await TestServer.start(.slow(body: "", pause: .microseconds(500)))
        let transport = PooledTransport(limits: PooledTransport.Limits(connectionsPerOrigin: 3))
        let request = request(server)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<12 { group.addTask { _ = try await transport.send(request, timeout: .seconds(50)) } }
            try await group.waitForAll()
        }
        #expect(server.connectionCount <= 3)
        #expect(server.received.count == 12)
    }

    @Test func waitingForConnectionCountsAgainstTheTimeout() async throws {
        let server = try await TestServer.start(.hang(after: ""))
        let transport = PooledTransport(limits: PooledTransport.Limits(connectionsPerOrigin: 1))
        let request = request(server)
        let first = Task { try await transport.send(request, timeout: .seconds(60)) }
        while server.received.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        await #expect(throws: AWSTransportError.timedOut(.milliseconds(50))) {
            try await transport.send(request, timeout: .milliseconds(50))
        }
        first.cancel()
        await #expect(throws: AWSTransportError.cancelled) { try await first.value }
    }

    @Test func waitingForConnectionEndsWithTheTask() async throws {
        let server = try await TestServer.start(.hang(after: ""))
        let transport = PooledTransport(limits: PooledTransport.Limits(connectionsPerOrigin: 1))
        let request = request(server)
        let first = Task { try await transport.send(request, timeout: .seconds(30)) }
        while server.received.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        let second = Task { try await transport.send(request, timeout: .seconds(30)) }
        try await Task.sleep(for: .milliseconds(20))
        second.cancel()
        await #expect(throws: AWSTransportError.cancelled) { try await second.value }
        first.cancel()
        await #expect(throws: AWSTransportError.cancelled) { try await first.value }
    }

    @Test func reportsResetBeforeAnswer() async throws {
        let server = try await TestServer.start(.reset(after: ""))
        await #expect {
            try await PooledTransport().send(request(server), timeout: .seconds(60))
        } throws: { error in
            guard case AWSTransportError.connectionClosed = error else { return false }
            return true
        }
    }

    @Test func reportsResetInAnswer() async throws {
        let server = try await TestServer.start(.reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"))
        await #expect {
            try await PooledTransport().send(request(server), timeout: .seconds(60))
        } throws: { error in
            guard case AWSTransportError.connectionClosed = error else { return false }
            return true
        }
    }

    @Test(arguments: [
        ("", "before the answer began"), ("HTTP/1.1 200 OK\r\nContent-Le", "in the middle of the answer"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "in the middle of the answer"),
    ])
    func reportsEndInAnswer(bytes: String, place: String) async throws {
        let server = try await TestServer.start(.bytes(bytes))
        await #expect(throws: AWSTransportError.connectionClosed("the host closed it \(place)")) {
            try await PooledTransport().send(request(server), timeout: .seconds(60))
        }
    }

    @Test func reportsSlowAnswer() async throws {
        let server = try await TestServer.start(.slow(body: "x", pause: .milliseconds(50)))
        await #expect(throws: AWSTransportError.timedOut(.milliseconds(200))) {
            try await PooledTransport().send(request(server), timeout: .milliseconds(200))
        }
    }

    @Test func reportsLargeAnswer() async throws {
        let server = try await TestServer.start(.answer(200, body: String(repeating: "x", count: 1001)))
        let transport = PooledTransport(limits: PooledTransport.Limits(answerSize: 1000))
        await #expect(throws: AWSTransportError.answerTooLarge(limit: 1000)) {
            try await transport.send(request(server), timeout: .seconds(60))
        }
    }

    @Test func reportsWhatIsNotHTTP() async throws {
        let server = try await TestServer.start(.bytes("SSH-2.0-OpenSSH_9.2\r\n\r\n"))
        await #expect {
            try await PooledTransport().send(request(server), timeout: .seconds(60))
        } throws: { error in
            guard case AWSTransportError.malformedAnswer = error else { return false }
            return true
        }
    }

    @Test func refusesHeaderWithLineBreak() async throws {
        let server = try await TestServer.start(.answer(200, body: ""))
        var request = request(server, body: "x")
        request.headers.append(HTTPHeader("X-Amz-Security-Token", "token\r\nX-Other: 1"))
        let reason = "a header has characters that none may have"
        await #expect(throws: AWSTransportError.invalidRequest(reason)) {
            try await PooledTransport().send(request, timeout: .seconds(60))
        }
        #expect(server.received.isEmpty)
    }

    @Test func reportsRefusedConnection() async throws {
        var server: TestServer? = try await TestServer.start(.hang(after: ""))
        let request = request(try #require(server))
        server = nil
        try await Task.sleep(for: .milliseconds(50))
        await #expect {
            try await PooledTransport().send(request, timeout: .seconds(60))
        } throws: { error in
            guard case AWSTransportError.connectFailed(let reason) = error else { return false }
            return reason == "connection refused (127.0.0.1, port \(request.origin.port))"
        }
    }

    @Test func reportsUnknownHost() async throws {
        let request = HTTPRequest(method: "GET", origin: HTTPOrigin(isSecure: false, host: "host.invalid"))
        await #expect {
            try await PooledTransport().send(request, timeout: .seconds(60))
        } throws: { error in
            guard case AWSTransportError.connectFailed(let reason) = error else { return false }
            return reason.hasPrefix("host.invalid was not found")
        }
    }

    @Test func endsWithTheTask() async throws {
        let server = try await TestServer.start(.hang(after: "HTTP/1.1 200 OK\r\n"))
        let request = request(server)
        let task = Task { try await PooledTransport().send(request, timeout: .seconds(30)) }
        while server.received.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: AWSTransportError.cancelled) { try await task.value }
    }

    @Test func describesErrors() {
        let errors: [(AWSTransportError, String)] = [
            (.connectFailed("x"), "no connection could be made: x"),
            (.connectionClosed("x"), "the connection ended before the answer was whole: x"),
            (.timedOut(.seconds(2)), "no whole answer came within 2.0 seconds"),
            (.tlsFailed("x"), "the host could not prove who it is: x"),
            (.invalidRequest("x"), "the request cannot be sent: x"),
            (.malformedAnswer("x"), "the answer is not HTTP: x"),
            (.answerTooLarge(limit: 7), "the answer has more than 7 bytes"),
            (.cancelled, "the task was cancelled"),
        ]
        for (error, description) in errors { #expect(String(describing: error) == description) }
        #expect(errors.map(\.0.isTransient) == [true, true, true, false, false, false, false, false])
    }
}
