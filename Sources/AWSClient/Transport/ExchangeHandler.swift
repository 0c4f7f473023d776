internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
internal import NIOTLS

/// A request on its way, and the promise of its answer.
struct Exchange: Sendable {
    let request: HTTPRequest
    let answer: EventLoopPromise<Answer>
    let deadline: NIODeadline
    let answerSize: Int
}

/// An answer, and whether its connection can serve another request.
struct Answer: Sendable {
    let response: HTTPResponse
    let isReusable: Bool
}

/// Sends one request at a time over a connection and collects its answer.
final class ExchangeHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = Exchange
    typealias OutboundOut = HTTPClientRequestPart

    private struct Current {
        let exchange: Exchange
        let alarm: Scheduled<Void>
        var head: HTTPResponseHead?
        var body: [UInt8] = []
    }

    private let isEncrypted: Bool
    private let ready: EventLoopPromise<Void>
    private var current: Current?

    /// The promise is kept as soon as a request can be sent.
    init(isEncrypted: Bool, ready: EventLoopPromise<Void>) {
        self.isEncrypted = isEncrypted
        self.ready = ready
    }

    func channelActive(context: ChannelHandlerContext) {
        if !isEncrypted { ready.succeed() }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent { ready.succeed() }
        context.fireUserInboundEventTriggered(event)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let exchange = unwrapOutboundIn(data)
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let alarm = context.eventLoop.scheduleTask(deadline: exchange.deadline) {
            bound.value.handler.fail(DeadlineExceeded(), context: bound.value.context)
        }
        current = Current(exchange: exchange, alarm: alarm)
        let request = exchange.request
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.whenFailure { error in
            // Other failures end the connection, which is reported as such.
            guard error is HTTPParserError else { return }
            let reason = "a header has characters that none may have"
            bound.value.handler.fail(AWSTransportError.invalidRequest(reason), context: bound.value.context)
        }
        context.write(wrapOutboundOut(.head(Self.head(of: request))), promise: written)
        if !request.body.isEmpty {
            let body = context.channel.allocator.buffer(bytes: request.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        // From here on the answer's promise tells what becomes of the request; a failed write ends the connection.
        promise?.succeed()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let current else {
            // Nothing was asked, so whatever comes cannot be trusted to belong to the next request.
            context.close(promise: nil)
            return
        }
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.current?.head = head
        case .body(let part):
            let limit = current.exchange.answerSize
            guard current.body.count + part.readableBytes <= limit else {
                fail(AWSTransportError.answerTooLarge(limit: limit), context: context)
                return
            }
            self.current?.body.append(contentsOf: part.readableBytesView)
        case .end:
            finish(current, context: context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        let place = current?.head == nil ? "before the answer began" : "in the middle of the answer"
        fail(AWSTransportError.connectionClosed("the host closed it \(place)"), context: context)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case HTTPParserError.invalidEOFState:
            fail(AWSTransportError.connectionClosed("the host closed it in the middle of the answer"), context: context)
        case is HTTPParserError:
            fail(AWSTransportError.malformedAnswer(String(describing: error)), context: context)
        case NIOSSLError.uncleanShutdown:
            fail(AWSTransportError.connectionClosed("the host closed it without saying so"), context: context)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            fail(AWSTransportError.tlsFailed(String(describing: error)), context: context)
        default:
            fail(AWSTransportError.connectionClosed(String(describing: error)), context: context)
        }
    }

    private func finish(_ current: Current, context: ChannelHandlerContext) {
        guard let head = current.head else { return }
        current.alarm.cancel()
        self.current = nil
        let response = HTTPResponse(
            status: Int(head.status.code),
            headers: head.headers.map { HTTPHeader($0.name, $0.value) },
            body: current.body
        )
        if !head.isKeepAlive { context.close(promise: nil) }
        current.exchange.answer.succeed(Answer(response: response, isReusable: head.isKeepAlive))
    }

    private func fail(_ error: any Error, context: ChannelHandlerContext) {
        // Said first, since closing reports the end of the connection, which is not the reason.
        ready.fail(error)
        let failed = current
        current = nil
        context.close(promise: nil)
        failed?.alarm.cancel()
        failed?.exchange.answer.fail(error)
    }

    private static func head(of request: HTTPRequest) -> HTTPRequestHead {
        var headers = HTTPHeaders(request.headers.map { ($0.name, $0.value) })
        if !headers.contains(name: "Host") { headers.add(name: "Host", value: request.origin.authority) }
        headers.replaceOrAdd(name: "Content-Length", value: String(request.body.count))
        return HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: request.method),
            uri: request.query.isEmpty ? request.path : "\(request.path)?\(request.query)",
            headers: headers
        )
    }
}
