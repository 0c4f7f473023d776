import AWSClient
import Foundation
import NIOCore
import NIOPosix
import Testing

/// A `moto` server, which behaves like AWS, on a free port of loopback.
final class MotoServer: Sendable {
    @TaskLocal static var current: MotoServer?

    let url: String
    private let process: Process

    init() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let executable = folder.appending(path: ".venv/bin/moto_server")
        try #require(
            FileManager.default.isExecutableFile(atPath: executable.path),
            "moto_server is not in .venv; run scripts/test, which installs it"
        )
        let port = try await Self.freePort()
        url = "http://127.0.0.1:\(port)"
        process = Process()
        process.executableURL = executable
        process.arguments = ["-H", "127.0.0.1", "-p", "\(port)"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let transport = PooledTransport()
        let origin = HTTPOrigin(isSecure: false, host: "127.0.0.1", port: port)
        let probe = HTTPRequest(method: "GET", origin: origin, path: "/moto-api/data.json")
        for _ in 0..<300 {
            if let answer = try? await transport.send(probe, timeout: .seconds(10)), answer.status == 200 { return }
            try #require(process.isRunning, "moto_server ended")
            try await Task.sleep(for: .milliseconds(100))
        }
        stop()
        throw NotReady()
    }

    private struct NotReady: Error {}

    func stop() {
        // Not SIGTERM: a process that is started by a worker thread inherits that signal blocked.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// A client of the server.
    func client() throws -> AWSHTTPClient {
        // Ample time: on a busy machine the server takes seconds, and a second try would find what the first one made.
        let configuration = AWSConfiguration(
            endpoint: url,
            attemptTimeout: .seconds(90),
            timeout: .seconds(120),
            environment: .testing
        )
        return try AWSHTTPClient(configuration)
    }

    private static func freePort() async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(channel.localAddress?.port)
        try await channel.close()
        return port
    }
}

/// Runs a suite with a `moto` server.
struct MotoTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let server = try await MotoServer()
        defer { server.stop() }
        try await MotoServer.$current.withValue(server) { try await function() }
    }
}

extension Trait where Self == MotoTrait {
    /// Runs the suite with a `moto` server.
    static var moto: MotoTrait { MotoTrait() }
}
