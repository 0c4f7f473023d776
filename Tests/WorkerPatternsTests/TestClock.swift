import AWSClient
import Synchronization

/// A clock that stands still but for those who wait by it, and takes no time for that.
final class TestClock: AWSClock {
    private let start = ContinuousClock.now
    private let waits = Mutex<[Duration]>([])

    var now: ContinuousClock.Instant { start.advanced(by: sleeps.reduce(.zero, +)) }
    var date: Timestamp { .now }
    /// How long was waited, wait by wait.
    var sleeps: [Duration] { waits.withLock { $0 } }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        waits.withLock { $0.append(duration) }
    }
}
