import NIOCore
import NIOHTTP1
import NIOPosix

/// A connection to the Runtime API, kept open between requests.
struct HTTPConnection: Sendable {
    private let channel: any Channel

    static func open(to endpoint: RuntimeEndpoint, on group: any EventLoopGroup) async throws -> HTTPConnection {
        let bootstrap = ClientBootstrap(group: group)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(ExchangeHandler(host: endpoint.text))
                }
            }
        // Lambda gives an address, for which no name has to be resolved.
        if let address = try? SocketAddress(ipAddress: endpoint.host, port: endpoint.port) {
            return HTTPConnection(channel: try await bootstrap.connect(to: address).get())
        }
        return HTTPConnection(channel: try await bootstrap.connect(host: endpoint.host, port: endpoint.port).get())
    }

    var isOpen: Bool { channel.isActive }

    func close() { channel.close(promise: nil) }

    /// Sends a request and waits for the answer, however long it takes: Lambda may freeze the process meanwhile.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let answer = channel.eventLoop.makePromise(of: HTTPResponse.self)
        let written = channel.eventLoop.makePromise(of: Void.self)
        // A closed channel has no handler left that could fail the answer.
        written.futureResult.whenFailure { answer.fail($0) }
        channel.writeAndFlush(HTTPExchange(request: request, answer: answer), promise: written)
        return try await answer.futureResult.get()
    }
}

/// Where the Runtime API is.
struct RuntimeEndpoint: Equatable, Sendable {
    let host: String
    let port: Int

    /// The endpoint that the variable `AWS_LAMBDA_RUNTIME_API` has, `127.0.0.1:9001` for example.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let port = Int(parts[1]), (1...65_535).contains(port) else {
            return nil
        }
        host = String(parts[0])
        self.port = port
    }

    var text: String { "\(host):\(port)" }
}
