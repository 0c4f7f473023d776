import Testing

@testable import WorkerPatterns

@Suite("Circuit breakers, as machines") struct BreakerMachineTests {
    /// What can happen to a breaker.
    private enum Step: CaseIterable {
        case begin
        case succeed
        case fail
        case giveUp
        case waitALittle
        case waitForRecovery
    }

    /// What a breaker has to do, said in another way: as a history instead of states.
    private struct Model {
        private let threshold: Int
        /// Failures since the last success, as far as they count.
        private var failures = 0
        /// The end of the time in which nothing is asked; `nil` while the service is taken for well.
        private var blockedUntil: Int?
        private var probe: Int?
        /// Requests that began before what is known now.
        private var stale: Set<Int> = []
        private var running: [Int] = []
        private var next = 0

        init(threshold: Int) { self.threshold = threshold }

        var state: CircuitBreaker.State { probe != nil ? .halfOpen : blockedUntil != nil ? .open : .closed }

        /// Returns whether the request is let through, and its number.
        mutating func begin(at now: Int) -> Int? {
            if probe != nil { return nil }
            if let blockedUntil {
                guard now >= blockedUntil else { return nil }
                probe = next
            }
            running.append(next)
            next += 1
            return next - 1
        }

        mutating func end(_ number: Int, _ outcome: BreakerMachine.Outcome, at now: Int, recovery: Int) {
            running.removeAll { $0 == number }
            if stale.remove(number) != nil { return }
            let isProbe = probe == number
            if isProbe { probe = nil }
            switch outcome {
            case .success:
                failures = 0
                if isProbe {
                    blockedUntil = nil
                    stale.formUnion(running)
                }
            case .failure:
                failures += 1
                if isProbe || failures >= threshold {
                    blockedUntil = now + recovery
                    failures = 0
                    stale.formUnion(running)
                }
            case .abandonment: if isProbe { blockedUntil = now }
            }
        }
    }

    /// Plays steps, the oldest request that runs being the one that ends.
    /// - Returns: The states, or nothing when the machine and the model differ.
    private func play(_ steps: [Step], threshold: Int) -> String? {
        let recovery = 10
        let epoch = ContinuousClock.now
        var machine = BreakerMachine(failureThreshold: threshold, recoveryTime: .seconds(recovery))
        var model = Model(threshold: threshold)
        var running: [(pass: BreakerMachine.Pass, number: Int)] = []
        var now = 0
        for step in steps {
            let moment = epoch.advanced(by: .seconds(now))
            func end(_ outcome: BreakerMachine.Outcome) {
                guard !running.isEmpty else { return }
                let request = running.removeFirst()
                machine.finish(request.pass, outcome, at: moment)
                model.end(request.number, outcome, at: now, recovery: recovery)
            }
            switch step {
            case .begin:
                let number = model.begin(at: now)
                switch (machine.admit(at: moment), number) {
                case (.admitted(let pass), let number?): running.append((pass, number))
                case (.refused(let delay), nil): if delay > .seconds(recovery) || delay < .zero { return nil }
                default: return nil
                }
            case .succeed: end(.success)
            case .fail: end(.failure)
            case .giveUp: end(.abandonment)
            case .waitALittle: now += 1
            case .waitForRecovery: now += recovery
            }
            guard machine.state == model.state else { return nil }
        }
        return "\(machine.state)"
    }

    @Test("do in every sequence of steps what they must", arguments: [1, 2, 3]) func everySequence(threshold: Int) {
        var reached: Set<String> = []
        var differing: [[Step]] = []
        var count = 0
        func extend(_ steps: [Step], by length: Int) {
            count += 1
            guard let state = play(steps, threshold: threshold) else {
                differing.append(steps)
                return
            }
            reached.insert(state)
            guard length > 0 else { return }
            for step in Step.allCases { extend(steps + [step], by: length - 1) }
        }
        extend([], by: 6)
        // A threshold of 3 is reached after 6 steps; what comes then is played from there on.
        let opening = Array(repeating: [Step.begin, .fail], count: threshold).flatMap(\.self)
        extend(opening, by: 5)
        extend(opening + [.waitForRecovery, .begin], by: 5)
        #expect(differing == [])
        #expect(reached == ["closed", "open", "halfOpen"])
        #expect(count > 70_000)
    }

    @Test("let one request through to try") func oneProbe() throws {
        let now = ContinuousClock.now
        var machine = BreakerMachine(failureThreshold: 1, recoveryTime: .seconds(10))
        guard case .admitted(let first) = machine.admit(at: now) else { return #expect(Bool(false)) }
        machine.finish(first, .failure, at: now)
        #expect(machine.admit(at: now.advanced(by: .seconds(4))) == .refused(retryAfter: .seconds(6)))
        guard case .admitted(let probe) = machine.admit(at: now.advanced(by: .seconds(10))) else {
            return #expect(Bool(false))
        }
        #expect(machine.admit(at: now.advanced(by: .seconds(99))) == .refused(retryAfter: .zero))
        machine.finish(probe, .success, at: now.advanced(by: .seconds(99)))
        #expect(machine.state == .closed)
    }
}
