import Foundation
import Testing

@testable import AWSClient

/// A `moto` server, which behaves like AWS, on a free port of loopback.
final class LocalMoto: Sendable {
    @TaskLocal static var current: LocalMoto?

    let url: String
    private let process: Process

    init() async throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let executable = package.appending(path: ".venv/bin/moto_server")
        try #require(
            FileManager.default.isExecutableFile(atPath: executable.path),
            "moto_server is not in .venv; run scripts/test, which installs it"
        )
        let port = try Self.freePort()
        url = "http://127.0.0.1:\(port)"
        process = Process()
        process.executableURL = executable
        process.arguments = ["-H", "127.0.0.1", "-p", "\(port)"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let transport = PooledTransport()
        let probe = HTTPRequest(
            method: "GET",
            origin: HTTPOrigin(isSecure: false, host: "127.0.0.1", port: port),
            path: "/moto-api/data.json"
        )
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
        let environment = AWSEnvironment(variables: ["AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"])
        return try AWSHTTPClient(
            AWSConfiguration(
                region: "eu-west-1",
                endpoint: url,
                attemptTimeout: .seconds(90),
                timeout: .seconds(120),
                environment: environment
            )
        )
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 ? getsockname(descriptor, address, &length) : -1
            }
        }
        try #require(code == 0)
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

/// Runs a suite with a `moto` server.
struct MotoTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let server = try await LocalMoto()
        defer { server.stop() }
        try await LocalMoto.$current.withValue(server) { try await function() }
    }
}

extension Trait where Self == MotoTrait {
    /// Runs the suite with a `moto` server.
    static var moto: MotoTrait { MotoTrait() }
}
