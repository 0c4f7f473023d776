internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What ends a run before its bound is reached.
final class StopSignal: Sendable {
    /// Why a run is to end.
    enum Reason: Hashable, Sendable {
        /// The user, or the system, asks for it.
        case signal(Int32)
        /// Nothing more can be sent, for the reason given.
        case failure(String)
    }

    private let state = Mutex<Reason?>(nil)

    /// Why the run is to end, if it is.
    var reason: Reason? { state.withLock { $0 } }

    /// Asks for the end; only the first reason counts.
    func request(_ reason: Reason) {
        state.withLock { $0 = $0 ?? reason }
    }

    /// Waits for a moment, or for the end of the run.
    func wait(until moment: ContinuousClock.Instant) async {
        // Short pieces, because the tasks that send must not be cancelled with the one that waits.
        let piece = Duration.milliseconds(50)
        while reason == nil {
            let left = ContinuousClock.now.duration(to: moment)
            guard left > .zero else { return }
            try? await Task.sleep(for: min(left, piece))
        }
    }

    /// Takes the signals that end a program: the first ends the run, the second the program.
    ///
    /// Returns what has to be kept as long as signals are to be taken.
    func takeSignals() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in
                request(.signal(number))
                signal(number, SIG_DFL)
            }
            source.resume()
            return source
        }
    }
}
