import NIOCore

/// Waits for a time that mostly does not come.
struct Timer: Sendable {
    let eventLoop: any EventLoop

    /// Waits, unless the task is cancelled first.
    ///
    /// `Task.sleep` keeps what it has allocated until the time has come, cancelled or not: with thousands of invocations of which each might have
    /// taken minutes, that is a leak. https://github.com/swiftlang/swift/issues/60441
    func wait(for duration: Duration) async throws {
        let end = eventLoop.makePromise(of: Void.self)
        let scheduled = eventLoop.scheduleTask(in: TimeAmount(duration)) { end.succeed() }
        try await withTaskCancellationHandler {
            try await end.futureResult.get()
        } onCancel: {
            scheduled.cancel()
            end.fail(CancellationError())
        }
    }
}
