import Foundation
import JSONValues
import RuntimeAPIServer
import Testing

@Suite("Workers as processes", .timeLimit(.minutes(5))) struct ProcessTests {
    private let environment = ["GREETING": "Hello", "LIMIT": "3"]

    private func start(
        keepAlive: RuntimeAPIServer.KeepAlive = .always,
        _ environment: [String: String]? = nil
    ) async throws -> (server: RuntimeAPIServer, worker: WorkerProcess) {
        let server = try await RuntimeAPIServer.start(keepAlive: keepAlive)
        return (
            server, try WorkerProcess("lambda-fixture", server: server, environment: environment ?? self.environment)
        )
    }

    @Test("answer one invocation after the other on one connection") func invocations() async throws {
        let (server, worker) = try await start()
        for index in 0..<10 {
            let outcome = try await server.invoke(
                #"{"action":"greet","text":"\#(index) é😀"}"#,
                headers: [("Lambda-Runtime-Trace-Id", "Root=1-\(index)")]
            )
            #expect(outcome == .response(#"{"text":"Hello, \#(index) é😀","trace":"Root=1-\#(index)"}"#))
        }
        #expect(server.connections == 1)
        withExtendedLifetime(worker) {}
        try await server.stop()
    }

    @Test("report what the handler throws and go on") func failure() async throws {
        let (server, worker) = try await start()
        let outcome = try await server.invoke(#"{"action":"fail","text":"it \"broke\""}"#)
        #expect(
            outcome
                == .failure(
                    type: "Function.Refusal",
                    body: #"{"errorMessage":"it \"broke\"","errorType":"Refusal","stackTrace":[]}"#
                )
        )
        #expect(try await server.invoke(#"{"action":"greet"}"#) == .response(#"{"text":"Hello, "}"#))
        let line = try #require(try worker.lines.first { $0.contains("the invocation failed") })
        #expect(try JSONValue(parsing: line)["errorMessage"] == #"it "broke""#)
        try await server.stop()
    }

    @Test(
        "report events that they cannot read and go on",
        arguments: [
            ("", "JSONError", "expected a value, found the end at byte 0"),
            (#"{"action":NaN}"#, "JSONError", "expected a value, found 'N' at byte 10"),
            (#"{"action":"greet","text":"\ud800"}"#, "JSONError", "an escape is half a surrogate pair at byte 26"),
            ("[]", "JSONDecodingError", "expected an object, found an array"),
            (#"{"action":1}"#, "JSONDecodingError", "action: expected a string, found a number"),
            (
                #"{"action":"dance"}"#, "JSONDecodingError",
                "action: Cannot initialize Action from invalid String value dance"
            ),
        ]
    ) func malformedEvents(event: String, type: String, message: String) async throws {
        let (server, worker) = try await start()
        let body = #"{"errorMessage":\#(JSONValue.string(message).text),"errorType":"\#(type)","stackTrace":[]}"#
        #expect(try await server.invoke(event) == .failure(type: "Function.\(type)", body: body))
        #expect(try await server.invoke(#"{"action":"greet"}"#) == .response(#"{"text":"Hello, "}"#))
        withExtendedLifetime(worker) {}
        try await server.stop()
    }

    @Test(
        "report why they cannot start, and end",
        arguments: [
            (
                ["LIMIT": "3"], "Runtime.InvalidEnvironment", "Runtime.InvalidEnvironment",
                "the environment variable GREETING is not set; set it in the stack that has the function"
            ),
            (
                ["GREETING": "Hi", "LIMIT": "x"], "Runtime.InvalidEnvironment", "Runtime.InvalidEnvironment",
                "the environment variable LIMIT is 'x', expected a value of type Int"
            ),
            (["GREETING": "refuse", "LIMIT": "3"], "Function.Refusal", "Refusal", "the greeting is 'refuse'"),
        ]
    ) func initialization(environment: [String: String], header: String, type: String, message: String) async throws {
        let (server, worker) = try await start(environment)
        let failure = try await server.initializationFailure()
        #expect(
            failure
                == .failure(
                    type: header,
                    body: #"{"errorMessage":"\#(message)","errorType":"\#(type)","stackTrace":[]}"#
                )
        )
        #expect(try await worker.end() == .exit(1))
        let line = try JSONValue(parsing: try #require(try worker.lines.last))
        #expect(line["level"] == "FATAL")
        #expect(line["errorMessage"] == .string(message))
        try await server.stop()
    }

    @Test("end with a sentence where there is no Runtime API") func noRuntimeAPI() async throws {
        let server = try await RuntimeAPIServer.start()
        let worker = try WorkerProcess(
            "lambda-fixture",
            server: server,
            environment: ["AWS_LAMBDA_RUNTIME_API": "9001"]
        )
        #expect(try await worker.end() == .exit(1))
        let line = try JSONValue(parsing: try #require(try worker.lines.last))
        #expect(
            line["message"]
                == "the environment variable AWS_LAMBDA_RUNTIME_API must have host:port of the Runtime API, got '9001'; a worker runs in Lambda, or beside a server that offers its Runtime API"
        )
        try await server.stop()
    }

    @Test("end when the Runtime API is gone") func serverStops() async throws {
        let (server, worker) = try await start()
        try await server.workerIsReady()
        try await server.stop()
        #expect(try await worker.end() == .exit(1))
        #expect(try worker.lines.last?.contains("the worker ends because Lambda cannot be reached") == true)
    }

    @Test("end at once on SIGTERM when they wait, after they have closed what is open") func terminationWhileWaiting()
        async throws
    {
        let (server, worker) = try await start()
        try await server.workerIsReady()
        worker.send(SIGTERM)
        #expect(try await worker.end(within: .seconds(60)) == .exit(0))
        #expect(try worker.lines.last?.contains("shut down") == true)
        try await server.stop()
    }

    @Test("finish an invocation on SIGTERM, then end") func terminationInFlight() async throws {
        let (server, worker) = try await start()
        async let outcome = server.invoke(#"{"action":"sleep","count":300}"#)
        while try worker.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        worker.send(SIGTERM)
        #expect(try await outcome == .response(#"{"text":"Hello, "}"#))
        #expect(try await worker.end(within: .seconds(60)) == .exit(0))
        try await server.stop()
    }

    @Test("cancel a handler shortly before the function times out") func deadline() async throws {
        let (server, worker) = try await start()
        // An earlier deadline than the last that was watched.
        _ = try await server.invoke(#"{"action":"greet"}"#, timeout: .seconds(900))
        let start = ContinuousClock.now
        let outcome = try await server.invoke(#"{"action":"sleep","count":60000}"#, timeout: .seconds(4))
        #expect(start.duration(to: .now) < .seconds(4))
        guard case .failure("Runtime.DeadlineExceeded", let body) = outcome else {
            Issue.record("unexpected \(outcome)")
            return
        }
        #expect(body.contains("the handler was cancelled after 1."))
        #expect(
            try worker.lines.contains { $0.contains("the function is about to time out; the handler is cancelled") }
        )
        #expect(try await server.invoke(#"{"action":"greet"}"#) == .response(#"{"text":"Hello, "}"#))
        try await server.stop()
    }

    @Test("return what a handler has done when it is cancelled") func partialResult() async throws {
        let (server, worker) = try await start()
        let outcome = try await server.invoke(#"{"action":"reportProgress"}"#, timeout: .seconds(1))
        #expect(outcome == .response(#"{"text":"cancelled"}"#))
        withExtendedLifetime(worker) {}
        try await server.stop()
    }

    @Test("give a handler half of the time at least, whatever the margin, even when it is over") func shortDeadlines()
        async throws
    {
        let (server, worker) = try await start()
        #expect(
            try await server.invoke(#"{"action":"sleep","count":20}"#, timeout: .seconds(4))
                == .response(#"{"text":"Hello, "}"#)
        )
        guard
            case .failure("Runtime.DeadlineExceeded", _) = try await server.invoke(
                #"{"action":"sleep","count":5000}"#,
                timeout: .seconds(-1)
            )
        else {
            Issue.record("an invocation whose deadline has passed was not cancelled")
            return
        }
        withExtendedLifetime(worker) {}
        try await server.stop()
    }

    @Test("wait for a handler that does not heed its cancellation") func stubbornHandler() async throws {
        let (server, worker) = try await start()
        let outcome = try await server.invoke(#"{"action":"sleepStubbornly","count":700}"#, timeout: .milliseconds(500))
        #expect(outcome == .response(#"{"text":"Hello, "}"#))
        withExtendedLifetime(worker) {}
        try await server.stop()
    }

    @Test("report a response that is too large, and send one that is just small enough") func largeResponses()
        async throws
    {
        let (server, worker) = try await start()
        // {"text":"…"} is 11 bytes more than the text.
        guard case .response(let largest) = try await server.invoke(#"{"action":"returnText","count":6291545}"#) else {
            Issue.record("the largest response was not sent")
            return
        }
        #expect(largest.utf8.count == 6_291_556)
        #expect(
            try await server.invoke(#"{"action":"returnText","count":6291546}"#)
                == .failure(
                    type: "Runtime.ResponseSizeTooLarge",
                    body:
                        #"{"errorMessage":"the response has 6291557 bytes, Lambda takes at most 6291556","errorType":"Runtime.ResponseSizeTooLarge","stackTrace":[]}"#
                )
        )
        withExtendedLifetime(worker) {}
        try await server.stop()
    }

    @Test("read an event of six megabytes") func largeEvent() async throws {
        let (server, worker) = try await start()
        let text = String(repeating: "é", count: 3_000_000)
        #expect(
            try await server.invoke(#"{"action":"greet","text":"\#(text)"}"#)
                == .response(#"{"text":"Hello, \#(text)"}"#)
        )
        withExtendedLifetime(worker) {}
        try await server.stop()
    }

    @Test(
        "open a new connection where the server closes them",
        arguments: [RuntimeAPIServer.KeepAlive.closesAnnounced, .closesUnannounced]
    ) func closedConnections(keepAlive: RuntimeAPIServer.KeepAlive) async throws {
        let (server, worker) = try await start(keepAlive: keepAlive)
        for index in 0..<20 {
            let outcome = try await server.invoke(#"{"action":"greet","text":"\#(index)"}"#)
            #expect(outcome == .response(#"{"text":"Hello, \#(index)"}"#))
        }
        #expect(server.connections >= 40)
        withExtendedLifetime(worker) {}
        try await server.stop()
    }

    @Test("write what Lambda and CloudWatch read in the log") func logs() async throws {
        let (server, worker) = try await start()
        _ = try await server.invoke(#"{"action":"log","text":"Ada","correlationID":"c-1"}"#, requestID: "r-1")
        _ = try await server.invoke(#"{"action":"measure"}"#)
        let lines = try worker.lines.map { try JSONValue(parsing: $0) }
        #expect(lines.map { $0["message"] } == ["part of it", "greeting", "of interest", nil])
        #expect(lines.map { $0["correlationId"] } == ["part", "c-1", "c-1", nil])
        #expect(lines[1]["level"] == "INFO")
        #expect(lines[1]["name"] == "Ada")
        #expect(lines[1]["count"] == 3)
        #expect(lines[0...2].allSatisfy { $0["requestId"] == "r-1" })
        #expect(lines[3]["Language"] == "en")
        #expect(lines[3]["_aws"]?["CloudWatchMetrics"]?.asArray?[0]["Namespace"] == "Tests")
        try await server.stop()
    }

    @Test("write from the level on that Lambda sets") func logLevel() async throws {
        let (server, worker) = try await start(environment.merging(["AWS_LAMBDA_LOG_LEVEL": "DEBUG"]) { $1 })
        _ = try await server.invoke(#"{"action":"log"}"#)
        #expect(try worker.lines.contains { $0.contains(#""level":"DEBUG","message":"not of interest""#) })
        try await server.stop()
    }

    @Test("keep their memory over 10,000 invocations") func manyInvocations() async throws {
        let (server, worker) = try await start()
        func invoke(_ count: Int) async throws {
            for index in 0..<count {
                let outcome = try await server.invoke(
                    #"{"action":"greet","text":"\#(index)"}"#,
                    headers: [("Lambda-Runtime-Trace-Id", "Root=1-\(index);Parent=\(index);Sampled=0")]
                )
                guard
                    outcome
                        == .response(
                            #"{"text":"Hello, \#(index)","trace":"Root=1-\#(index);Parent=\#(index);Sampled=0"}"#
                        )
                else {
                    Issue.record("unexpected \(outcome)")
                    return
                }
            }
        }
        try await invoke(2_000)
        let before = try #require(worker.residentKilobytes)
        try await invoke(8_000)
        let after = try #require(worker.residentKilobytes)
        #expect(after - before < 1_024, "the worker grew from \(before) to \(after) KB")
        #expect(server.connections == 1)
        try await server.stop()
    }
}
