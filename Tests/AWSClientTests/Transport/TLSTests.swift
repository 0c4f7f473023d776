import AWSClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Testing

/// Encrypted connections, with certificates that `openssl` makes.
@Suite(.timeLimit(.minutes(1)), .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")))
struct TLSTests {
    private let certificate: Certificate
    private let server: any Channel

    private var origin: HTTPOrigin { HTTPOrigin(host: "localhost", port: server.localAddress?.port) }

    init() async throws {
        certificate = try Certificate(name: "localhost")
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(certificate.path).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: certificate.keyPath, format: .pem))
        )
        configuration.minimumTLSVersion = .tlsv12
        let context = try NIOSSLContext(configuration: configuration)
        server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(NIOSSLServerHandler(context: context))
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(Greeter())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    @Test func encrypts() async throws {
        let transport = PooledTransport(certificateAuthorities: certificate.path)
        for _ in 0..<3 {
            let response = try await transport.send(
                HTTPRequest(method: "GET", origin: origin),
                timeout: .seconds(10)
            )
            #expect(response.body == Array("hello".utf8))
        }
    }

    @Test func refusesUnknownAuthority() async throws {
        await #expect {
            try await PooledTransport().send(HTTPRequest(method: "GET", origin: origin), timeout: .seconds(10))
        } throws: { error in
            guard case AWSTransportError.tlsFailed = error else { return false }
            return true
        }
    }

    @Test func refusesCertificateOfAnotherHost() async throws {
        let transport = PooledTransport(certificateAuthorities: certificate.path)
        let other = HTTPOrigin(host: "127.0.0.1", port: origin.port)
        await #expect {
            try await transport.send(HTTPRequest(method: "GET", origin: other), timeout: .seconds(10))
        } throws: { error in
            guard case AWSTransportError.tlsFailed = error else { return false }
            return true
        }
    }

    @Test func saysWhichCertificatesCannotBeUsed() async throws {
        let transport = PooledTransport(certificateAuthorities: "/nowhere.pem")
        await #expect {
            try await transport.send(HTTPRequest(method: "GET", origin: origin), timeout: .seconds(10))
        } throws: { error in
            guard case AWSTransportError.tlsFailed(let reason) = error else { return false }
            return reason.hasPrefix("the certificates from /nowhere.pem cannot be used: ")
        }
    }
}

/// A certificate that signs itself, with its key, in a folder that goes away with it.
private final class Certificate {
    private let folder: URL
    var path: String { folder.appending(path: "certificate.pem").path }
    var keyPath: String { folder.appending(path: "key.pem").path }

    init(name: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "certificate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", keyPath, "-out", path,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}

/// Answers every request with a greeting.
private final class Greeter: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .end = unwrapInboundIn(data) else { return }
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": "5"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: "hello")))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
