import NIOCore
import NIOHTTP1
import NIOPosix

/// A ``DynamoDBStub`` on a port of this machine, for workers that run as processes.
package final class DynamoDBStubServer: Sendable {
    private let channel: any Channel

    /// Starts a server.
    /// - Parameter stub: The tables.
    /// - Returns: The server, which listens.
    /// - Throws: An error of the system when the server cannot listen.
    package static func start(_ stub: DynamoDBStub) async throws -> DynamoDBStubServer {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    try channel.pipeline.syncOperations.addHandler(Handler(stub: stub))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: 0)
            .get()
        return DynamoDBStubServer(channel: channel)
    }

    private init(channel: any Channel) { self.channel = channel }

    /// Where the server listens, as the variable `AWS_ENDPOINT_URL_DYNAMODB` has it.
    package var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    /// Closes the server.
    package func stop() async throws { try await channel.close() }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let stub: DynamoDBStub
        private var target = ""
        private var body = ByteBuffer()

        init(stub: DynamoDBStub) { self.stub = stub }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                target = head.headers.first(name: "X-Amz-Target") ?? ""
                body.clear()
            case .body(var part): body.writeBuffer(&part)
            case .end:
                switch stub.answer(to: target, body.readableBytesView) {
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
