internal import Synchronization

/// Keeps a program from asking a service that does not answer.
///
/// While the service is well the breaker is ``State/closed`` and lets everything through. After so many failures in a row it opens: what is asked is refused
/// at once, which costs neither time nor what is left of the service. When the recovery time is over it is half open: it lets one request through, the
/// probe, and closes if that succeeds, or stays open for another recovery time.
///
/// ```swift
/// let breaker = CircuitBreaker(failureThreshold: 3, recoveryTime: .seconds(30))
/// let item = try await breaker.run(countingAsFailure: \.isRetryable) { () throws(AWSError) in
///     try await dynamoDB.getItem(request)
/// }
/// ```
///
/// It is the program's own: each execution environment of a function has its own breaker, and forgets it when it ends.
///
/// <https://docs.aws.amazon.com/prescriptive-guidance/latest/cloud-design-patterns/circuit-breaker.html>
public final class CircuitBreaker: Sendable {
    /// What the breaker does with requests.
    public enum State: Hashable, Sendable, CaseIterable {
        /// It lets them through.
        case closed
        /// It refuses them.
        case open
        /// It has let one through, the probe, and refuses the others.
        case halfOpen
    }

    private let machine: Mutex<BreakerMachine>
    private let now: @Sendable () -> ContinuousClock.Instant
    private let onChange: @Sendable (State) -> Void

    /// A breaker that is closed.
    /// - Parameters:
    ///   - failureThreshold: After how many failures in a row it opens, from 1.
    ///   - recoveryTime: For how long it refuses requests before it lets one through to try.
    ///   - now: The moment now; the machine's when not given.
    ///   - onChange: Is told of each state that the breaker comes into, by whoever's request brings it there; nobody is when not given.
    public init(
        failureThreshold: Int,
        recoveryTime: Duration,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        onChange: @escaping @Sendable (State) -> Void = { _ in }
    ) {
        machine = Mutex(BreakerMachine(failureThreshold: max(failureThreshold, 1), recoveryTime: recoveryTime))
        self.now = now
        self.onChange = onChange
    }

    /// What the breaker does with requests; one that is open may let the next one through.
    public var state: State { machine.withLock { $0.state } }

    /// Asks the service, unless the breaker is open.
    /// - Parameters:
    ///   - isFailure: Whether an error says that the service is not well; one that is about the request says that it is.
    ///   - body: Asks the service.
    /// - Returns: What the service answers.
    /// - Throws: ``CircuitBreakerError/open(retryAfter:)`` without having asked, or the error of the service.
    public func run<T, E: Error>(
        countingAsFailure isFailure: (E) -> Bool,
        _ body: () async throws(E) -> T
    ) async throws(CircuitBreakerError<E>) -> T {
        let pass = try admit(E.self)
        do {
            let result = try await body()
            finish(pass, .success)
            return result
        } catch {
            // A request that was given up says nothing about the service.
            finish(pass, Task.isCancelled ? .abandonment : isFailure(error) ? .failure : .success)
            throw .failure(error)
        }
    }

    private func admit<E: Error>(_: E.Type) throws(CircuitBreakerError<E>) -> BreakerMachine.Pass {
        let moment = now()
        let (before, decision, after) = machine.withLock { machine in
            let before = machine.state
            let decision = machine.admit(at: moment)
            return (before, decision, machine.state)
        }
        if before != after { onChange(after) }
        switch decision {
        case .admitted(let pass): return pass
        case .refused(let retryAfter): throw .open(retryAfter: retryAfter)
        }
    }

    private func finish(_ pass: BreakerMachine.Pass, _ outcome: BreakerMachine.Outcome) {
        let moment = now()
        let (before, after) = machine.withLock { machine in
            let before = machine.state
            machine.finish(pass, outcome, at: moment)
            return (before, machine.state)
        }
        if before != after { onChange(after) }
    }
}

/// Why a request through a breaker did not succeed.
public enum CircuitBreakerError<Failure: Error>: Error {
    /// The breaker is open: nothing was asked, and nothing will be for this long.
    case open(retryAfter: Duration)
    /// The service was asked, and this is what it said.
    case failure(Failure)
}

extension CircuitBreakerError: Equatable where Failure: Equatable {}

extension CircuitBreakerError: CustomStringConvertible {
    /// What happened.
    public var description: String {
        switch self {
        case .open(let retryAfter): "the circuit breaker is open for another \(retryAfter)"
        case .failure(let error): "\(error)"
        }
    }
}
