import AWSClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// A server on loopback that answers as it is told to.
final class HTTPTestServer: Sendable {
    typealias Answer = @Sendable (HTTPRequest) async -> HTTPResponse

    private let channel: any Channel

    /// Starts a server.
    static func start(_ answer: @escaping Answer) async throws -> HTTPTestServer {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    try channel.pipeline.syncOperations.addHandler(Handler(answer))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: 0)
            .get()
        return HTTPTestServer(channel: channel)
    }

    private init(channel: any Channel) { self.channel = channel }

    var origin: HTTPOrigin {
        HTTPOrigin(isSecure: false, host: "127.0.0.1", port: channel.localAddress?.port ?? 0)
    }

    func stop() async throws { try await channel.close() }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart

        private let answer: Answer
        private var head: HTTPRequestHead?
        private var body = ByteBuffer()

        init(_ answer: @escaping Answer) { self.answer = answer }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                self.head = head
                body.clear()
            case .body(var part): body.writeBuffer(&part)
            case .end:
                guard let head, let local = context.localAddress?.port else { return }
                let target = head.uri.split(separator: "?", maxSplits: 1).map(String.init)
                let request = HTTPRequest(
                    method: head.method.rawValue,
                    origin: HTTPOrigin(isSecure: false, host: "127.0.0.1", port: local),
                    path: target.first ?? "/",
                    query: target.count > 1 ? target[1] : "",
                    headers: head.headers.map { HTTPHeader($0.name, $0.value) },
                    body: Array(body.readableBytesView)
                )
                Self.respond(to: request, on: context.channel, with: answer)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private static func respond(to request: HTTPRequest, on channel: any Channel, with answer: @escaping Answer) {
            Task {
                let response = await answer(request)
                send(response, on: channel)
            }
        }

        private static func send(_ response: HTTPResponse, on channel: any Channel) {
            var headers = HTTPHeaders()
            let own: Set = ["content-length", "transfer-encoding", "connection"]
            for header in response.headers where !own.contains(header.name.lowercased()) {
                headers.add(name: header.name, value: header.value)
            }
            headers.add(name: "content-length", value: "\(response.body.count)")
            let head = HTTPResponseHead(
                version: .http1_1,
                status: HTTPResponseStatus(statusCode: response.status),
                headers: headers
            )
            channel.write(HTTPServerResponsePart.head(head), promise: nil)
            channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: response.body))), promise: nil)
            channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
        }
    }
}
