package import JSONValues
package import LambdaRuntime
import Logging
import Synchronization

/// An invocation whose log is kept.
package final class LogRecorder: Sendable {
    private let written = Mutex<[String]>([])

    /// A log without lines.
    package init() {}

    /// The lines, as JSON.
    package var lines: [JSONValue] { written.withLock { $0.compactMap { try? JSONValue(parsing: $0) } } }

    /// The lines that tell of failures.
    package var failures: [JSONValue] { lines.filter { $0["errorCategory"] != nil } }

    /// An invocation that writes to the log.
    /// - Parameters:
    ///   - requestID: The ID of the invocation.
    ///   - timeout: After what time the function is said to time out.
    /// - Returns: The invocation.
    package func context(requestID: String = "request", timeout: Duration = .seconds(30)) -> LambdaContext {
        let output = LogOutput { line in
            self.written.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
        }
        let logger = Logger(label: "test") { JSONLogHandler(label: $0, logLevel: .info, output: output) }
        return LambdaContext(requestID: requestID, deadline: .now + timeout, logger: logger, output: output)
    }
}
