package import NIOCore
import NIOHTTP1
import NIOPosix

/// What plays services on a port of this machine, for workers that run as processes.
package final class StubServer: Sendable {
    /// Answers a request: the header `X-Amz-Target`, the path, and the body.
    package typealias Service =
        @Sendable (_ target: String, _ path: String, _ body: ByteBufferView) ->
        DynamoDBStub.Answer

    private let channel: any Channel

    /// Starts a server.
    /// - Parameter stub: The tables.
    /// - Returns: The server, which listens.
    /// - Throws: An error of the system when the server cannot listen.
    package static func start(_ stub: DynamoDBStub) async throws -> StubServer {
        try await start { target, _, body in stub.answer(to: target, body) }
    }

    /// Starts a server.
    /// - Parameter service: Answers requests.
    /// - Returns: The server, which listens.
    /// - Throws: An error of the system when the server cannot listen.
    package static func start(_ service: @escaping Service) async throws -> StubServer {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    try channel.pipeline.syncOperations.addHandler(Handler(service: service))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: 0)
            .get()
        return StubServer(channel: channel)
    }

    private init(channel: any Channel) { self.channel = channel }

    /// Where the server listens, as the variable `AWS_ENDPOINT_URL` has it.
    package var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    /// Closes the server.
    package func stop() async throws { try await channel.close() }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let service: Service
        private var target = ""
        private var path = ""
        private var body = ByteBuffer()

        init(service: @escaping Service) { self.service = service }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                target = head.headers.first(name: "X-Amz-Target") ?? ""
                path = head.uri
                body.clear()
            case .body(var part): body.writeBuffer(&part)
            case .end:
                switch service(target, path, body.readableBytesView) {
                case .answer(let status, let body): send(status, body, context: context)
                case .reset: reset(context: context)
                case .silence: break
                }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }

        private func send(_ status: Int, _ body: String, context: ChannelHandlerContext) {
            let headers: HTTPHeaders = [
                "content-type": "application/x-amz-json-1.0", "content-length": "\(body.utf8.count)",
            ]
            let head = HTTPResponseHead(
                version: .http1_1,
                status: HTTPResponseStatus(statusCode: status),
                headers: headers
            )
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }

        /// Has the client see a reset, not the end of an answer.
        private func reset(context: ChannelHandlerContext) {
            let channel = context.channel
            guard let socket = channel as? any SocketOptionProvider else {
                channel.close(promise: nil)
                return
            }
            socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in channel.close(promise: nil) }
        }
    }
}
