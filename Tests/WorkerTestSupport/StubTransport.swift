package import AWSClient
import AWSTestSupport

/// Takes requests to a stub, without a network.
package struct StubTransport: AWSTransport {
    private let answer: @Sendable (HTTPRequest, Duration) async throws(AWSTransportError) -> HTTPResponse

    /// Takes requests to a function.
    /// - Parameter answer: Answers a request.
    package init(_ answer: @escaping @Sendable (HTTPRequest) async throws(AWSTransportError) -> HTTPResponse) {
        self.answer = { request, _ throws(AWSTransportError) in try await answer(request) }
    }

    /// Takes requests to tables in memory.
    /// - Parameter stub: The tables.
    package init(_ stub: DynamoDBStub) {
        answer = { request, timeout throws(AWSTransportError) in
            let target = request.headers.first { $0.name.lowercased() == "x-amz-target" }?.value ?? ""
            switch stub.answer(to: target, request.body) {
            case .answer(let status, let body):
                return HTTPResponse(status: status, headers: [], body: Array(body.utf8))
            case .reset: throw .connectionClosed("reset")
            case .silence: throw .timedOut(timeout)
            }
        }
    }

    /// Has the request answered.
    package func send(_ request: HTTPRequest, timeout: Duration) async throws(AWSTransportError) -> HTTPResponse {
        try await answer(request, timeout)
    }
}

extension AWSHTTPClient {
    /// A client that waits for nothing.
    package static func testing(_ transport: any AWSTransport, maximumAttempts: Int? = nil) throws -> AWSHTTPClient {
        let configuration = AWSConfiguration(maximumAttempts: maximumAttempts, environment: .testing)
        return try AWSHTTPClient(configuration, transport: transport, clock: TestClock())
    }
}
