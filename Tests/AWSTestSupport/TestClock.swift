package import AWSClient
import Synchronization

/// A clock that stands still but for those who wait by it, and takes no time for that.
package final class TestClock: AWSClock {
    private struct State {
        var elapsed = Duration.zero
        var sleeps: [Duration] = []
    }

    private let start = ContinuousClock.now
    private let startDate: Timestamp
    private let state = Mutex(State())

    /// A clock.
    /// - Parameter date: What it shows at first; the moment now when not given.
    package init(date: Timestamp = .now) { startDate = date }

    /// The moment now, for deadlines and waiting.
    package var now: ContinuousClock.Instant { start.advanced(by: state.withLock { $0.elapsed }) }

    /// The moment now, for signatures and the age of things.
    package var date: Timestamp {
        let elapsed = state.withLock { $0.elapsed }
        return Timestamp(secondsSince1970: startDate.secondsSince1970 + elapsed / .seconds(1))
    }

    /// How long was waited, wait by wait.
    package var sleeps: [Duration] { state.withLock { $0.sleeps } }

    /// Advances the clock, and keeps by how much.
    package func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.sleeps.append(duration)
            state.elapsed += duration
        }
    }

    /// Advances the clock, with nobody having waited.
    package func advance(by duration: Duration) {
        state.withLock { $0.elapsed += duration }
    }
}
