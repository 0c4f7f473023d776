/// What takes a request to a host and brings its answer back.
///
/// `PooledTransport` speaks HTTP; a test gives answers of its own.
public protocol AWSTransport: Sendable {
    /// Sends a request and waits for the whole answer.
    ///
    /// Any status is an answer. It follows no redirections and tries nothing again. It ends when the task is cancelled.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - timeout: how long everything from the first step to the last byte of the answer may take.
    /// - Returns: the answer.
    /// - Throws: `AWSTransportError` if there is no whole answer.
    func send(_ request: HTTPRequest, timeout: Duration) async throws(AWSTransportError) -> HTTPResponse
}

/// Why a request got no whole answer.
public enum AWSTransportError: Error, Hashable, Sendable {
    /// No connection could be made, for the reason given.
    case connectFailed(String)
    /// The connection ended before the answer was whole, for the reason given.
    case connectionClosed(String)
    /// The answer was not whole in time.
    case timedOut(Duration)
    /// The host could not prove who it is, for the reason given.
    case tlsFailed(String)
    /// The request cannot be sent, for the reason given.
    case invalidRequest(String)
    /// What came is not HTTP, for the reason given.
    case malformedAnswer(String)
    /// The answer has more bytes than the limit given.
    case answerTooLarge(limit: Int)
    /// The task was cancelled.
    case cancelled

    /// Whether the same request may succeed later.
    public var isTransient: Bool {
        switch self {
        case .connectFailed, .connectionClosed, .timedOut: true
        case .tlsFailed, .invalidRequest, .malformedAnswer, .answerTooLarge, .cancelled: false
        }
    }

    /// Whether the service surely has not got the request.
    var isBeforeRequest: Bool {
        switch self {
        case .connectFailed, .tlsFailed, .invalidRequest: true
        case .connectionClosed, .timedOut, .malformedAnswer, .answerTooLarge, .cancelled: false
        }
    }
}

extension AWSTransportError: CustomStringConvertible {
    /// What happened, in lower case and without a period.
    public var description: String {
        switch self {
        case .connectFailed(let reason): "no connection could be made: \(reason)"
        case .connectionClosed(let reason): "the connection ended before the answer was whole: \(reason)"
        case .timedOut(let timeout): "no whole answer came within \(timeout)"
        case .tlsFailed(let reason): "the host could not prove who it is: \(reason)"
        case .invalidRequest(let reason): "the request cannot be sent: \(reason)"
        case .malformedAnswer(let reason): "the answer is not HTTP: \(reason)"
        case .answerTooLarge(let limit): "the answer has more than \(limit) bytes"
        case .cancelled: "the task was cancelled"
        }
    }
}
