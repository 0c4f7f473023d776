import Synchronization
import Testing

@testable import WorkerPatterns

@Suite("Switches of the failure mode") struct FailureModeSwitchTests {
    private enum Mode: String, CaseIterable, Sendable {
        case none
        case poison
    }

    private struct Unreachable: Error {}

    /// What happens: the parameter says something else from now on, time passes, somebody asks.
    private enum Step: CaseIterable {
        case saysNone
        case saysPoison
        case saysNonsense
        case isUnreachable
        case waitALittle
        case waitLong
        case ask
    }

    private final class World: Sendable {
        struct State {
            var value: Result<String, Unreachable> = .success("none")
            var elapsed = Duration.zero
            var reads = 0
            var problems: [String] = []
        }
        let start = ContinuousClock.now
        let state = Mutex(State())
        var now: ContinuousClock.Instant { start.advanced(by: state.withLock { $0.elapsed }) }

        func makeSwitch() -> FailureModeSwitch<Mode> {
            FailureModeSwitch(
                initial: Mode.none,
                timeToLive: .seconds(30),
                now: { self.now },
                onProblem: { problem in self.state.withLock { $0.problems.append("\(problem)") } },
                reading: {
                    try self.state.withLock { state in
                        state.reads += 1
                        return try state.value.get()
                    }
                }
            )
        }
    }

    /// Plays steps beside a model: what was last read without a problem, and when it was last tried to.
    private func play(_ steps: [Step]) async -> Bool {
        let world = World()
        let modes = world.makeSwitch()
        var known = Mode.none
        var triedAt: Duration?
        var reads = 0
        for step in steps {
            switch step {
            case .saysNone: world.state.withLock { $0.value = .success("none") }
            case .saysPoison: world.state.withLock { $0.value = .success("poison") }
            case .saysNonsense: world.state.withLock { $0.value = .success("whatever") }
            case .isUnreachable: world.state.withLock { $0.value = .failure(Unreachable()) }
            case .waitALittle: world.state.withLock { $0.elapsed += .seconds(10) }
            case .waitLong: world.state.withLock { $0.elapsed += .seconds(30) }
            case .ask:
                let (value, elapsed) = world.state.withLock { ($0.value, $0.elapsed) }
                if triedAt.map({ elapsed - $0 >= .seconds(30) }) ?? true {
                    reads += 1
                    triedAt = elapsed
                    if let mode = (try? value.get()).flatMap({ Mode(rawValue: $0) }) { known = mode }
                }
                guard await modes.mode() == known, world.state.withLock({ $0.reads }) == reads else { return false }
            }
        }
        return true
    }

    @Test("say in every sequence of steps what was read last") func everySequence() async {
        var differing: [[Step]] = []
        var count = 0
        func extend(_ steps: [Step], by length: Int) async {
            count += 1
            // What comes after the last question changes nothing.
            if steps.last == .ask, await !play(steps) { differing.append(steps) }
            guard length > 0 else { return }
            for step in Step.allCases { await extend(steps + [step], by: length - 1) }
        }
        await extend([], by: 6)
        #expect(differing == [])
        #expect(count > 100_000)
    }

    @Test("tell why they could not read, and go on with what they know") func problems() async {
        let world = World()
        let modes = world.makeSwitch()
        world.state.withLock { $0.value = .success("poison") }
        #expect(await modes.mode() == .poison)
        world.state.withLock { state in
            state.value = .failure(Unreachable())
            state.elapsed = .seconds(30)
        }
        #expect(await modes.mode() == .poison)
        world.state.withLock { state in
            state.value = .success("smoke")
            state.elapsed = .seconds(60)
        }
        #expect(await modes.mode() == .poison)
        #expect(
            world.state.withLock { $0.problems } == [
                "the failure mode could not be read, the last one holds: Unreachable()",
                "the failure mode is 'smoke', which is none, the last one holds",
            ]
        )
    }

    @Test("read once for all who ask at the same time, when they know a mode") func concurrentQuestions() {
        let now = ContinuousClock.now
        var cache = FailureModeCache(initial: Mode.none, timeToLive: .seconds(30))
        #expect(cache.mode(at: now) == nil)
        #expect(cache.mode(at: now) == nil)
        #expect(cache.store(.poison, at: now) == .poison)
        let later = now.advanced(by: .seconds(31))
        #expect(cache.mode(at: later) == nil)
        #expect(cache.mode(at: later) == .poison)
    }
}
