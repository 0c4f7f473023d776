import Synchronization
import Testing
import WorkerPatterns

@Suite("Circuit breakers") struct CircuitBreakerTests {
    private enum Fault: Error {
        case unwell
        case wrongRequest
    }

    private final class Clock: Sendable {
        private let start = ContinuousClock.now
        private let elapsed = Mutex(Duration.zero)
        var now: ContinuousClock.Instant { start.advanced(by: elapsed.withLock { $0 }) }
        func advance(by duration: Duration) { elapsed.withLock { $0 += duration } }
    }

    private let clock = Clock()
    private let changes = Changes()

    private final class Changes: Sendable {
        private let states = Mutex<[CircuitBreaker.State]>([])
        var all: [CircuitBreaker.State] { states.withLock { $0 } }
        func append(_ state: CircuitBreaker.State) { states.withLock { $0.append(state) } }
    }

    private var breaker: CircuitBreaker {
        CircuitBreaker(
            failureThreshold: 2,
            recoveryTime: .seconds(30),
            now: { [clock] in clock.now },
            onChange: { [changes] in changes.append($0) }
        )
    }

    private func ask(
        _ breaker: CircuitBreaker,
        _ answer: Result<Int, Fault>
    ) async -> Result<Int, CircuitBreakerError<Fault>> {
        do throws(CircuitBreakerError<Fault>) {
            return .success(
                try await breaker.run(countingAsFailure: { $0 == .unwell }) { () throws(Fault) in try answer.get() }
            )
        } catch {
            return .failure(error)
        }
    }

    @Test("open after failures in a row, refuse, try, and close") func opensAndCloses() async {
        let breaker = breaker
        #expect(await ask(breaker, .failure(.unwell)) == .failure(.failure(.unwell)))
        #expect(await ask(breaker, .success(1)) == .success(1))
        #expect(await ask(breaker, .failure(.unwell)) == .failure(.failure(.unwell)))
        #expect(breaker.state == .closed)
        #expect(await ask(breaker, .failure(.unwell)) == .failure(.failure(.unwell)))
        #expect(breaker.state == .open)
        clock.advance(by: .seconds(10))
        #expect(await ask(breaker, .success(2)) == .failure(.open(retryAfter: .seconds(20))))
        clock.advance(by: .seconds(20))
        #expect(await ask(breaker, .failure(.unwell)) == .failure(.failure(.unwell)))
        #expect(await ask(breaker, .success(3)) == .failure(.open(retryAfter: .seconds(30))))
        clock.advance(by: .seconds(30))
        #expect(await ask(breaker, .success(4)) == .success(4))
        #expect(breaker.state == .closed)
        #expect(changes.all == [.open, .halfOpen, .open, .halfOpen, .closed])
    }

    @Test("do not mind refusals that are about the request") func otherErrors() async {
        let breaker = breaker
        for _ in 0..<5 { #expect(await ask(breaker, .failure(.wrongRequest)) == .failure(.failure(.wrongRequest))) }
        #expect(breaker.state == .closed)
        // They even tell that the service answers.
        _ = await ask(breaker, .failure(.unwell))
        _ = await ask(breaker, .failure(.wrongRequest))
        _ = await ask(breaker, .failure(.unwell))
        #expect(breaker.state == .closed)
    }

    @Test("learn nothing from a request that was given up") func givenUp() async {
        let breaker = breaker
        for _ in 0..<5 {
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await ask(breaker, .failure(.unwell))
            }
            #expect(await task.value == .failure(.failure(.unwell)))
        }
        #expect(breaker.state == .closed)
    }

    @Test("say why they refuse") func description() {
        let error = CircuitBreakerError<Fault>.open(retryAfter: .seconds(3))
        #expect("\(error)" == "the circuit breaker is open for another 3.0 seconds")
        #expect("\(CircuitBreakerError<Fault>.failure(.unwell))" == "unwell")
    }
}
