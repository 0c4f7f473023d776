import AWSClient
import Synchronization

/// Gives prepared answers, in order, and keeps the requests.
final class StubTransport: AWSTransport {
    private struct State {
        var answers: [Result<HTTPResponse, AWSTransportError>]
        var requests: [HTTPRequest] = []
        var timeouts: [Duration] = []
    }

    private let state: Mutex<State>
    private let onSend: @Sendable () async -> Void

    /// The last answer is given again and again.
    init(_ answers: [Result<HTTPResponse, AWSTransportError>], onSend: @escaping @Sendable () async -> Void = {}) {
        state = Mutex(State(answers: answers))
        self.onSend = onSend
    }

    convenience init(json: String, status: Int = 200, headers: [HTTPHeader] = []) {
        self.init([.json(json, status: status, headers: headers)])
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }
    var timeouts: [Duration] { state.withLock { $0.timeouts } }

    func send(_ request: HTTPRequest, timeout: Duration) async throws(AWSTransportError) -> HTTPResponse {
        let answer = state.withLock { state in
            state.requests.append(request)
            state.timeouts.append(timeout)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
        await onSend()
        return try answer.get()
    }
}

extension Result<HTTPResponse, AWSTransportError> {
    static func json(_ text: String, status: Int = 200, headers: [HTTPHeader] = []) -> Self {
        .success(HTTPResponse(status: status, headers: headers, body: Array(text.utf8)))
    }

    static func error(_ code: String, status: Int = 400, headers: [HTTPHeader] = []) -> Self {
        .json(#"{"__type":"\#(code)","message":"the message"}"#, status: status, headers: headers)
    }
}
