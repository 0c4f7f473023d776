import AWSClient
import Synchronization

/// A clock that stands still but for those who wait by it, and takes no time for that.
final class TestClock: AWSClock {
    private struct State {
        var elapsed = Duration.zero
        var sleeps: [Duration] = []
    }

    private let start = ContinuousClock.now
    private let startDate: Timestamp
    private let state = Mutex(State())

    init(date: Timestamp = Timestamp(secondsSince1970: 1_772_323_199)) {
        startDate = date
    }

    var now: ContinuousClock.Instant { start.advanced(by: state.withLock { $0.elapsed }) }

    var date: Timestamp {
        let elapsed = state.withLock { $0.elapsed }
        return Timestamp(secondsSince1970: startDate.secondsSince1970 + elapsed / .seconds(1))
    }

    /// How long was waited, wait by wait.
    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.sleeps.append(duration)
            state.elapsed += duration
        }
    }

    func advance(by duration: Duration) {
        state.withLock { $0.elapsed += duration }
    }
}
