import NIOConcurrencyHelpers
import NIOCore

/// Does something when a deadline passes that is mostly lifted before.
///
/// One timer serves all invocations: it is set anew only when it goes off, so that an invocation costs no turn of the event loop. `Task.sleep` would
/// keep what it has allocated until its time has come, cancelled or not: with thousands of invocations of which each might have taken minutes, a
/// leak. <https://github.com/swiftlang/swift/issues/60441>
final class DeadlineWatch: Sendable {
    private struct State {
        var deadline: NIODeadline?
        var onExpiry: (@Sendable () -> Void)?
        /// When the timer goes off that goes off first.
        var wakesAt: NIODeadline?
    }

    private let eventLoop: any EventLoop
    private let state = NIOLockedValueBox(State())

    init(eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    /// Watches a deadline, in place of the last.
    func start(until deadline: NIODeadline, onExpiry: @escaping @Sendable () -> Void) {
        let wakesInTime = state.withLockedValue { state in
            state.deadline = deadline
            state.onExpiry = onExpiry
            if let wakesAt = state.wakesAt, wakesAt <= deadline { return true }
            state.wakesAt = deadline
            return false
        }
        if !wakesInTime { schedule(deadline) }
    }

    /// Lifts the deadline.
    /// - Returns: Whether it has passed.
    func stop() -> Bool {
        state.withLockedValue { state in
            defer {
                state.deadline = nil
                state.onExpiry = nil
            }
            return state.deadline == nil
        }
    }

    private func schedule(_ deadline: NIODeadline) {
        eventLoop.scheduleTask(deadline: deadline) { self.wake() }
    }

    private func wake() {
        let (onExpiry, next) = state.withLockedValue { state in
            state.wakesAt = nil
            guard let deadline = state.deadline else { return ((@Sendable () -> Void)?.none, NIODeadline?.none) }
            if deadline <= .now() {
                defer {
                    state.deadline = nil
                    state.onExpiry = nil
                }
                return (state.onExpiry, nil)
            }
            state.wakesAt = deadline
            return (nil, deadline)
        }
        onExpiry?()
        if let next { schedule(next) }
    }
}
