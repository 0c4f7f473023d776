import Dispatch
import NIOConcurrencyHelpers

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Lets a running invocation finish when the process is to end, but does not wait for another.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-shutdown>
final class ShutdownGate: Sendable {
    private enum State {
        case working
        case waiting(HTTPConnection)
        case shuttingDown
    }

    private let state = NIOLockedValueBox(State.working)

    /// Notes that the worker waits for an invocation on a connection.
    /// - Returns: Whether it may: not when the process is to end.
    func wait(closing connection: HTTPConnection) -> Bool {
        state.withLockedValue { state in
            if case .shuttingDown = state { return false }
            state = .waiting(connection)
            return true
        }
    }

    /// Notes that there is an invocation.
    func stopWaiting() {
        state.withLockedValue { state in
            if case .waiting = state { state = .working }
        }
    }

    var isShuttingDown: Bool {
        state.withLockedValue { state in
            if case .shuttingDown = state { true } else { false }
        }
    }

    func shutDown() {
        let idle: HTTPConnection? = state.withLockedValue { state in
            defer { state = .shuttingDown }
            if case .waiting(let connection) = state { return connection }
            return nil
        }
        idle?.close()
    }

    /// Shuts down when the process gets the signal SIGTERM.
    /// - Returns: What listens, for as long as it is kept.
    func listenForTermination() -> any DispatchSourceSignal {
        // Dispatch watches the signal besides what it does of its own accord: ending the process.
        signal(SIGTERM, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
        source.setEventHandler { self.shutDown() }
        source.resume()
        return source
    }
}
