internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// Makes connections that are ready for a request.
struct Connector {
    let loop: any EventLoop
    /// What encrypts the connection; `nil` for one that is not.
    let context: NIOSSLContext?

    /// A connection, encrypted if it is to be.
    func connect(to origin: HTTPOrigin, within timeout: TimeAmount) async throws -> any Channel {
        let ready = loop.makePromise(of: Void.self)
        let alarm = loop.scheduleTask(in: timeout) { ready.fail(ChannelError.connectTimeout(timeout)) }
        defer { alarm.cancel() }
        let context = context
        let connecting = ClientBootstrap(group: loop)
            .connectTimeout(timeout)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let context { try pipeline.addHandler(try Self.tlsHandler(context, origin.host)) }
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(ExchangeHandler(isEncrypted: context != nil, ready: ready))
                }
            }
            .connect(host: origin.host, port: origin.port)
        connecting.whenFailure { error in ready.fail(error) }
        connecting.whenSuccess { channel in ready.futureResult.whenFailure { _ in channel.close(promise: nil) } }
        return try await withTaskCancellationHandler {
            try await ready.futureResult.flatMap { connecting }.get()
        } onCancel: {
            ready.fail(CancellationError())
        }
    }

    private static func tlsHandler(_ context: NIOSSLContext, _ host: String) throws -> NIOSSLClientHandler {
        // An address is no name to ask for; its certificate is checked against the address itself.
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
    }

    /// Why no connection was made, in a sentence without what is of no use to a reader.
    static func reason(_ error: any Error) -> String {
        guard let error = error as? NIOConnectionError else { return String(describing: error) }
        if let failure = error.connectionErrors.first { return reason(failure) }
        let lookUp = error.dnsAError ?? error.dnsAAAAError
        return "\(error.host) was not found\(lookUp.map { ": \($0)" } ?? "")"
    }

    private static func reason(_ failure: SingleConnectionFailure) -> String {
        guard let error = failure.error as? IOError, let text = strerror(error.errnoCode),
            let address = failure.target.ipAddress, let port = failure.target.port
        else { return String(describing: failure.error) }
        let words = String(cString: text)
        return "\(words.prefix(1).lowercased())\(words.dropFirst()) (\(address), port \(port))"
    }
}
