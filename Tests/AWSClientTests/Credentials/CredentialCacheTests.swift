import AWSTestSupport
import Synchronization
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct CredentialCacheTests {
    /// Gives prepared answers, in order, and counts how often it is asked.
    private final class Source: CredentialSource {
        let name: String
        private let state: Mutex<(answers: [CredentialAnswer], count: Int)>
        private let pause: Duration

        var count: Int { state.withLock { $0.count } }

        init(named name: String = "source", pause: Duration = .zero, _ answers: CredentialAnswer...) {
            self.name = name
            self.pause = pause
            state = Mutex((answers, 0))
        }

        func load() async -> CredentialAnswer {
            if pause > .zero { try? await Task.sleep(for: pause) }
            return state.withLock { state in
                state.count += 1
                return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
            }
        }
    }

    private let clock = TestClock.endOfFebruary

    private func credentials(_ id: String, expiresIn seconds: Double? = nil) -> AWSCredentials {
        AWSCredentials(
            accessKeyID: id,
            secretAccessKey: "secret",
            expiration: seconds.map { Timestamp(secondsSince1970: clock.date.secondsSince1970 + $0) }
        )
    }

    @Test func asksInOrder() async throws {
        let last = Source(named: "c", .credentials(credentials("third")))
        let cache = CredentialCache(
            [Source(named: "a", .notSetUp("x")), Source(named: "b", .credentials(credentials("second"))), last],
            clock: clock
        )
        #expect(try await cache.credentials().accessKeyID == "second")
        #expect(last.count == 0)
    }

    @Test func reportsEverySource() async throws {
        let cache = CredentialCache(
            [Source(named: "a", .notSetUp("not here")), Source(named: "b", .notSetUp("nor here"))],
            clock: clock
        )
        await #expect {
            try await cache.credentials()
        } throws: {
            String(describing: $0) == "no credentials: a: not here; b: nor here"
        }
    }

    @Test func stopsAtSourceThatFails() async throws {
        let last = Source(named: "c", .credentials(credentials("other")))
        let cache = CredentialCache(
            [Source(named: "a", .notSetUp("x")), Source(named: "b", .failed("broken")), last],
            clock: clock
        )
        await #expect {
            try await cache.credentials()
        } throws: {
            String(describing: $0) == "no credentials: a: x; b: broken"
        }
        #expect(last.count == 0)
    }

    @Test func keepsCredentialsThatDoNotExpire() async throws {
        let source = Source(.credentials(credentials("first")))
        let cache = CredentialCache([source], clock: clock)
        for _ in 0..<3 {
            _ = try await cache.credentials()
            clock.advance(by: .seconds(1_000_000))
        }
        #expect(source.count == 1)
    }

    @Test func renewsAheadOfExpiration() async throws {
        let source = Source(
            .credentials(credentials("first", expiresIn: 3600)),
            .credentials(credentials("second", expiresIn: 7200))
        )
        let cache = CredentialCache([source], clock: clock)
        #expect(try await cache.credentials().accessKeyID == "first")
        clock.advance(by: .seconds(3600 - 301))
        #expect(try await cache.credentials().accessKeyID == "first")
        clock.advance(by: .seconds(2))
        #expect(try await cache.credentials().accessKeyID == "second")
        #expect(source.count == 2)
    }

    @Test func usesOldOnesWhileRenewalFails() async throws {
        let source = Source(.credentials(credentials("first", expiresIn: 3600)), .failed("down"))
        let cache = CredentialCache([source], clock: clock)
        _ = try await cache.credentials()
        clock.advance(by: .seconds(3400))
        #expect(try await cache.credentials().accessKeyID == "first")
        #expect(try await cache.credentials().accessKeyID == "first")
        #expect(source.count == 2)
        clock.advance(by: .seconds(11))
        #expect(try await cache.credentials().accessKeyID == "first")
        #expect(source.count == 3)
        clock.advance(by: .seconds(3600))
        await #expect(throws: CredentialsError(attempts: [.init(source: "source", reason: "down")])) {
            try await cache.credentials()
        }
    }

    @Test func doesNotAskForEachRequestWhenExpirationIsNear() async throws {
        let source = Source(.credentials(credentials("first", expiresIn: 60)))
        let cache = CredentialCache([source], clock: clock)
        for _ in 0..<5 { _ = try await cache.credentials() }
        #expect(source.count == 1)
        clock.advance(by: .seconds(11))
        _ = try await cache.credentials()
        #expect(source.count == 2)
    }

    @Test func asksOnceForCallersAtTheSameTime() async throws {
        let source = Source(pause: .milliseconds(50), .credentials(credentials("first")))
        let cache = CredentialCache([source], clock: clock)
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { try await cache.credentials().accessKeyID } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(ids == ["first"])
        #expect(source.count == 1)
    }

    @Test func oneCallersCancellationLeavesTheOthersTheirAnswer() async throws {
        let source = Source(pause: .milliseconds(100), .credentials(credentials("first")))
        let cache = CredentialCache([source], clock: clock)
        let first = Task { try await cache.credentials() }
        let second = Task { try await cache.credentials() }
        first.cancel()
        #expect(try await second.value.accessKeyID == "first")
    }

    @Test func asksTheSourcesOfAWSInOrder() async throws {
        let environment = AWSEnvironment(variables: ["AWS_EC2_METADATA_DISABLED": "true", "HOME": "/h"])
        let cache = CredentialCache(environment: environment, transport: StubTransport(json: ""), clock: clock)
        await #expect {
            try await cache.credentials()
        } throws: { error in
            String(describing: error)
                == "no credentials: environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set; "
                + "web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not set; "
                + "profile 'default': neither /h/.aws/config nor /h/.aws/credentials has it; "
                + "container: AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set; "
                + "instance metadata: AWS_EC2_METADATA_DISABLED is 'true'"
        }
    }
}
