internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// HTTP/1.1 over connections that are kept and used again.
///
/// A connection serves one request at a time. It is used again unless the host ended it, said that it will, or left it
/// unused for longer than `Limits.idleTime`.
public final class PooledTransport: AWSTransport {
    /// What a transport keeps to.
    public struct Limits: Sendable {
        /// How long making a connection may take, from the look-up of the name.
        public var connectTimeout: Duration
        /// How long an unused connection may be kept before it is no longer trusted.
        public var idleTime: Duration
        /// How many connections to one origin there may be; further requests wait.
        public var connectionsPerOrigin: Int
        /// How many bytes the body of an answer may have.
        public var answerSize: Int

        /// Limits.
        ///
        /// - Parameters:
        ///   - connectTimeout: how long making a connection may take; 3 seconds by default.
        ///   - idleTime: how long an unused connection may be kept; 20 seconds by default.
        ///   - connectionsPerOrigin: how many connections to one origin there may be, from 1; 64 by default.
        ///   - answerSize: how many bytes the body of an answer may have; 32 MiB by default, twice the largest answer
        ///     of DynamoDB.
        public init(
            connectTimeout: Duration = .seconds(3),
            idleTime: Duration = .seconds(20),
            connectionsPerOrigin: Int = 64,
            answerSize: Int = 32 << 20
        ) {
            self.connectTimeout = connectTimeout
            self.idleTime = idleTime
            self.connectionsPerOrigin = connectionsPerOrigin
            self.answerSize = answerSize
        }
    }

    private let limits: Limits
    private let certificateAuthorities: String?
    private let group: any EventLoopGroup
    private let origins = Mutex<[HTTPOrigin: OriginPool]>([:])
    private let tlsContext = Mutex<NIOSSLContext?>(nil)

    /// A transport without connections.
    ///
    /// - Parameters:
    ///   - limits: what it keeps to.
    ///   - certificateAuthorities: a file with the certificates, in PEM, of those whom to trust to say who a host is;
    ///     by default the system's.
    public init(limits: Limits = Limits(), certificateAuthorities: String? = nil) {
        self.limits = limits
        self.certificateAuthorities = certificateAuthorities
        group = MultiThreadedEventLoopGroup.singleton
    }

    deinit {
        closeIdleConnections()
    }

    /// Closes the connections that serve no request.
    public func closeIdleConnections() {
        for pool in origins.withLock({ Array($0.values) }) { pool.closeIdle() }
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - timeout: how long everything may take, waiting for a connection included.
    /// - Returns: the answer.
    /// - Throws: `AWSTransportError` if there is no whole answer.
    public func send(_ request: HTTPRequest, timeout: Duration) async throws(AWSTransportError) -> HTTPResponse {
        let deadline = NIODeadline.now() + TimeAmount(timeout)
        let pool = pool(of: request.origin)
        do {
            try await pool.permits.acquire(until: deadline, on: group.any())
            defer { pool.permits.release() }
            let channel = try await connection(to: request.origin, from: pool, until: deadline)
            let answer = try await exchange(request, on: channel, until: deadline)
            if answer.isReusable { pool.keep(channel) }
            return answer.response
        } catch let error as AWSTransportError {
            throw error
        } catch is DeadlineExceeded {
            throw .timedOut(timeout)
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .connectionClosed(String(describing: error))
        }
    }
}

extension PooledTransport {
    private func pool(of origin: HTTPOrigin) -> OriginPool {
        origins.withLock { origins in
            if let pool = origins[origin] { return pool }
            let pool = OriginPool(permits: limits.connectionsPerOrigin, idleTime: TimeAmount(limits.idleTime))
            origins[origin] = pool
            return pool
        }
    }

    private func exchange(
        _ request: HTTPRequest,
        on channel: any Channel,
        until deadline: NIODeadline
    ) async throws -> Answer {
        let promise = channel.eventLoop.makePromise(of: Answer.self)
        let exchange = Exchange(request: request, answer: promise, deadline: deadline, answerSize: limits.answerSize)
        return try await withTaskCancellationHandler {
            // The handler never sees what is written to a channel that is closed already.
            channel.writeAndFlush(exchange).whenFailure { error in promise.fail(error) }
            return try await promise.futureResult.get()
        } onCancel: {
            promise.fail(CancellationError())
            channel.close(promise: nil)
        }
    }

    private func connection(
        to origin: HTTPOrigin,
        from pool: OriginPool,
        until deadline: NIODeadline
    ) async throws -> any Channel {
        if let channel = pool.takeIdle() { return channel }
        let timeLeft = deadline - .now()
        guard timeLeft > .zero else { throw DeadlineExceeded() }
        let context = origin.isSecure ? try context() : nil
        do {
            let connector = Connector(loop: group.next(), context: context)
            return try await connector.connect(to: origin, within: min(TimeAmount(limits.connectTimeout), timeLeft))
        } catch let error as AWSTransportError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            guard NIODeadline.now() < deadline else { throw DeadlineExceeded() }
            throw AWSTransportError.connectFailed(Connector.reason(error))
        }
    }

    private func context() throws(AWSTransportError) -> NIOSSLContext {
        do {
            return try tlsContext.withLock { context in
                if let context { return context }
                var configuration = TLSConfiguration.makeClientConfiguration()
                if let certificateAuthorities { configuration.trustRoots = .file(certificateAuthorities) }
                let made = try NIOSSLContext(configuration: configuration)
                context = made
                return made
            }
        } catch {
            let source = certificateAuthorities.map { "from \($0)" } ?? "of the system"
            throw .tlsFailed("the certificates \(source) cannot be used: \(error)")
        }
    }
}

/// The time for a request is up.
struct DeadlineExceeded: Error {}
