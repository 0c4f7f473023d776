package import AWSClient
import Synchronization

/// A clock that stands still but for those who wait by it, and takes no time for that.
package final class TestClock: AWSClock {
    private let start = ContinuousClock.now
    private let startDate: Timestamp
    private let waits = Mutex<[Duration]>([])

    /// A clock.
    /// - Parameter date: What it shows at first.
    package init(date: Timestamp = .now) { startDate = date }

    /// The moment now, for deadlines and waiting.
    package var now: ContinuousClock.Instant { start.advanced(by: sleeps.reduce(.zero, +)) }
    /// The moment now, for signatures and the age of things.
    package var date: Timestamp {
        Timestamp(secondsSince1970: startDate.secondsSince1970 + sleeps.reduce(.zero, +) / .seconds(1))
    }
    /// How long was waited, wait by wait.
    package var sleeps: [Duration] { waits.withLock { $0 } }

    /// Advances the clock.
    package func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        waits.withLock { $0.append(duration) }
    }
}
