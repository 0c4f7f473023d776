import LambdaEvents
import NIOCore
import NIOHTTP1

/// What Lambda offers to the runtime of a function.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>
struct RuntimeAPI {
    /// The most bytes of a response: 6 MB and 100 bytes, as the service's own error says.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
    static let maximumResponseSize = 6_291_556
    private static let version = "/2018-06-01"
    private static let connectionAttempts = 3

    private let endpoint: RuntimeEndpoint
    private let group: any EventLoopGroup
    private let gate: ShutdownGate
    private var connection: HTTPConnection?

    init(endpoint: RuntimeEndpoint, group: any EventLoopGroup, gate: ShutdownGate) {
        self.endpoint = endpoint
        self.group = group
        self.gate = gate
    }

    /// The next invocation; `nil` when the process is to end.
    mutating func next() async throws -> Invocation? {
        let request = HTTPRequest(method: .GET, path: "\(Self.version)/runtime/invocation/next")
        var attempt = 1
        while true {
            do {
                let connection = try await openConnection()
                guard gate.wait(closing: connection) else { return nil }
                let response = try await connection.send(request)
                gate.stopWaiting()
                guard response.status == 200 else { throw RuntimeAPIError.refused("next", response) }
                return try Invocation(response)
            } catch let error as RuntimeAPIError {
                throw error
            } catch {
                if gate.isShuttingDown { return nil }
                guard attempt < Self.connectionAttempts else { throw error }
                connection = nil
                attempt += 1
            }
        }
    }

    /// Says what an invocation came to.
    mutating func respond(to requestID: String, with body: [UInt8]) async throws {
        try await post("/runtime/invocation/\(requestID)/response", body)
    }

    /// Says that an invocation failed.
    mutating func report(_ error: ErrorReport, of requestID: String) async throws {
        try await post("/runtime/invocation/\(requestID)/error", error.body, errorType: error.header)
    }

    /// Says that the worker cannot start.
    mutating func reportInitialization(_ error: ErrorReport) async throws {
        try await post("/runtime/init/error", error.body, errorType: error.header)
    }

    private mutating func post(_ path: String, _ body: [UInt8], errorType: String? = nil) async throws {
        var headers: HTTPHeaders = ["content-type": "application/json"]
        if let errorType { headers.add(name: "lambda-runtime-function-error-type", value: errorType) }
        let request = HTTPRequest(method: .POST, path: Self.version + path, headers: headers, body: body)
        let response: HTTPResponse
        do {
            response = try await openConnection().send(request)
        } catch {
            // The server may close a connection that it has kept just when it is used again.
            connection = nil
            response = try await openConnection().send(request)
        }
        guard response.status == 202 else { throw RuntimeAPIError.refused(path, response) }
    }

    private mutating func openConnection() async throws -> HTTPConnection {
        if let connection, connection.isOpen { return connection }
        let connection = try await HTTPConnection.open(to: endpoint, on: group)
        self.connection = connection
        return connection
    }
}

/// Why the Runtime API cannot be used.
enum RuntimeAPIError: Error, CustomStringConvertible {
    /// It did not take a request.
    case refused(path: String, status: Int, answer: String)
    /// It announced an invocation without what is needed to answer it.
    case malformedInvocation(missing: String)

    static func refused(_ path: String, _ response: HTTPResponse) -> RuntimeAPIError {
        let answer = String(decoding: response.body.readableBytesView.prefix(1000), as: UTF8.self)
        return .refused(path: path, status: response.status, answer: answer)
    }

    /// Whether Lambda asks the process to end: its container is broken.
    var isFatal: Bool {
        switch self {
        case .refused(_, let status, _): status >= 500
        case .malformedInvocation: true
        }
    }

    var description: String {
        switch self {
        case .refused(let path, let status, let answer): "the Runtime API answered \(path) with \(status): \(answer)"
        case .malformedInvocation(let name): "the Runtime API announced an invocation without the header \(name)"
        }
    }
}
