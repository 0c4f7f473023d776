/// The states of a circuit breaker, without time of its own and without waiting.
struct BreakerMachine {
    /// What a request that was let through gives back when it is done.
    ///
    /// A request may take longer than the state in which it began: what it says then is old news, and does not count.
    struct Pass: Hashable {
        fileprivate let era: Int
    }

    /// How a request ended.
    enum Outcome: CaseIterable {
        case success
        case failure
        /// Nobody waited for the answer.
        case abandonment
    }

    enum Decision: Equatable {
        case admitted(Pass)
        case refused(retryAfter: Duration)
    }

    private enum Phase {
        case closed(failures: Int)
        case open(until: ContinuousClock.Instant)
        case halfOpen
    }

    private let failureThreshold: Int
    private let recoveryTime: Duration
    private var phase = Phase.closed(failures: 0)
    /// Counts the changes of state.
    private var era = 0

    init(failureThreshold: Int, recoveryTime: Duration) {
        self.failureThreshold = failureThreshold
        self.recoveryTime = recoveryTime
    }

    var state: CircuitBreaker.State {
        switch phase {
        case .closed: .closed
        case .open: .open
        case .halfOpen: .halfOpen
        }
    }

    mutating func admit(at now: ContinuousClock.Instant) -> Decision {
        switch phase {
        case .closed: return .admitted(Pass(era: era))
        case .open(let end) where now >= end:
            change(to: .halfOpen)
            return .admitted(Pass(era: era))
        case .open(let end): return .refused(retryAfter: now.duration(to: end))
        // Nobody knows when the probe will be back.
        case .halfOpen: return .refused(retryAfter: .zero)
        }
    }

    mutating func finish(_ pass: Pass, _ outcome: Outcome, at now: ContinuousClock.Instant) {
        guard pass.era == era else { return }
        switch (phase, outcome) {
        case (.closed, .success): phase = .closed(failures: 0)
        case (.closed(let failures), .failure) where failures + 1 < failureThreshold:
            phase = .closed(failures: failures + 1)
        case (.closed, .abandonment), (.open, _): break
        case (.closed, .failure), (.halfOpen, .failure): change(to: .open(until: now.advanced(by: recoveryTime)))
        case (.halfOpen, .success): change(to: .closed(failures: 0))
        // The next one may try at once.
        case (.halfOpen, .abandonment): change(to: .open(until: now))
        }
    }

    private mutating func change(to phase: Phase) {
        self.phase = phase
        era += 1
    }
}
