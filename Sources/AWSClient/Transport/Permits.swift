internal import NIOCore
internal import Synchronization

/// Lets a number of tasks pass at a time, in the order in which they came.
final class Permits: Sendable {
    private struct State {
        var available: Int
        var waiting: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        var nextID = 0
        /// Those whose cancellation or deadline came before they began to wait.
        var refused: [Int: any Error] = [:]
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        state = Mutex(State(available: max(1, count)))
    }

    /// Waits for a permit.
    ///
    /// Throws `CancellationError` or `DeadlineExceeded` without one.
    func acquire(until deadline: NIODeadline, on loop: any EventLoop) async throws {
        let id: Int? = state.withLock { state in
            if state.available > 0 {
                state.available -= 1
                return nil
            }
            state.nextID += 1
            return state.nextID
        }
        guard let id else { return }
        let alarm = loop.scheduleTask(deadline: deadline) { self.refuse(id, DeadlineExceeded()) }
        defer {
            alarm.cancel()
            state.withLock { _ = $0.refused.removeValue(forKey: id) }
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if let error = state.refused[id] { return .failure(error) }
                    if state.available > 0 {
                        state.available -= 1
                        return .success(())
                    }
                    state.waiting.append((id, continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            refuse(id, CancellationError())
        }
    }

    func release() {
        let next: CheckedContinuation<Void, any Error>? = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.available += 1
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume()
    }

    private func refuse(_ id: Int, _ error: any Error) {
        let refused: CheckedContinuation<Void, any Error>? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.id == id }) else {
                state.refused[id] = error
                return nil
            }
            return state.waiting.remove(at: index).continuation
        }
        refused?.resume(throwing: error)
    }
}
