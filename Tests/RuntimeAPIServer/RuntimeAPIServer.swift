import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix

/// The Runtime API of Lambda on a port of this machine, for tests of workers as they are deployed: as processes.
///
/// ```swift
/// let server = try await RuntimeAPIServer.start()
/// let worker = try WorkerProcess("order-writer", server: server, environment: ["TABLE_NAME": "orders"])
/// let outcome = try await server.invoke(#"{"Records": []}"#)
/// ```
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>
public final class RuntimeAPIServer: Sendable {
    /// What came of an invocation.
    public enum Outcome: Equatable, Sendable {
        /// The worker answered.
        case response(String)
        /// The worker reported an error: the header that says its type, and the body.
        case failure(type: String, body: String)
    }

    /// How the server treats connections.
    public enum KeepAlive: Sendable {
        /// It keeps them open.
        case always
        /// It says with each answer that it closes the connection, and does.
        case closesAnnounced
        /// It closes the connection after each answer without a word.
        case closesUnannounced
    }

    /// Why an invocation came to nothing.
    public struct Failure: Error, CustomStringConvertible {
        /// The reason.
        public let description: String
    }

    private let channel: any Channel
    private let state: NIOLockedValueBox<ServerState>

    /// Starts a server.
    /// - Parameter keepAlive: How the server treats connections; it keeps them when not given.
    /// - Returns: The server, which listens.
    /// - Throws: An error of the system when the server cannot listen.
    public static func start(keepAlive: KeepAlive = .always) async throws -> RuntimeAPIServer {
        let state = NIOLockedValueBox(ServerState(keepAlive: keepAlive))
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    state.withLockedValue { $0.connections += 1 }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    try channel.pipeline.syncOperations.addHandler(RequestHandler(state: state))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: 0)
            .get()
        return RuntimeAPIServer(channel: channel, state: state)
    }

    private init(channel: any Channel, state: NIOLockedValueBox<ServerState>) {
        self.channel = channel
        self.state = state
    }

    /// Where the server listens, as the variable `AWS_LAMBDA_RUNTIME_API` has it.
    public var address: String { "127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    /// How many connections there have been.
    public var connections: Int { state.withLockedValue { $0.connections } }

    /// When a worker asked for an invocation for the first time; `nil` when none has.
    public var firstRequestForInvocation: ContinuousClock.Instant? { state.withLockedValue { $0.firstRequest } }

    /// Closes the server; workers that wait for an invocation lose their connection.
    public func stop() async throws {
        let waiting = state.withLockedValue { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for waiting in waiting { waiting.close(promise: nil) }
        try await channel.close()
    }

    /// Gives a worker an event, and waits for what comes of it.
    /// - Parameters:
    ///   - event: The event.
    ///   - requestID: The ID of the invocation; one of its own when not given.
    ///   - timeout: After what time the function is said to time out; 30 seconds when not given.
    ///   - headers: Further headers of the invocation.
    ///   - patience: How long to wait; 60 seconds when not given.
    /// - Returns: What came of the invocation.
    /// - Throws: ``Failure`` when nothing comes of it in time, or the worker that has it is gone.
    public func invoke(
        _ event: String,
        requestID: String? = nil,
        timeout: Duration = .seconds(30),
        headers: [(String, String)] = [],
        patience: Duration = .seconds(60)
    ) async throws -> Outcome {
        let requestID = requestID ?? UUID().uuidString.lowercased()
        let deadline =
            Date().timeIntervalSince1970 * 1000 + Double(timeout.components.seconds) * 1000
            + Double(timeout.components.attoseconds) / 1e15
        let outcome = channel.eventLoop.makePromise(of: Outcome.self)
        let announcement = Announcement(
            requestID: requestID,
            headers: HTTPHeaders(
                [
                    ("Lambda-Runtime-Aws-Request-Id", requestID),
                    ("Lambda-Runtime-Deadline-Ms", String(Int64(deadline))),
                    ("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:worker"),
                    ("Content-Type", "application/json"),
                ] + headers
            ),
            event: event
        )
        let expiry = channel.eventLoop.scheduleTask(in: TimeAmount(patience)) {
            outcome.fail(Failure(description: "nothing came of the invocation \(requestID) within \(patience)"))
        }
        let keepAlive = state.withLockedValue { state in
            state.outcomes[requestID] = outcome
            guard let waiting = state.waiting.popFirst() else {
                state.announcements.append(announcement)
                return (waiting: (any Channel)?.none, keepAlive: state.keepAlive)
            }
            state.announced[ObjectIdentifier(waiting)] = requestID
            return (waiting, state.keepAlive)
        }
        if let waiting = keepAlive.waiting {
            answer(waiting, status: .ok, headers: announcement.headers, body: event, keepAlive: keepAlive.keepAlive)
        }
        defer { expiry.cancel() }
        return try await outcome.futureResult.get()
    }

    /// The error that a worker could not start for.
    /// - Parameter patience: How long to wait; 60 seconds when not given.
    /// - Returns: What the worker reported.
    /// - Throws: ``Failure`` when none is reported in time.
    public func initializationFailure(patience: Duration = .seconds(60)) async throws -> Outcome {
        let failure = channel.eventLoop.makePromise(of: Outcome.self)
        let expiry = channel.eventLoop.scheduleTask(in: TimeAmount(patience)) {
            failure.fail(Failure(description: "no initialization error was reported within \(patience)"))
        }
        defer { expiry.cancel() }
        let known = state.withLockedValue { state in
            if state.initializationFailure == nil { state.initializationWaiter = failure }
            return state.initializationFailure
        }
        if let known { failure.succeed(known) }
        return try await failure.futureResult.get()
    }

    /// Waits until a worker asks for an invocation.
    /// - Parameter patience: How long to wait; 60 seconds when not given.
    /// - Throws: ``Failure`` when none does in time.
    public func workerIsReady(patience: Duration = .seconds(60)) async throws {
        let end = ContinuousClock.now + patience
        while state.withLockedValue({ $0.waiting.isEmpty }) {
            guard ContinuousClock.now < end else {
                throw Failure(description: "no worker asked for an invocation within \(patience)")
            }
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}

/// An invocation that no worker has asked for.
private struct Announcement: Sendable {
    let requestID: String
    let headers: HTTPHeaders
    let event: String
}

private struct ServerState: Sendable {
    let keepAlive: RuntimeAPIServer.KeepAlive
    var connections = 0
    var firstRequest: ContinuousClock.Instant?
    var announcements: [Announcement] = []
    var waiting: ArraySlice<any Channel> = []
    var outcomes: [String: EventLoopPromise<RuntimeAPIServer.Outcome>] = [:]
    /// What was announced last on a connection.
    var announced: [ObjectIdentifier: String] = [:]
    var initializationFailure: RuntimeAPIServer.Outcome?
    var initializationWaiter: EventLoopPromise<RuntimeAPIServer.Outcome>?

    init(keepAlive: RuntimeAPIServer.KeepAlive) { self.keepAlive = keepAlive }
}

private func answer(
    _ channel: any Channel,
    status: HTTPResponseStatus,
    headers: HTTPHeaders = [:],
    body: String = "",
    keepAlive: RuntimeAPIServer.KeepAlive
) {
    channel.eventLoop.execute {
        var headers = headers
        headers.add(name: "content-length", value: String(body.utf8.count))
        if case .closesAnnounced = keepAlive { headers.add(name: "connection", value: "close") }
        channel.write(
            HTTPServerResponsePart.head(.init(version: .http1_1, status: status, headers: headers)),
            promise: nil
        )
        channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: body))), promise: nil)
        let sent = channel.writeAndFlush(HTTPServerResponsePart.end(nil))
        switch keepAlive {
        case .always: break
        case .closesAnnounced, .closesUnannounced: sent.whenComplete { _ in channel.close(promise: nil) }
        }
    }
}

