import NIOCore
import NIOHTTP1

/// Sends one request at a time on a connection and gathers the answer.
final class ExchangeHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = HTTPExchange
    typealias OutboundOut = HTTPClientRequestPart

    private let host: String
    private var answer: EventLoopPromise<HTTPResponse>?
    private var response: HTTPResponse?
    private var isKeptAlive = true

    init(host: String) { self.host = host }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let exchange = unwrapOutboundIn(data)
        guard answer == nil else {
            exchange.answer.fail(HTTPConnectionError.busy)
            promise?.fail(HTTPConnectionError.busy)
            return
        }
        answer = exchange.answer
        let request = exchange.request
        var head = HTTPRequestHead(
            version: .http1_1,
            method: request.method,
            uri: request.path,
            headers: request.headers
        )
        head.headers.add(name: "host", value: host)
        if request.method != .GET {
            head.headers.add(name: "content-length", value: String(request.body.count))
        }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !request.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: request.body)))), promise: nil)
        }
        context.write(wrapOutboundOut(.end(nil)), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            isKeptAlive = head.isKeepAlive
            response = HTTPResponse(status: Int(head.status.code), headers: head.headers, body: ByteBuffer())
        case .body(var part):
            if response?.body.readableBytes == 0 {
                response?.body = part
            } else {
                response?.body.writeBuffer(&part)
            }
        case .end:
            if let response { answer?.succeed(response) }
            answer = nil
            response = nil
            if !isKeptAlive { context.close(promise: nil) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(HTTPConnectionError.closed)
        context.fireChannelInactive()
    }

    private func fail(_ error: any Error) {
        answer?.fail(error)
        answer = nil
        response = nil
    }
}
