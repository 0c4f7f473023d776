import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A server on loopback that answers, or misbehaves, as a test says.
///
/// It speaks HTTP by hand, since what it is to do wrong no HTTP library does.
final class TestServer: Sendable {
    /// What a request gets.
    enum Behavior: Sendable {
        /// An answer with a status and a body.
        case answer(Int, body: String, headers: [String] = [])
        /// Bytes as they are, then the end of the connection.
        case bytes(String)
        /// Bytes as they are, then a reset of the connection.
        case reset(after: String)
        /// Bytes as they are, then nothing more.
        case hang(after: String)
        /// An answer, its bytes one by one with pauses between them.
        case slow(body: String, pause: Duration)
    }

    /// A request that came.
    struct Received: Sendable {
        let head: String
        let body: String
        let connection: Int

        var target: String { head.split(separator: " ").dropFirst().first.map(String.init) ?? "" }

        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name.lowercased()):") }
                .map { $0.dropFirst(name.count + 1).drop { $0 == " " } }.map(String.init)
        }
    }

    let port: Int
    private let channel: any Channel
    private let log: Log

    var url: String { "http://127.0.0.1:\(port)" }
    var received: [Received] { log.state.withLock { $0.received } }
    var connectionCount: Int { log.state.withLock { $0.connections } }

    /// Starts; the last behavior holds for all further requests.
    static func start(_ behaviors: Behavior...) async throws -> TestServer {
        try await start { index, _ in behaviors[min(index, behaviors.count - 1)] }
    }

    static func start(_ behavior: @escaping @Sendable (Int, Received) -> Behavior) async throws -> TestServer {
        let log = Log()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(log: log, behavior: behavior))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return TestServer(channel, log)
    }

    private init(_ channel: any Channel, _ log: Log) {
        self.channel = channel
        self.log = log
        port = channel.localAddress?.port ?? 0
    }

    deinit {
        channel.close(promise: nil)
    }

    private final class Log: Sendable {
        struct State {
            var received: [Received] = []
            var connections = 0
        }

        let state = Mutex(State())
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let log: Log
        private let behavior: @Sendable (Int, Received) -> Behavior
        private var pending = ""
        private var connection = 0

        init(log: Log, behavior: @escaping @Sendable (Int, Received) -> Behavior) {
            self.log = log
            self.behavior = behavior
        }

        func channelActive(context: ChannelHandlerContext) {
            connection = log.state.withLock { state in
                state.connections += 1
                return state.connections
            }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            pending += String(buffer: unwrapInboundIn(data))
            guard let end = pending.range(of: "\r\n\r\n") else { return }
            let head = String(pending[..<end.lowerBound])
            let body = String(pending[end.upperBound...])
            let probe = Received(head: head, body: body, connection: connection)
            guard body.utf8.count >= Int(probe.header("Content-Length") ?? "0") ?? 0 else { return }
            pending = ""
            let index = log.state.withLock { state in
                state.received.append(probe)
                return state.received.count - 1
            }
            perform(behavior(index, probe), context: context)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }

        private func perform(_ behavior: Behavior, context: ChannelHandlerContext) {
            switch behavior {
            case .answer(let status, let body, let headers):
                send(Self.answer(status, body, headers), context: context)
            case .bytes(let text):
                send(text, context: context)
                context.close(promise: nil)
            case .hang(let text):
                send(text, context: context)
            case .reset(let text):
                send(text, context: context)
                let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
                // Time for the bytes to arrive: a reset overtakes them otherwise.
                context.eventLoop.scheduleTask(in: .milliseconds(50)) {
                    let socket = bound.value.channel as? any SocketOptionProvider
                    socket?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
                        bound.value.close(promise: nil)
                    }
                }
            case .slow(let body, let pause):
                drip(Array(Self.answer(200, body, []).utf8)[...], pause: TimeAmount(pause), context: context)
            }
        }

        private func drip(_ bytes: ArraySlice<UInt8>, pause: TimeAmount, context: ChannelHandlerContext) {
            guard let first = bytes.first, context.channel.isActive else { return }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: [first])), promise: nil)
            let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: pause) {
                bound.value.handler.drip(bytes.dropFirst(), pause: pause, context: bound.value.context)
            }
        }

        private func send(_ text: String, context: ChannelHandlerContext) {
            guard !text.isEmpty else { return }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        }

        private static func answer(_ status: Int, _ body: String, _ headers: [String]) -> String {
            let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
            return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
        }
    }
}
