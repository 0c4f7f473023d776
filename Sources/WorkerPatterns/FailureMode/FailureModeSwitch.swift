public import AWSClient
internal import Synchronization

/// How a program is to fail on purpose, as a parameter in Parameter Store says, so that people can practise what they do when it fails by itself.
///
/// The parameter is read once in a while, not for each request, and never makes a request fail: while it cannot be read, what it said last holds.
///
/// ```swift
/// let failureMode = FailureModeSwitch<IngestionFailureMode>(parameter: name, of: SSMClient(aws), default: .none)
/// switch await failureMode.mode() { … }
/// ```
public final class FailureModeSwitch<Mode: RawRepresentable & Sendable>: Sendable where Mode.RawValue == String {
    /// Reads the value of the parameter.
    public typealias Read = @Sendable () async throws -> String

    private let cache: Mutex<FailureModeCache<Mode>>
    private let read: Read
    private let now: @Sendable () -> ContinuousClock.Instant
    private let onProblem: @Sendable (FailureModeProblem) -> Void

    /// A switch.
    /// - Parameters:
    ///   - initial: The mode until the parameter could be read.
    ///   - timeToLive: For how long what was read holds before it is read again; 30 seconds when not given.
    ///   - now: The moment now; the machine's when not given.
    ///   - onProblem: Is told when the parameter cannot be read, or has a value that is no mode; nobody is when not given.
    ///   - read: Reads the value of the parameter.
    public init(
        initial: Mode,
        timeToLive: Duration = .seconds(30),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        onProblem: @escaping @Sendable (FailureModeProblem) -> Void = { _ in },
        reading read: @escaping Read
    ) {
        cache = Mutex(FailureModeCache(initial: initial, timeToLive: timeToLive))
        self.now = now
        self.onProblem = onProblem
        self.read = read
    }

    /// A switch of a parameter.
    ///
    /// Reading may take a second: a request waits for it at most that long, and rarely.
    /// - Parameters:
    ///   - name: The name of the parameter.
    ///   - client: Reads it.
    ///   - initial: The mode until the parameter could be read.
    ///   - onProblem: Is told when the parameter cannot be read, or has a value that is no mode; nobody is when not given.
    public convenience init(
        parameter name: String,
        of client: SSMClient,
        initial: Mode,
        onProblem: @escaping @Sendable (FailureModeProblem) -> Void = { _ in }
    ) {
        self.init(initial: initial, onProblem: onProblem) {
            let patience = ContinuousClock.now.advanced(by: .seconds(1))
            let deadline = AWSRequestContext.deadline.map { min($0, patience) } ?? patience
            return try await AWSRequestContext.$deadline.withValue(deadline) { try await client.parameter(name).value }
        }
    }

    /// The mode that is set, or was when it was last possible to ask.
    /// - Returns: The mode.
    public func mode() async -> Mode {
        if let mode = cache.withLock({ $0.mode(at: now()) }) { return mode }
        let value: String
        do {
            value = try await read()
        } catch {
            onProblem(.unreadable(error))
            return cache.withLock { $0.keep(at: now()) }
        }
        guard let mode = Mode(rawValue: value) else {
            onProblem(.unknown(value))
            return cache.withLock { $0.keep(at: now()) }
        }
        return cache.withLock { $0.store(mode, at: now()) }
    }
}

/// Why a failure mode was not changed.
public enum FailureModeProblem: Error, CustomStringConvertible {
    /// The parameter could not be read.
    case unreadable(any Error)
    /// The parameter has a value that is no mode.
    case unknown(String)

    /// What is wrong.
    public var description: String {
        switch self {
        case .unreadable(let error): "the failure mode could not be read, the last one holds: \(error)"
        case .unknown(let value): "the failure mode is '\(value)', which is none, the last one holds"
        }
    }
}

/// What was read, and until when it holds.
struct FailureModeCache<Mode> {
    private let timeToLive: Duration
    private var current: Mode
    private var validUntil: ContinuousClock.Instant?

    init(initial: Mode, timeToLive: Duration) {
        current = initial
        self.timeToLive = timeToLive
    }

    /// The mode; `nil` when it should be read.
    ///
    /// Once there is one, only the first who finds it too old reads: the others take the old one meanwhile.
    mutating func mode(at now: ContinuousClock.Instant) -> Mode? {
        guard let validUntil else { return nil }
        if now < validUntil { return current }
        self.validUntil = now.advanced(by: timeToLive)
        return nil
    }

    mutating func store(_ mode: Mode, at now: ContinuousClock.Instant) -> Mode {
        current = mode
        validUntil = now.advanced(by: timeToLive)
        return mode
    }

    /// Goes on with what is known; asking at once again would not help who waits.
    mutating func keep(at now: ContinuousClock.Instant) -> Mode {
        validUntil = now.advanced(by: timeToLive)
        return current
    }
}