private final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart

    private let state: NIOLockedValueBox<ServerState>
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    init(state: NIOLockedValueBox<ServerState>) { self.state = state }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = ByteBuffer()
        case .body(var part): body.writeBuffer(&part)
        case .end:
            guard let head else { return }
            handle(head, String(buffer: body), on: context.channel)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        let channel = context.channel
        let orphan = state.withLockedValue { state in
            state.waiting.removeAll { $0 === channel }
            // A worker comes back on another connection only where the server closes them.
            guard let requestID = state.announced.removeValue(forKey: ObjectIdentifier(channel)),
                case .always = state.keepAlive
            else { return EventLoopPromise<RuntimeAPIServer.Outcome>?.none }
            return state.outcomes.removeValue(forKey: requestID)
        }
        orphan?.fail(RuntimeAPIServer.Failure(description: "the worker is gone"))
        context.fireChannelInactive()
    }

    private func handle(_ head: HTTPRequestHead, _ body: String, on channel: any Channel) {
        let path = head.uri.split(separator: "/").map(String.init)
        let type = head.headers.first(name: "Lambda-Runtime-Function-Error-Type") ?? ""
        switch (head.method, path.dropFirst().joined(separator: "/"), path.count) {
        case (.GET, "runtime/invocation/next", _): announceNext(on: channel)
        case (.POST, "runtime/init/error", _):
            let failure = RuntimeAPIServer.Outcome.failure(type: type, body: body)
            let waiter = state.withLockedValue { state in
                state.initializationFailure = failure
                return state.initializationWaiter
            }
            waiter?.succeed(failure)
            reply(.accepted, on: channel)
        case (.POST, _, 5) where path[4] == "response" && body.utf8.count > 6_291_556:
            finish(path[3], .failure(type: "", body: "RequestEntityTooLarge"), .payloadTooLarge, on: channel)
        case (.POST, _, 5) where path[4] == "response":
            finish(path[3], .response(body), .accepted, on: channel)
        case (.POST, _, 5) where path[4] == "error":
            finish(path[3], .failure(type: type, body: body), .accepted, on: channel)
        default: reply(.notFound, on: channel)
        }
    }

    private func announceNext(on channel: any Channel) {
        let next = state.withLockedValue { state in
            if state.firstRequest == nil { state.firstRequest = .now }
            guard !state.announcements.isEmpty else {
                state.waiting.append(channel)
                return Announcement?.none
            }
            let next = state.announcements.removeFirst()
            state.announced[ObjectIdentifier(channel)] = next.requestID
            return next
        }
        guard let next else { return }
        let keepAlive = state.withLockedValue { $0.keepAlive }
        answer(channel, status: .ok, headers: next.headers, body: next.event, keepAlive: keepAlive)
    }

    private func finish(
        _ requestID: String,
        _ outcome: RuntimeAPIServer.Outcome,
        _ status: HTTPResponseStatus,
        on channel: any Channel
    ) {
        let promise = state.withLockedValue { $0.outcomes.removeValue(forKey: requestID) }
        reply(promise == nil ? .badRequest : status, on: channel)
        promise?.succeed(outcome)
    }

    private func reply(_ status: HTTPResponseStatus, on channel: any Channel) {
        answer(channel, status: status, keepAlive: state.withLockedValue { $0.keepAlive })
    }
}
