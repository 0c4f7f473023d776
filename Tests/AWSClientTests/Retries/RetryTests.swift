import AWSTestSupport
import DynamoDBValues
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct RetryTests {
    private let clock = TestClock.endOfFebruary
    private let key: [String: AttributeValue] = ["id": "1"]

    private func client(
        _ transport: StubTransport,
        attempts: Int? = nil,
        timeout: Duration = .seconds(60)
    ) throws -> AWSHTTPClient {
        try .testing(
            transport,
            clock: clock,
            configuration: AWSConfiguration(maximumAttempts: attempts, timeout: timeout, environment: .testing)
        )
    }

    private func put(_ client: AWSHTTPClient) async throws(AWSError) {
        try await DynamoDBClient(client).putItem(PutItemRequest(tableName: "T", item: key))
    }

    private func send(_ client: AWSHTTPClient) async throws(AWSError) {
        try await SQSClient(client).deleteMessage("r", from: "https://queue")
    }

    // MARK: How often and how long

    @Test func triesDynamoDBFourTimes() async throws {
        let transport = StubTransport([.error("InternalServerError", status: 500)])
        let client = try client(transport)
        await #expect(throws: AWSError.self) { try await put(client) }
        #expect(transport.requests.count == 4)
        // Half of 25, 50 and 100 ms.
        #expect(clock.sleeps == [.milliseconds(12.5), .milliseconds(25), .milliseconds(50)])
    }

    @Test func triesOthersThreeTimes() async throws {
        let transport = StubTransport([.error("ServiceUnavailable", status: 503)])
        let client = try client(transport)
        await #expect {
            try await send(client)
        } throws: { error in
            String(describing: error)
                == "SQS DeleteMessage: ServiceUnavailable: the message (status 503, 3 attempts)"
        }
        #expect(transport.requests.count == 3)
        #expect(clock.sleeps == [.milliseconds(25), .milliseconds(50)])
    }

    @Test func waitsLongerAfterThrottling() async throws {
        let transport = StubTransport([.error("ThrottlingException"), .error("SlowDown", status: 503), .json("{}")])
        try await send(try client(transport))
        #expect(clock.sleeps == [.milliseconds(500), .seconds(1)])
    }

    @Test func capsWaits() {
        let backoff = RetryBackoff(random: { 1 })
        let delay = { (retry: Int, isThrottling: Bool) in
            backoff.delay(
                retry: retry,
                isThrottling: isThrottling,
                baseDelay: .milliseconds(50),
                serverDelay: nil
            )
        }
        #expect((0...3).map { delay($0, false) } == [50, 100, 200, 400].map { .milliseconds($0) })
        #expect(delay(8, false) == .milliseconds(12_800))
        #expect(delay(9, false) == .seconds(20))
        #expect(delay(1_000, false) == .seconds(20))
        #expect(delay(5, true) == .seconds(20))
        #expect(
            RetryBackoff(random: { 0 }).delay(retry: 3, isThrottling: true, baseDelay: .zero, serverDelay: nil) == .zero
        )
    }

    @Test(arguments: [("100", 500), ("2000", 2000), ("99999", 5500), ("-1", 500), ("soon", 500), ("0", 500)])
    func heedsServerDelay(header: String, milliseconds: Int) async throws {
        let throttled = Result<HTTPResponse, AWSTransportError>.error(
            "ThrottlingException",
            headers: [HTTPHeader("x-amz-retry-after", header)]
        )
        let transport = StubTransport([throttled, .json("{}")])
        try await send(try client(transport))
        #expect(clock.sleeps == [.milliseconds(milliseconds)])
    }

    @Test(arguments: [
        (["AWS_MAX_ATTEMPTS": "1"], nil as Int?, 1), (["AWS_MAX_ATTEMPTS": "5"], nil, 5),
        (["AWS_MAX_ATTEMPTS": "5"], 2, 2),
    ])
    func heedsNumberOfAttempts(variables: [String: String], given: Int?, expected: Int) async throws {
        let transport = StubTransport([.error("InternalError", status: 500)])
        let configuration = AWSConfiguration(maximumAttempts: given, environment: .testing(variables))
        let client = try AWSHTTPClient.testing(transport, clock: clock, configuration: configuration)
        await #expect(throws: AWSError.self) { try await send(client) }
        #expect(transport.requests.count == expected)
    }

    @Test func signsEachTryAnew() async throws {
        let transport = StubTransport([.error("ThrottlingException"), .error("ThrottlingException"), .json("{}")])
        try await send(try client(transport))
        let dates = transport.requests.map { request in request.headers.first { $0.name == "X-Amz-Date" }?.value }
        #expect(dates == ["20260228T235959Z", "20260228T235959Z", "20260301T000000Z"])
    }

    // MARK: What

    @Test(arguments: [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ])
    func throttlingCodes(code: String) {
        #expect(FailureKind(code: AWSErrorCode(rawValue: code), status: 400) == .throttling)
        #expect(FailureKind(code: AWSErrorCode(rawValue: code), status: 503) == .throttling)
    }

    @Test(arguments: [
        ("RequestTimeout", 400), ("RequestTimeoutException", 408), ("InternalError", 400),
        ("ReplicatedWriteConflictException", 409), ("Anything", 500), ("Anything", 502), ("Anything", 503),
        ("Anything", 504),
    ])
    func transientErrors(code: String, status: Int) {
        #expect(FailureKind(code: AWSErrorCode(rawValue: code), status: status) == .transient)
    }

    @Test(arguments: [
        ("ValidationException", 400), ("AccessDeniedException", 400), ("ConditionalCheckFailedException", 400),
        ("TransactionCanceledException", 400), ("Anything", 404), ("Anything", 501), ("Anything", 505),
        ("RequestTimeTooSkewed", 403),
    ])
    func permanentErrors(code: String, status: Int) {
        #expect(FailureKind(code: AWSErrorCode(rawValue: code), status: status) == .permanent)
    }

    @Test func status429IsThrottling() {
        #expect(FailureKind(code: .unknown, status: 429) == .throttling)
    }

    @Test func doesNotTryAgainWhatIsPermanent() async throws {
        let transport = StubTransport([.error("ValidationException")])
        let client = try client(transport)
        await #expect(throws: AWSError.self) { try await put(client) }
        #expect(transport.requests.count == 1)
        #expect(clock.sleeps.isEmpty)
    }

    @Test(arguments: [
        AWSTransportError.connectFailed("refused"), .connectionClosed("reset"), .timedOut(.seconds(10)),
    ])
    func triesAgainAfterTransportErrors(error: AWSTransportError) async throws {
        let transport = StubTransport([.failure(error), .json("{}")])
        try await put(try client(transport))
        #expect(transport.requests.count == 2)
    }

    @Test(arguments: [
        AWSTransportError.tlsFailed("x"), .invalidRequest("x"), .malformedAnswer("x"), .answerTooLarge(limit: 1),
    ])
    func doesNotTryAgainAfterOtherTransportErrors(error: AWSTransportError) async throws {
        let transport = StubTransport([.failure(error)])
        let client = try client(transport)
        let operation = AWSOperation(service: "DynamoDB", name: "PutItem")
        await #expect(throws: AWSError.transport(error, operation)) { try await put(client) }
        #expect(transport.requests.count == 1)
    }

    // MARK: The quota

    @Test func spendsAndEarnsQuota() {
        let quota = RetryQuota()
        #expect(quota.available == 500)
        #expect(quota.take(isThrottling: false) == 14)
        #expect(quota.take(isThrottling: true) == 5)
        #expect(quota.available == 481)
        quota.succeeded(taken: 14)
        #expect(quota.available == 495)
        quota.succeeded(taken: nil)
        #expect(quota.available == 496)
        for _ in 0..<10 { quota.succeeded(taken: nil) }
        #expect(quota.available == 500)
    }

    @Test func emptyQuotaStopsTryingAgain() async throws {
        let transport = StubTransport([.error("InternalError", status: 500)])
        let client = try client(transport)
        // Each request tries again twice, for 14 tokens each time: 17 requests take 476 of the 500.
        for _ in 0..<17 { await #expect(throws: AWSError.self) { try await send(client) } }
        #expect(transport.requests.count == 51)
        let sleeps = clock.sleeps.count
        await #expect(throws: AWSError.self) { try await send(client) }
        #expect(transport.requests.count == 53)
        await #expect(throws: AWSError.self) { try await send(client) }
        #expect(transport.requests.count == 54)
        #expect(clock.sleeps.count == sleeps + 1)
        // Another service has a quota of its own.
        await #expect(throws: AWSError.self) { try await put(client) }
        #expect(transport.requests.count == 58)
    }

    @Test func longPollingPausesEvenWithoutQuota() async throws {
        let transport = StubTransport([.error("InternalError", status: 500)])
        let client = try client(transport)
        for _ in 0..<20 { await #expect(throws: AWSError.self) { try await send(client) } }
        let sleeps = clock.sleeps.count
        let requests = transport.requests.count
        await #expect(throws: AWSError.self) {
            try await SQSClient(client).receiveMessage(ReceiveMessageRequest(queueURL: "https://queue"))
        }
        #expect(transport.requests.count == requests + 1)
        #expect(clock.sleeps.count == sleeps + 1)
    }

    // MARK: Deadlines and cancellation

    @Test func neverWaitsPastTheTimeout() async throws {
        let transport = StubTransport([.error("ThrottlingException")])
        let client = try client(transport, timeout: .milliseconds(1200))
        await #expect {
            try await send(client)
        } throws: { error in
            (error as? AWSError)?.code == .throttling
        }
        // After 500 ms there is no time for another second.
        #expect(transport.requests.count == 2)
        #expect(clock.sleeps == [.milliseconds(500)])
    }

    @Test func neverWaitsPastTheDeadlineOfTheTask() async throws {
        let transport = StubTransport([.error("ThrottlingException")])
        let client = try client(transport)
        let deadline = clock.now.advanced(by: .milliseconds(400))
        await AWSRequestContext.$deadline.withValue(deadline) {
            await #expect {
                try await send(client)
            } throws: { error in
                (error as? AWSError)?.code == .throttling
            }
        }
        #expect(transport.requests.count == 1)
        #expect(clock.sleeps.isEmpty)
    }

    @Test func triesNotAtAllAfterTheDeadline() async throws {
        let transport = StubTransport(json: "{}")
        let client = try client(transport)
        let deadline = clock.now
        await AWSRequestContext.$deadline.withValue(deadline) {
            await #expect {
                try await send(client)
            } throws: { error in
                String(describing: error) == "SQS DeleteMessage: the time for the request was up"
            }
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func shortensTheLastTry() async throws {
        let clock = clock
        let transport = StubTransport([.failure(.timedOut(.seconds(10)))]) { clock.advance(by: .seconds(10)) }
        let client = try client(transport, timeout: .seconds(25))
        await #expect(throws: AWSError.self) { try await send(client) }
        #expect(transport.timeouts.count == 3)
        #expect(transport.timeouts[0] == .seconds(10))
        #expect(transport.timeouts[1] == .seconds(10))
        #expect(transport.timeouts[2] < .seconds(5))
    }

    @Test func longPollingHasLongerTries() async throws {
        let transport = StubTransport(json: "{}")
        _ = try await SQSClient(try client(transport))
            .receiveMessage(ReceiveMessageRequest(queueURL: "https://queue", waitSeconds: 20))
        #expect(transport.timeouts == [.seconds(30)])
    }

    @Test func cancellationEndsWaiting() async throws {
        let transport = StubTransport([.error("ThrottlingException")])
        // The machine's clock: a wait that lasts.
        let client = try AWSHTTPClient.testing(transport, clock: SystemClock())
        let task = Task { try await SQSClient(client).deleteMessage("r", from: "https://queue") }
        while transport.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        await #expect(throws: AWSError.cancelled) { try await task.value }
        #expect(transport.requests.count == 1)
    }

    @Test func cancelledTaskSendsNothing() async throws {
        let transport = StubTransport(json: "{}")
        let client = try client(transport)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await SQSClient(client).deleteMessage("r", from: "https://queue")
        }
        await #expect(throws: AWSError.cancelled) { try await task.value }
        #expect(transport.requests.isEmpty)
    }

    // MARK: Clocks

    private func skewed(_ code: String, date: String) -> Result<HTTPResponse, AWSTransportError> {
        .error(code, status: 403, headers: [HTTPHeader("Date", date)])
    }

    @Test(arguments: ["RequestTimeTooSkewed", "InvalidSignatureException", "SignatureDoesNotMatch", "RequestExpired"])
    func takesTheServicesTime(code: String) async throws {
        let transport = StubTransport([skewed(code, date: "Sun, 01 Mar 2026 01:00:00 GMT"), .json("{}")])
        let client = try client(transport)
        try await send(client)
        try await send(client)
        let dates = transport.requests.compactMap { request in
            request.headers.first { $0.name == "X-Amz-Date" }?.value
        }
        #expect(dates == ["20260228T235959Z", "20260301T010000Z", "20260301T010000Z"])
    }

    @Test func aSignatureThatIsWrongAtTheRightTimeIsPermanent() async throws {
        let transport = StubTransport([skewed("InvalidSignatureException", date: "Sun, 01 Mar 2026 00:00:30 GMT")])
        let client = try client(transport)
        await #expect(throws: AWSError.self) { try await send(client) }
        #expect(transport.requests.count == 1)
    }

    @Test func doesNotTakeTheSameTimeTwice() async throws {
        let transport = StubTransport([skewed("InvalidSignatureException", date: "Sun, 01 Mar 2026 01:00:00 GMT")])
        let client = try client(transport)
        await #expect(throws: AWSError.self) { try await send(client) }
        #expect(transport.requests.count == 2)
    }
}
