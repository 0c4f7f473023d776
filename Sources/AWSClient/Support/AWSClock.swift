/// What the client knows of time, and waits by.
///
/// A test gives one of its own, so that waiting takes no time.
public protocol AWSClock: Sendable {
    /// The moment now, for deadlines and waiting.
    var now: ContinuousClock.Instant { get }
    /// The moment now, for signatures and the expiration of credentials.
    var date: Timestamp { get }

    /// Waits; ends early when the task is cancelled.
    ///
    /// - Parameter duration: how long.
    /// - Throws: `CancellationError` if the task is cancelled.
    func sleep(for duration: Duration) async throws
}

/// The clocks of the machine.
public struct SystemClock: AWSClock {
    /// The clocks of the machine.
    public init() {}

    /// The moment now, for deadlines and waiting.
    public var now: ContinuousClock.Instant { .now }
    /// The moment now, for signatures and the expiration of credentials.
    public var date: Timestamp { .now }

    /// Waits; ends early when the task is cancelled.
    ///
    /// - Parameter duration: how long.
    /// - Throws: `CancellationError` if the task is cancelled.
    public func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration)
    }
}
