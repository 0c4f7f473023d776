public import AWSClient
public import LambdaContracts

/// Tries again what may go well the next time, after growing, wholly random waits.
///
/// `AWSClient` tries requests again by itself; this is for what consists of several, or fails in ways that only the worker knows.
///
/// <https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/>
public struct Retry: Sendable {
    /// How often the work is tried, from 1.
    public var maximumAttempts: Int
    /// The longest wait before the second try; that before each further one is twice as long.
    public var baseDelay: Duration
    /// What no wait exceeds.
    public var maximumDelay: Duration
    private let clock: any AWSClock
    private let random: @Sendable () -> Double

    /// Says how often and how patiently to try.
    /// - Parameters:
    ///   - maximumAttempts: How often the work is tried, from 1; 3 times when not given.
    ///   - baseDelay: The longest wait before the second try; 50 milliseconds when not given.
    ///   - maximumDelay: What no wait exceeds; 5 seconds when not given.
    ///   - clock: What is waited by; the machine's when not given.
    ///   - random: Gives numbers from 0 to 1, by which waits are spread; the system's when not given.
    public init(
        maximumAttempts: Int = 3,
        baseDelay: Duration = .milliseconds(50),
        maximumDelay: Duration = .seconds(5),
        clock: any AWSClock = SystemClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.maximumAttempts = maximumAttempts
        self.baseDelay = baseDelay
        self.maximumDelay = maximumDelay
        self.clock = clock
        self.random = random
    }

    /// Does work until it succeeds or must not be tried again.
    ///
    /// Nothing is waited for that would end after the deadline of the task's requests, `AWSRequestContext.deadline`, or its cancellation.
    /// - Parameters:
    ///   - isRetryable: Whether an error may not come the next time; as its category says when not given.
    ///   - work: The work, which is told the number of the try, from 1.
    /// - Returns: What the work returns.
    /// - Throws: What the work threw last.
    public func run<T>(
        while isRetryable: (any Error) -> Bool = { ErrorCategory(of: $0).isRetryable },
        _ work: (_ attempt: Int) async throws -> T
    ) async throws -> T {
        var attempt = 1
        while true {
            do {
                return try await work(attempt)
            } catch {
                guard attempt < maximumAttempts, isRetryable(error), !Task.isCancelled else { throw error }
                let delay = delay(afterAttempt: attempt)
                if let deadline = AWSRequestContext.deadline, clock.now.advanced(by: delay) >= deadline { throw error }
                // A cancelled wait says less than what went wrong before it.
                do { try await clock.sleep(for: delay) } catch is CancellationError { throw error }
                attempt += 1
            }
        }
    }

    private func delay(afterAttempt attempt: Int) -> Duration {
        // Thirty doublings are past any bound, and too few to overflow.
        min(baseDelay * (1 << min(attempt - 1, 30)), maximumDelay) * random()
    }
}
