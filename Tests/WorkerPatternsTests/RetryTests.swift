import AWSClient
import AWSTestSupport
import LambdaContracts
import Testing

@testable import WorkerPatterns

@Suite("Trying again") struct RetryTests {
    /// What a try comes to.
    private enum Try: CaseIterable {
        case success, transient, permanent

        var error: WorkerError? {
            switch self {
            case .success: nil
            case .transient: WorkerError(.transient, "busy")
            case .permanent: WorkerError(.permanent, "never")
            }
        }
    }

    /// All sequences of tries of a length.
    private static func sequences(_ length: Int) -> [[Try]] {
        guard length > 0 else { return [[]] }
        return sequences(length - 1).flatMap { sequence in Try.allCases.map { sequence + [$0] } }
    }

    @Test("ends with the first success or final failure, in every sequence of tries", arguments: 1...5)
    func exhaustive(maximumAttempts: Int) async {
        for sequence in Self.sequences(5) {
            let clock = TestClock()
            let retry = Retry(maximumAttempts: maximumAttempts, clock: clock) { 1 }
            var attempts = 0
            let result: Result<Int, any Error>
            do {
                result = .success(
                    try await retry.run { attempt in
                        attempts = attempt
                        if let error = sequence[attempt - 1].error { throw error }
                        return attempt
                    }
                )
            } catch {
                result = .failure(error)
            }
            let end = sequence.prefix(maximumAttempts).firstIndex { $0 != .transient } ?? maximumAttempts - 1
            #expect(attempts == end + 1)
            #expect(clock.sleeps.count == end)
            switch result {
            case .success(let value): #expect(value == end + 1 && sequence[end] == .success)
            case .failure(let error): #expect(error as? WorkerError == sequence[end].error)
            }
        }
    }

    @Test("waits up to twice as long each time, up to a bound") func waits() async {
        for share in [1, 0.5, 0] {
            let clock = TestClock()
            let retry = Retry(maximumAttempts: 6, maximumDelay: .milliseconds(300), clock: clock) { share }
            await #expect(throws: WorkerError.self) {
                try await retry.run { _ in throw WorkerError(.transient, "busy") }
            }
            #expect(clock.sleeps == [50, 100, 200, 300, 300].map { .milliseconds($0) * share })
        }
    }

    @Test("does not wait past the deadline of requests") func deadline() async {
        let clock = TestClock()
        let retry = Retry(maximumAttempts: 10, clock: clock) { 1 }
        await AWSRequestContext.$deadline.withValue(clock.now + .milliseconds(160)) {
            await #expect(throws: WorkerError.self) {
                try await retry.run { _ in throw WorkerError(.transient, "busy") }
            }
        }
        #expect(clock.sleeps == [.milliseconds(50), .milliseconds(100)])
    }

    @Test("ends with what went wrong when the task is cancelled") func cancellation() async {
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try await Retry(clock: TestClock()).run { _ in throw WorkerError(.transient, "busy") }
        }
        task.cancel()
        await #expect(throws: WorkerError(.transient, "busy")) { try await task.value }
    }
}
